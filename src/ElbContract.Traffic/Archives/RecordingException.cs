namespace ElbContract.Traffic.Archives;

/// <summary>A recording from which nothing could be read, or that is not to be read; the message says which, why, and what to do.</summary>
public sealed class RecordingException(string path, string reason, Exception? cause = null) : Exception($"'{path}': {reason}.", cause);
