using ElbContract.Specification;

namespace ElbContract.Verification.Journals;

/// <summary>A journal that cannot be written, read or used; the message is one line that says which, why and what to do.</summary>
public sealed class JournalException(string message, Exception? inner = null) : MistakeException(message, inner);
