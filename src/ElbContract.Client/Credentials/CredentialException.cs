namespace ElbContract.Client.Credentials;

/// <summary>No credential can be had. The message is one line (what, where, what to do) without a secret.</summary>
public sealed class CredentialException(string message, Exception? inner = null) : Exception(message, inner);
