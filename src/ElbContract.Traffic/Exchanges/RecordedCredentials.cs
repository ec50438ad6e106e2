namespace ElbContract.Traffic.Exchanges;

/// <summary>What an archive shows of the credentials of a request. Browsers leave them out of those that they call sanitized.</summary>
internal static class RecordedCredentials
{
    private static readonly string[] Headers = ["X-Auth-Token", "Authorization", "Cookie", "X-Security-Token"];

    public static bool AreIn(CapturedRequest request) => Headers.Any(name => request.Header(name) is { Length: > 0 });

    /// <summary>Whether it had some that the archive of another program does not show: it was let in without any.</summary>
    public static bool WereStripped(CapturedRequest request, CapturedResponse? response) =>
        request.Header("X-Auth-Token") is null && !AreIn(request) && response is not (null or { Status: 401 or 403 });
}
