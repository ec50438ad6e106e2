using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Judgement;

/// <summary>Ids differ from listener to listener: that cannot be seen in one exchange.</summary>
internal static class IdsOfTheirOwn
{
    /// <summary>The cases; one that got the id of an earlier one has a finding more.</summary>
    public static IReadOnlyList<JudgedCase> Examine(IEnumerable<JudgedCase> cases)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        return [.. cases.Select(judged => Examine(judged, seen))];
    }

    private static JudgedCase Examine(JudgedCase judged, Dictionary<string, string> seen)
    {
        if (
            !judged.IsAccepted
            || ListenerDocument.Parse(judged.Body).Text(ListenerField.Id) is not { Length: > 0 } id
            || seen.TryAdd(id, judged.Case.Name)
        )
            return judged;
        var finding = new Finding(ClauseIds.ResponseId, "$.body.id", new Expected.OtherId(seen[id]), $"\"{id}\"");
        return judged with { Findings = [.. judged.Findings, finding] };
    }
}
