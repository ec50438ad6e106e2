using ElbContract.Specification;

namespace ElbContract.Emulator.Snapshots;

/// <summary>A file is no snapshot that an emulator can start from: it cannot be read, is damaged, another program's or of a later
/// version.</summary>
internal sealed class SnapshotException(string message, Exception? cause = null) : MistakeException(message, cause);
