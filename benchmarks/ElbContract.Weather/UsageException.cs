namespace ElbContract.Weather;

/// <summary>The command line is wrong; the message is the line that the person reads.</summary>
internal sealed class UsageException(string message) : Exception(message);
