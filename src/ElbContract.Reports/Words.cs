using System.Globalization;
using ElbContract.Specification;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports;

/// <summary>Verdicts, strengths, findings and places as every report writes them.</summary>
internal static class Words
{
    public const string Passed = "passed";
    public const string Failed = "failed";
    public const string Waived = "waived";
    public const string NotVerified = "not-verified";

    public static string Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Passed => Passed,
            Verdict.Failed => Failed,
            Verdict.Waived => Waived,
            _ => NotVerified,
        };

    public static string Of(ConsumerOutcome outcome) =>
        outcome switch
        {
            ConsumerOutcome.Passed => Passed,
            ConsumerOutcome.Failed => Failed,
            ConsumerOutcome.Waived => Waived,
            ConsumerOutcome.ContractDeparts => "contract-departs",
            ConsumerOutcome.Skipped => "skipped",
            _ => NotVerified,
        };

    public static string Of(Reach reach) =>
        reach switch
        {
            Reach.Asked => "asked",
            Reach.OutOfReach => "out-of-reach",
            _ => "not-in-contract",
        };

    /// <summary>What is to be said of an interaction besides its outcome, in one line; empty where that is all.</summary>
    public static string Remark(ConsumerInteraction one)
    {
        var said = one.Departures.Count > 0 ? $"the page does not promise {string.Join("; ", one.Departures)}" : one.Reason;
        return string.Join("; ", new[] { one.IsPending ? "pending" : null, said }.OfType<string>());
    }

    public static string Of(RunVerdict verdict) => verdict.Word();

    /// <summary>The verdict and, where it needs them, its limits or its reason, in one line. It never reads as if the run had passed where
    /// it has not.</summary>
    public static string Conclusion(VerificationReport report)
    {
        var said = report.Verdict.Said(report.Reason);
        if (report.Verdict == RunVerdict.Conforms && report.IsIncomplete)
            said += $" in {report.Answered} of {Counted.Of(report.Askable, "clause")}";
        if (report.Verdict == RunVerdict.Conforms && report.Part is { } part)
            said +=
                $" for {Counted.Of(part.Interactions, "interaction")} of {string.Join(" and ", part.Consumers)}"
                + (report.Generated is { } generated ? $" and {generated}" : "");
        if (report.Interactions.Count(one => one.Outcome == ConsumerOutcome.ContractDeparts) is var departing and > 0)
            said +=
                $"; the contract departs from the page in {Counted.Of(departing, "interaction")}, which does not count against a provider";
        var (problems, decides) = (report.WaiverProblems.Count, report.Verdict is not (RunVerdict.Violates or RunVerdict.NotPublished));
        return problems > 0 && decides ? $"fails: {Counted.Of(problems, "problem")} with waivers; the endpoint alone: {said}" : said;
    }

    public static string Of(Strength strength) =>
        strength switch
        {
            Strength.Accept => "accept",
            Strength.Reject => "reject",
            Strength.Either => "either",
            _ => "free",
        };

    /// <summary>What a provider must do, for a reader who knows none of the four words.</summary>
    public static string InPlainWords(Strength strength) =>
        strength switch
        {
            Strength.Accept => "has to accept",
            Strength.Reject => "has to refuse",
            Strength.Either => "may refuse, or accept without effect",
            _ => "may do as it likes",
        };

    public static string Of(Finding finding) => $"{finding.Where}: expected {finding.Expected}, was {finding.Actual}";

    /// <summary>The sentence of a clause and where the page has it.</summary>
    public static string Of(Clause clause) => $"{clause.Sentence} ({string.Join(", ", clause.Anchors)})";

    /// <summary>Feature file and line, such as <c>features/port.feature:12</c>; null where the contract does not say.</summary>
    public static string? Place(CaseResult one) =>
        one is { Feature: { } feature, Line: { } line } ? string.Create(CultureInfo.InvariantCulture, $"{feature}:{line}") : one.Feature;

    /// <summary>The name of a case; of one that no feature file has, marked as such.</summary>
    public static string Name(CaseResult one) => one.IsGenerated ? $"{one.Name} (generated)" : one.Name;

    /// <summary>The first finding, which most often says it all.</summary>
    public static string Difference(CaseResult one) => one.Findings is [var first, ..] ? Of(first) : "departs from the page";

    /// <summary>The run in one line: how many clauses have which verdict, and what was sent where.</summary>
    public static string Summary(VerificationReport report)
    {
        var shard = report.Shard is null ? "" : $", shard {report.Shard}";
        return string.Create(
                CultureInfo.InvariantCulture,
                $"{Counted.Of(report.Clauses.Count, "clause")}: {report.Count(Verdict.Passed)} passed, "
                    + $"{report.Count(Verdict.Failed)} failed, {report.Count(Verdict.Waived)} waived, "
                    + $"{report.Count(Verdict.NotVerified)} not verified"
            )
            + string.Create(
                CultureInfo.InvariantCulture,
                $" ({Counted.Of(report.Requests, "request")} in {report.Duration.TotalSeconds:0.0} s at {report.Endpoint}{shard})"
            )
            + (report.Generated is { } generated ? $"; {generated}" : "");
    }
}
