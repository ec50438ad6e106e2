namespace ElbContract.Pact.Native;

/// <summary>Pact's native core is missing, too old, cannot be run, or refused a call that a valid contract does not make.</summary>
internal sealed class PactCoreException : PactException
{
    internal PactCoreException(string message, Exception? cause = null)
        : base(message, cause) { }
}
