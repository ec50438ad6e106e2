namespace ElbContract.Client.Credentials;

/// <summary>There is no credential to be had. The message is one line: what, where, what to do; and no secret is in it.</summary>
public sealed class CredentialException(string message, Exception? inner = null) : Exception(message, inner);
