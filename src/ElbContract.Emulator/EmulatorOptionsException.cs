using ElbContract.Specification;

namespace ElbContract.Emulator;

/// <summary>The options of an emulator are out of their ranges; the message names all that are.</summary>
internal sealed class EmulatorOptionsException(string message) : MistakeException(message);
