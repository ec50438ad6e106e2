namespace ElbContract.Client.Credentials.Signing;

/// <summary>The headers that a signature comes with.</summary>
internal static class SigningHeaders
{
    public const string Date = "x-sdk-date";
    public const string SecurityToken = "x-security-token";
}
