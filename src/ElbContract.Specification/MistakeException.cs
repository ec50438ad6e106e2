namespace ElbContract.Specification;

/// <summary>What a person did wrong, and can put right: the message is one line that says what, where and what to do. The command line
/// prints it and ends with exit code 2.</summary>
public abstract class MistakeException(string message, Exception? cause = null) : Exception(message, cause);
