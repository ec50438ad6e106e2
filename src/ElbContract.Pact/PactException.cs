namespace ElbContract.Pact;

/// <summary>A contract that cannot be read, written or verified here. The message is one line: what, where and what to do.</summary>
public abstract class PactException : Exception
{
    private protected PactException(string message, Exception? cause = null)
        : base(message, cause) { }
}
