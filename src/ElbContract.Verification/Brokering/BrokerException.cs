using ElbContract.Specification;

namespace ElbContract.Verification.Brokering;

/// <summary>The broker cannot be asked, or answers what cannot be used: nothing can be said. The message is one line: what, where, what to
/// do.</summary>
public sealed class BrokerException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The broker refuses what it was given.</summary>
public sealed class BrokerRefusalException(string message) : MistakeException(message);
