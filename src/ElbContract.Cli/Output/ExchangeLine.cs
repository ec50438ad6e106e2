using System.Text.Json;
using ElbContract.Specification.Clauses;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Checking;

namespace ElbContract.Cli.Output;

/// <summary>An exchange that passed, in one line.</summary>
internal static class ExchangeLine
{
    /// <param name="entry">Without secrets.</param>
    /// <param name="verdict">Null for another API's.</param>
    public static string Of(ArchiveEntry entry, ExchangeVerdict? verdict) =>
        FormattableString.Invariant(
            $"{entry.Method} {PathOf(entry.Url)} {StatusOf(entry)} {entry.Timings.Total.TotalMilliseconds:0.0} ms  {Words(entry, verdict)}"
        );

    private static string Words(ArchiveEntry entry, ExchangeVerdict? verdict)
    {
        // Such as a request that was not passed on.
        if (entry is { Status: 0, Reason: { } reason } && verdict is null or { Silence: Silence.RequestNotKept })
            return reason;
        if (verdict is not { } said)
            return "other API";
        if (!said.Conforms)
            return string.Join("; ", new[] { Side("client", said.Client), Side("provider", said.Provider) }.OfType<string>());
        return said.Silence switch
        {
            Silence.None => "conforms",
            Silence.RequestNotKept => "not judged: the request's body was not kept",
            Silence.ResponseNotKept => "conforms, except that the answer's body was not kept",
            Silence.NoAnswer => "not judged: no answer",
            Silence.Weather => "not judged: the provider itself did not answer",
            Silence.PortTaken => "conforms: the port is taken",
            _ => "conforms: refused for a reason that the request does not show",
        };
    }

    private static string? Side(string side, IReadOnlyList<Finding> findings) =>
        findings.Count == 0
            ? null
            : $"{side}: {string.Join(", ", findings.Select(finding => finding.Clause).Distinct(StringComparer.Ordinal))}";

    private static string StatusOf(ArchiveEntry entry) =>
        entry.Status > 0
            ? FormattableString.Invariant($"{entry.Status}")
            : JsonNamingPolicy.KebabCaseLower.ConvertName(entry.Outcome.ToString());

    private static string PathOf(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var path = url.IndexOf('/', scheme < 0 ? 0 : scheme + 3);
        return (path < 0 ? "/" : url[path..]).Split('?', 2)[0];
    }
}
