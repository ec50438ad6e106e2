namespace ElbContract.Client.Credentials.Iam;

/// <summary>Where tokens are.</summary>
internal static class IamAddress
{
    private const string Tokens = "/auth/tokens";

    /// <summary>The address that tokens are asked of, from what people write as that of the identity service.</summary>
    public static Uri Of(Uri authUrl)
    {
        var written = authUrl.AbsoluteUri.TrimEnd('/');
        if (written.EndsWith(Tokens, StringComparison.Ordinal))
            return new Uri(written);
        var hasVersion = authUrl.Segments.Any(segment => segment.Trim('/') == "v3");
        return new Uri(written + (hasVersion ? "" : "/v3") + Tokens);
    }
}
