using System.Globalization;
using ElbContract.Pact.Verifying;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Judgement;

/// <summary>Joins what the judge and Pact's verifier say of one answer; a clause fails when either fails it, and once.</summary>
internal static class Witnesses
{
    private const int LongestValue = 80;
    private const string MissingKeys = "is missing the following keys: ";

    /// <summary>The judge's findings, then those of Pact that the judge does not have.</summary>
    public static IReadOnlyList<Finding> Join(JudgedCase judged, IReadOnlyList<Mismatch> mismatches)
    {
        if (judged.WitnessesDisagree)
            return Disagreement(judged, mismatches);
        List<Finding> findings = [.. judged.Findings];
        var statusDiffers = mismatches.Any(mismatch => mismatch.Kind == MismatchKind.Status);
        // A refusal's body, and one of another form, differs in every field: that is one cause, and it is found already.
        var bodyIsNews = (judged.IsAccepted || !statusDiffers) && !findings.Exists(finding => finding.Where == "$.body");
        foreach (var mismatch in mismatches)
        {
            // Headers and content types are not documented.
            if (mismatch.Kind is MismatchKind.Header or MismatchKind.BodyType || IsOneNumber(mismatch))
                continue;
            foreach (var where in Places(mismatch))
            {
                if (where != "$.status" && !bodyIsNews)
                    continue;
                if (findings.Exists(finding => finding.Where == where))
                    continue;
                findings.Add(new Finding(ClauseAt(where, judged), where, Expected(mismatch), Actual(mismatch)));
            }
        }

        return findings;
    }

    /// <summary>What Pact finds and the judge does not, a line each: the consumer expects what the page does not promise.</summary>
    public static IReadOnlyList<string> BesideThePage(JudgedCase judged, IReadOnlyList<Mismatch> mismatches)
    {
        // With another outcome, and in another form, everything differs.
        if (judged.Findings.Any(finding => finding.Where is "$.status" or "$.body"))
            return [];
        var status = mismatches.Where(mismatch => mismatch.Kind == MismatchKind.Status).ToList();
        return
        [
            .. (status.Count > 0 ? status : mismatches)
                .Where(mismatch => !IsOneNumber(mismatch))
                .SelectMany(mismatch =>
                    mismatch.Kind == MismatchKind.Header
                        ? [$"$.header.{mismatch.Path}: expected {Short(mismatch.Expected ?? "it")}, was {Short(Sent(mismatch.Actual))}"]
                    : mismatch.Kind == MismatchKind.BodyType ? [mismatch.Text]
                    : Places(mismatch)
                        .Where(where => judged.Findings.All(finding => finding.Where != where))
                        .Select(where => $"{where}: expected {Short(Expected(mismatch))}, was {Short(Actual(mismatch))}")
                )
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static string Sent(string? value) => value is { Length: > 0 } sent ? sent : "absent";

    private static string Short(string text) => text.Length <= LongestValue ? text : text[..(LongestValue - 1)] + '…';

    // They say different things about the outcome: that is one finding, about the case's own clause.
    private static IReadOnlyList<Finding> Disagreement(JudgedCase judged, IReadOnlyList<Mismatch> mismatches)
    {
        if (mismatches.FirstOrDefault(mismatch => mismatch.Kind == MismatchKind.Status) is { } status)
            return [new Finding(judged.Case.Clause, "$.status", Expected(status), Actual(status))];
        return
        [
            .. judged
                .Findings.Where(finding => finding.Where == "$.status")
                .Take(1)
                .Select(finding => finding with { Clause = judged.Case.Clause }),
        ];
    }

    /// <summary>Pact tells <c>80</c> and <c>80.0</c> apart, JSON does not.</summary>
    private static bool IsOneNumber(Mismatch mismatch) =>
        decimal.TryParse(mismatch.Expected, NumberStyles.Float, CultureInfo.InvariantCulture, out var expected)
        && decimal.TryParse(mismatch.Actual, NumberStyles.Float, CultureInfo.InvariantCulture, out var actual)
        && expected == actual
        && mismatch.Kind is MismatchKind.Body;

    private static IEnumerable<string> Places(Mismatch mismatch)
    {
        if (mismatch.Kind == MismatchKind.Status)
            return ["$.status"];
        if (mismatch.Path.StartsWith("$.", StringComparison.Ordinal))
            return ["$.body" + mismatch.Path[1..]];
        // Of an object that lacks fields Pact tells so once, naming them all.
        return IsMissingKeys(mismatch) ? Keys(mismatch.Text).Select(key => "$.body." + key) : ["$.body"];
    }

    private static bool IsMissingKeys(Mismatch mismatch) => mismatch.Text.Contains(MissingKeys, StringComparison.Ordinal);

    private static string[] Keys(string text) =>
        text[(text.IndexOf(MissingKeys, StringComparison.Ordinal) + MissingKeys.Length)..]
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Expected(Mismatch mismatch) => IsMissingKeys(mismatch) ? "present" : mismatch.Expected ?? mismatch.Text;

    private static string Actual(Mismatch mismatch) => IsMissingKeys(mismatch) ? "absent" : mismatch.Actual ?? "another";

    private static string ClauseAt(string where, JudgedCase judged)
    {
        if (where == "$.body")
            return ClauseIds.UriAdd;
        if (!where.StartsWith("$.body.", StringComparison.Ordinal))
            return judged.Case.Clause;
        var name = where["$.body.".Length..];
        return ListenerFields.Find(name) is not null && Catalogue.Find("response." + name.Replace('_', '-')) is { } clause
            ? clause.Id
            : judged.Case.Clause;
    }
}
