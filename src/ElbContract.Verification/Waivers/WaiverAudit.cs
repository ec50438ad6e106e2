using System.Globalization;
using ElbContract.Specification;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Waivers;

/// <summary>Finds the waivers that a run shows to be out of order.</summary>
/// <param name="report">With the waivers applied.</param>
/// <param name="today">The day of the run.</param>
internal sealed class WaiverAudit(VerificationReport report, DateOnly today)
{
    private readonly Dictionary<string, ClauseResult> _clauses = report.Clauses.ToDictionary(
        clause => clause.Clause.Id,
        StringComparer.Ordinal
    );
    private readonly HashSet<string> _names = report.CaseNames.ToHashSet(StringComparer.Ordinal);
    private readonly ILookup<string, CaseResult> _byName = Cases(report).ToLookup(one => one.Name, StringComparer.Ordinal);
    private readonly ILookup<string, CaseResult> _byKey = Cases(report).ToLookup(one => one.Key, StringComparer.Ordinal);

    /// <summary>A line for each thing that is wrong with it; none for a waiver in order, and for one of what was not verified.</summary>
    public IEnumerable<string> ProblemsOf(Waiver waiver) => OfItsNames(waiver).Concat(OfWhatItCovers(waiver));

    // All names are known, those of other clauses and shards too: what has none of them covers nothing in any run. Generated cases are
    // sent in some runs only.
    private IEnumerable<string> OfItsNames(Waiver waiver) =>
        from name in waiver.Cases
        where report.CaseNames.Count > 0 && !_names.Contains(name) && !name.StartsWith(GeneratedCase.KeyPrefix, StringComparison.Ordinal)
        let advice = Nearest.To(name, report.CaseNames) is { } nearest
            ? $"the nearest is '{nearest}'"
            : "give the name or the key of one, as reports have it"
        select Inert($"{waiver.Source}: the waiver of {waiver.Clause} names no case of the contract with '{name}': {advice}");

    private IEnumerable<string> OfWhatItCovers(Waiver waiver)
    {
        if (!_clauses.TryGetValue(waiver.Clause, out var clause))
            yield break;
        var departing = clause.Cases.Where(one => one.Verdict is Verdict.Failed or Verdict.Waived && waiver.IsFor(one)).ToList();
        var covered = departing.Where(one => one.Findings.Any(waiver.Finding.Covers)).ToList();
        if (covered.Count > 0 && waiver.Expires < today)
            yield return Tell(
                waiver,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expired on {waiver.Expires:yyyy-MM-dd}: have the endpoint fixed, or agree on another date with {waiver.Owner}"
                )
            );
        var problems =
            waiver.Cases.Count == 0
                ? covered.Count > 0
                    ? []
                    : OfTheWholeClause(waiver, clause, departing)
                : OfItsCases(waiver, departing, covered);
        foreach (var problem in problems)
            yield return problem;
    }

    private IEnumerable<string> OfTheWholeClause(Waiver waiver, ClauseResult clause, List<CaseResult> departing)
    {
        // Another shard may have the case that fails.
        if (report.Shard is not null)
            return [];
        if (departing.Exists(IsUncovered))
            return [Changed(waiver, departing)];
        return IsVerified(clause) ? [Tell(waiver, "is no longer needed, nothing fails with its finding: remove it")] : [];
    }

    private IEnumerable<string> OfItsCases(Waiver waiver, List<CaseResult> departing, List<CaseResult> covered)
    {
        var others = departing.Except(covered).ToList();
        if (others.Exists(IsUncovered))
            yield return Changed(waiver, others);
        var stale = waiver
            .Cases.Where(name =>
                others.Exists(one => Waiver.Names(name, one) && !IsUncovered(one))
                || (!departing.Exists(one => Waiver.Names(name, one)) && IsVerified(name, waiver.Clause))
            )
            .ToList();
        if (stale.Count == 0)
            yield break;
        yield return stale.Count == waiver.Cases.Count
            ? Tell(waiver, "is no longer needed, the case does not fail with its finding: remove it")
            : Tell(waiver, $"is no longer needed for {Several(stale)}: remove from its cases what does not fail");
    }

    private static string Changed(Waiver waiver, List<CaseResult> departing)
    {
        var now = departing.Where(IsUncovered).ToList();
        var finding = now[0].Findings.FirstOrDefault(found => found.Where == waiver.Finding.Where) ?? now[0].Findings[0];
        return Tell(
            waiver,
            $"is for another finding, in {Several([.. now.Select(one => one.Name)])}: it waives '{waiver.Finding}', but the run found "
                + $"'{Words(finding)}': have the endpoint fixed, or waive what is found now"
        );
    }

    private static bool IsUncovered(CaseResult one) => one.Verdict == Verdict.Failed && one.Findings.Count > 0;

    /// <summary>Whether everything was seen that can break the clause; what breaks one about answers shows in any case.</summary>
    private bool IsVerified(ClauseResult clause) =>
        clause.Verdict is Verdict.Passed or Verdict.Waived or Verdict.Failed
        && clause.Cases.All(one => one.Verdict != Verdict.NotVerified)
        && (!CanBeBrokenElsewhere(clause.Clause) || report.Clauses.Count == Catalogue.Clauses.Count);

    private static bool CanBeBrokenElsewhere(Clause clause) =>
        clause.IsAboutAnswers
        || clause.Id.StartsWith("status.", StringComparison.Ordinal)
        || clause.Id.StartsWith("uri.", StringComparison.Ordinal);

    /// <summary>Whether the case was sent and its answer shows whether the clause is kept.</summary>
    private bool IsVerified(string name, string clause)
    {
        List<CaseResult> seen = [.. _byName[name].Concat(_byKey[name])];
        if (_clauses[clause].Cases.FirstOrDefault(one => Waiver.Names(name, one)) is { } own)
            return own.Verdict == Verdict.Passed;
        // In the cases of another clause it stands only where it fails; an answer of another status or form shows nothing else.
        return seen.Exists(one => one.Verdict == Verdict.Passed)
            || (
                seen.Exists(one => one.Verdict != Verdict.NotVerified)
                && !seen.Exists(one =>
                    one.Verdict == Verdict.NotVerified || one.Findings.Any(finding => finding.Where is "$.status" or "$.body")
                )
            );
    }

    private static string Tell(Waiver waiver, string problem)
    {
        var cases = waiver.Cases.Count == 0 ? "" : $" in {Several(waiver.Cases)}";
        return Inert($"{waiver.Source}: the waiver of {waiver.Clause}{cases} {problem}");
    }

    private static string Several(IReadOnlyList<string> names) =>
        names.Count == 1 ? $"'{names[0]}'" : string.Create(CultureInfo.InvariantCulture, $"'{names[0]}' and {names.Count - 1} more");

    private static string Words(Finding finding) => $"{finding.Where}: expected {finding.Expected}, was {finding.Actual}";

    private static string Inert(string text) => string.Concat(text.Select(one => char.IsControl(one) ? ' ' : one));

    private static IEnumerable<CaseResult> Cases(VerificationReport report) => report.Clauses.SelectMany(clause => clause.Cases);
}
