using System.Globalization;
using System.Text.Json;
using ElbContract.Client.Wire;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Matching;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Replaying;

/// <summary>Compares an answer with the recorded one. Ids, times and request ids differ from run to run, and what is redacted is not known:
/// of those only whether they are there, and of which type, counts.</summary>
/// <remarks>
/// Only the media type counts among the headers: the others belong to the connection and to what is on the way. Whether a new listener is
/// active already depends on the moment. Where one is accepted and the other refused, all of the body differs: it is told as a whole.
/// </remarks>
internal sealed class AnswerComparison(IdMap ids)
{
    private static readonly HashSet<string> OfTheirOwn = new(StringComparer.Ordinal)
    {
        "id",
        "create_time",
        "update_time",
        "created_at",
        "updated_at",
        "request_id",
        "requestId",
        "trace_id",
        "job_id",
        "project_id",
        "tenant_id",
        "domain_id",
    };

    /// <param name="call">What was asked for.</param>
    /// <param name="recorded">Without secrets.</param>
    /// <param name="hasBody">Whether the recording has all of its body.</param>
    /// <param name="actual">Without secrets.</param>
    public IReadOnlyList<Difference> Compare(ListenerOperation call, CapturedResponse recorded, bool hasBody, CapturedResponse actual)
    {
        List<Difference> found = [];
        if (recorded.Status != actual.Status)
            found.Add(new Difference("$.status", Number(recorded.Status), Number(actual.Status)));
        if (!hasBody)
            return found;
        if (IsAccepted(recorded) != IsAccepted(actual))
        {
            found.AddRange(JsonDifferences.OfWhole(recorded.Body, actual.Body));
            return found;
        }

        if (
            MediaType(recorded) is var before
            && MediaType(actual) is var now
            && before != now
            && !(recorded.Body.IsEmpty && actual.Body.IsEmpty)
        )
            found.Add(new Difference("$.header.Content-Type", before, now));
        found.AddRange(
            call == ListenerOperation.List && recorded.Status is 200 && actual.Status is 200
                ? CompareLists(recorded.Body, actual.Body)
                : JsonDifferences.Of(recorded.Body, actual.Body, Compare)
        );
        return found;
    }

    // Others add and delete listeners at either end: only those of the recording are compared.
    private IReadOnlyList<Difference> CompareLists(ReadOnlyMemory<byte> recorded, ReadOnlyMemory<byte> actual)
    {
        using var before = JsonDifferences.Parse(recorded);
        using var now = JsonDifferences.Parse(actual);
        if (before?.RootElement.ValueKind != JsonValueKind.Array || now?.RootElement.ValueKind != JsonValueKind.Array)
            return JsonDifferences.Of(recorded, actual, Compare);
        var there = now
            .RootElement.EnumerateArray()
            .Select(one => (Id: IdOf(one), Listener: one))
            .Where(one => one.Id is not null)
            .ToList();
        List<Difference> found = [];
        var at = 0;
        foreach (var one in before.RootElement.EnumerateArray())
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"$.body[{at++}]");
            if (IdOf(one) is not { } id || ids.Find(id) is not { } made)
                continue;
            var same = there.Find(other => other.Id == made);
            if (same.Id is null)
                found.Add(new Difference(where, JsonDifferences.Shown(one), null));
            else
                found.AddRange(JsonDifferences.Of(where, one, same.Listener, Compare));
        }

        return found;
    }

    private bool? Compare(string member, JsonElement recorded, JsonElement actual)
    {
        var (before, now) = (recorded.ReadText(), actual.ReadText());
        if (before == Redactor.Redacted || now == Redactor.Redacted)
            return true;
        if (OfTheirOwn.Contains(member))
            return recorded.ValueKind == actual.ValueKind && before is "" == now is "" ? IsOfTheRun(before, now) : false;
        if (before is null || now is null)
            return null;
        return ids.Text(before) == now || (member == "status" && IsLive(before) && IsLive(now)) ? true : null;
    }

    private static bool IsAccepted(CapturedResponse answer) => answer.Status is >= 200 and < 300;

    private static bool IsLive(string status) => status is "ACTIVE" or "PENDING_CREATE";

    // The id of a listener that was made now is that one, and no other.
    private bool IsOfTheRun(string? before, string? now) => before is null || ids.Find(before) is not { } made || made == now;

    private static string? IdOf(JsonElement listener) =>
        listener.ValueKind == JsonValueKind.Object && listener.TryGetProperty("id", out var id) ? id.ReadText() : null;

    private static string? MediaType(CapturedResponse answer) =>
        answer.Header("Content-Type")?.Split(';')[0].Trim().ToLowerInvariant() is { Length: > 0 } type ? type : null;

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);
}
