using ElbContract.Specification;

namespace ElbContract.Emulator.Keeping;

/// <summary>A file cannot keep what an emulator holds: it is another program's, in use, or its disk is full.</summary>
internal sealed class KeeperException(string message, Exception? cause = null) : MistakeException(message, cause);
