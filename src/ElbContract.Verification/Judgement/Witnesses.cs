using ElbContract.Pact.Verifying;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Judgement;

/// <summary>Joins what the judge and Pact's verifier say of one answer; a clause fails when either fails it, and once.</summary>
internal static class Witnesses
{
    /// <summary>The judge's findings, then those of Pact that the judge does not have.</summary>
    public static IReadOnlyList<Finding> Join(JudgedCase judged, IReadOnlyList<Mismatch> mismatches)
    {
        List<Finding> findings = [.. judged.Findings];
        var statusDiffers = mismatches.Any(mismatch => mismatch.Kind == MismatchKind.Status);
        // A refusal's body, and one of another form, differs in every field: that is one cause, and it is found already.
        var bodyIsNews = (judged.IsAccepted || !statusDiffers) && !findings.Exists(finding => finding.Where == "$.body");
        foreach (var mismatch in mismatches)
        {
            var where = Where(mismatch);
            if (where != "$.status" && !bodyIsNews) continue;
            if (findings.Exists(finding => finding.Where == where)) continue;
            findings.Add(new Finding(ClauseAt(where, judged), where, mismatch.Expected ?? mismatch.Text, mismatch.Actual ?? "another"));
        }

        return findings;
    }

    private static string Where(Mismatch mismatch) => mismatch.Kind switch
    {
        MismatchKind.Status => "$.status",
        MismatchKind.Body when mismatch.Path.StartsWith("$.", StringComparison.Ordinal) => "$.body" + mismatch.Path[1..],
        MismatchKind.Header => "$.headers." + mismatch.Path,
        _ => "$.body",
    };

    private static string ClauseAt(string where, JudgedCase judged)
    {
        if (where == "$.body") return "uri.add";
        if (!where.StartsWith("$.body.", StringComparison.Ordinal)) return judged.Case.Clause;
        var name = where["$.body.".Length..];
        foreach (var field in Enum.GetValues<ListenerField>())
        {
            if (field.JsonName() == name && Catalogue.Find("response." + name.Replace('_', '-')) is { } clause) return clause.Id;
        }

        return judged.Case.Clause;
    }
}
