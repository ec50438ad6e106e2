using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Checking;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Recording;

/// <summary>Judges what a recorder passes on, by what is kept of it: so the recording, checked later, says the same.</summary>
public static class LiveJudge
{
    private static readonly ExchangeJudge Judge = new(KnownIds.None);

    /// <summary>Null where the exchange is of another API.</summary>
    public static ExchangeVerdict? Of(ArchiveEntry entry)
    {
        if (entry.Method != "POST" || ListenersPath.Find(entry.Url) is not { } path)
            return null;
        var request =
            entry.Request is { Body.IsKept: true } && entry.Request.Header("Content-Encoding") is null
                ? entry.Request.Body.Bytes
                : (ReadOnlyMemory<byte>?)null;
        var answer = entry.Response is { Body.IsKept: true } ? entry.Response.Body.Bytes : (ReadOnlyMemory<byte>?)null;
        return Judge.Judge(path, request, entry is { Outcome: ExchangeOutcome.Answered, Status: > 0 } ? entry.Status : null, answer);
    }
}
