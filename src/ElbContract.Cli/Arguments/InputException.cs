using ElbContract.Specification;

namespace ElbContract.Cli.Arguments;

/// <summary>Something on the command line is wrong; the message is the one line that the person reads.</summary>
internal sealed class InputException(string message) : MistakeException(message);
