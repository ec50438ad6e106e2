using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;
using ElbContract.Verification.Waivers;

namespace ElbContract.Verification.Tests.Waivers;

/// <summary>Reports and waivers in a few words.</summary>
internal static class Found
{
    public static readonly DateOnly Today = new(2026, 6, 15);

    public static VerificationReport Report(params ClauseResult[] clauses) =>
        new()
        {
            Endpoint = "https://elb.example.com",
            Verdict = clauses.Any(clause => clause.Verdict == Verdict.Failed) ? RunVerdict.Violates : RunVerdict.Conforms,
            StartedAt = DateTimeOffset.UnixEpoch,
            Duration = TimeSpan.Zero,
            Requests = 1,
            Clauses = clauses,
        };

    /// <summary>With every clause of the catalogue, as a run without --clause has it.</summary>
    public static VerificationReport WholeReport(params ClauseResult[] clauses) =>
        Report([
            .. Catalogue.Clauses.Select(clause =>
                clauses.FirstOrDefault(one => one.Clause == clause) ?? new ClauseResult(clause, Verdict.Passed, null, [])
            ),
        ]);

    public static ClauseResult Clause(string id, params CaseResult[] cases) =>
        new(
            Catalogue.Find(id)!,
            cases.Any(one => one.Verdict == Verdict.Failed) ? Verdict.Failed
                : cases.Any(one => one.Verdict == Verdict.NotVerified) ? Verdict.NotVerified
                : Verdict.Passed,
            null,
            cases
        );

    public static CaseResult Fails(string name, params Finding[] findings) => Case(name, Verdict.Failed) with { Findings = findings };

    public static CaseResult Passes(string name) => Case(name, Verdict.Passed);

    public static CaseResult Unverified(string name) => Case(name, Verdict.NotVerified) with { Reason = "no certificate was given" };

    public static Finding Status(string clause, string actual, string expected = "400") => new(clause, "$.status", expected, actual);

    public static Waiver Waives(string clause, string actual, params string[] cases) =>
        new()
        {
            Clause = clause,
            Cases = cases,
            Finding = new FindingPattern("$.status", "400", actual),
            Reason = "ELB-123",
            Owner = "team-network",
            Expires = Today,
            Source = "waivers.yaml:3",
        };

    private static CaseResult Case(string name, Verdict verdict) =>
        new()
        {
            Key = "key of " + name,
            Name = name,
            Verdict = verdict,
            Status = 200,
        };
}
