using ElbContract.Specification;

namespace ElbContract.Emulator;

/// <summary>The options of an emulator are out of their ranges; the message names all that are.</summary>
public sealed class EmulatorOptionsException(string message) : MistakeException(message);
