using System.Globalization;
using ElbContract.Specification;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Waivers;

/// <summary>Applies waivers to what a run found. Pure.</summary>
public static class Waiving
{
    /// <summary>
    /// The report with the failed cases waived whose findings are all covered, and with a verdict to match. Waivers that have expired, are
    /// no longer needed, are for another finding or for a case that does not exist are among its problems; of one whose clause or case was
    /// not verified nothing else is said.
    /// </summary>
    /// <param name="report">Of a run, or of runs that were merged.</param>
    /// <param name="waivers">All that there are for the endpoint.</param>
    /// <param name="today">A waiver covers until the end of the day that it expires on.</param>
    public static VerificationReport Apply(VerificationReport report, IReadOnlyList<Waiver> waivers, DateOnly today)
    {
        var inForce = waivers.Where(waiver => waiver.Expires >= today).ToList();
        var waived = report with { Clauses = [.. report.Clauses.Select(clause => Waive(clause, inForce))] };
        var audit = new WaiverAudit(waived, today);
        return Judge(waived) with
        {
            Interactions = [.. report.Interactions.Select(one => Waive(one, waived))],
            WaiverProblems = [.. report.WaiverProblems.Concat(waivers.SelectMany(audit.ProblemsOf)).Distinct(StringComparer.Ordinal)],
        };
    }

    private static ClauseResult Waive(ClauseResult clause, IReadOnlyList<Waiver> waivers)
    {
        var own = waivers.Where(waiver => waiver.Clause == clause.Clause.Id).ToList();
        if (own.Count == 0 || clause.Verdict != Verdict.Failed)
            return clause;
        var cases = clause.Cases.Select(one => Waive(one, own)).ToList();
        if (cases.Exists(one => one.Verdict == Verdict.Failed))
            return clause with { Cases = cases };
        return clause with
        {
            Cases = cases,
            Verdict = Verdict.Waived,
            Reason = string.Join("; ", cases.Select(one => one.Waiver).OfType<string>().Distinct()),
        };
    }

    private static CaseResult Waive(CaseResult one, List<Waiver> waivers)
    {
        if (one.Verdict != Verdict.Failed)
            return one;
        var covering = one.Findings.Select(finding => waivers.Find(waiver => waiver.IsFor(one) && waiver.Finding.Covers(finding))).ToList();
        if (covering.Count == 0 || covering.Contains(null))
            return one;
        return one with { Verdict = Verdict.Waived, Waiver = string.Join("; ", covering.Select(waiver => Words(waiver!)).Distinct()) };
    }

    private static ConsumerInteraction Waive(ConsumerInteraction one, VerificationReport waived) =>
        one.Outcome == ConsumerOutcome.Failed
        && waived.Clauses.SelectMany(clause => clause.Cases).All(result => result.Key != one.Key || result.Verdict != Verdict.Failed)
            ? one with
            {
                Outcome = ConsumerOutcome.Waived,
            }
            : one;

    private static string Words(Waiver waiver) =>
        string.Create(CultureInfo.InvariantCulture, $"{waiver.Reason} ({waiver.Owner}, until {waiver.Expires:yyyy-MM-dd})");

    // With every departure waived, a run is what it would be without: that is not conforming where answers are missing.
    private static VerificationReport Judge(VerificationReport report)
    {
        if (report.Verdict != RunVerdict.Violates || report.Count(Verdict.Failed) > 0)
            return report;
        var unanswered = report.Clauses.SelectMany(clause => clause.Cases).Where(one => one.IsInconclusive).ToList();
        return unanswered.Count == 0
            ? report.WithoutDepartures()
            : report with
            {
                Verdict = RunVerdict.Inconclusive,
                Reason =
                    $"{Counted.Of(unanswered.Count, "request")} without a verdict; the first, '{unanswered[0].Name}': "
                    + $"{unanswered[0].Reason}",
            };
    }
}
