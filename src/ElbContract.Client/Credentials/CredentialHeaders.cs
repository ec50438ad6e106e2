namespace ElbContract.Client.Credentials;

/// <summary>The headers that credentials are put into.</summary>
internal static class CredentialHeaders
{
    public const string Token = "X-Auth-Token";
    public const string Authorization = "Authorization";

    /// <summary>Replaces whatever the header says; whether a header can carry the value is not asked here.</summary>
    public static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }

    /// <summary>Whether a header can carry the value as it is.</summary>
    public static bool CanCarry(string value) => !value.AsSpan().ContainsAnyExceptInRange('!', '~');
}
