using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports;

/// <summary>A suite of a JUnit report.</summary>
/// <param name="Name">The clause's id as a rule.</param>
/// <param name="Clause">Null where the suite is about the run.</param>
/// <param name="Cases">At least one.</param>
internal sealed record JUnitSuite(string Name, Clause? Clause, IReadOnlyList<JUnitCase> Cases);

/// <summary>A test case of a JUnit report.</summary>
internal sealed record JUnitCase
{
    public required string Suite { get; init; }
    public required string Name { get; init; }
    public string? Feature { get; init; }
    public int? Line { get; init; }
    public TimeSpan Duration { get; init; }

    /// <summary>Whether no interaction of the contract has it.</summary>
    public bool IsGenerated { get; init; }

    /// <summary><c>failure</c>, <c>error</c> or <c>skipped</c>; null where it passed.</summary>
    public string? Kind { get; init; }

    public string? Message { get; init; }
    public string? Text { get; init; }
    public string? Output { get; init; }

    public static JUnitCase Of(ClauseResult clause, CaseResult one)
    {
        var plain = new JUnitCase
        {
            Suite = clause.Clause.Id,
            Name = one.Name,
            Feature = one.Feature,
            Line = one.Line,
            IsGenerated = one.IsGenerated,
            Duration = one.Exchange?.Duration ?? TimeSpan.Zero,
        };
        return one.Verdict switch
        {
            Verdict.Failed => plain with { Kind = "failure", Message = Words.Difference(one), Text = Details(clause.Clause, one) },
            Verdict.Waived => plain with { Kind = "skipped", Message = "waived: " + one.Waiver, Output = Details(clause.Clause, one) },
            Verdict.NotVerified => plain with { Kind = "skipped", Message = one.Reason },
            _ => plain with { Output = one.Reason },
        };
    }

    /// <summary>Stands for a clause that no request shows, so that its suite is not empty.</summary>
    public static JUnitCase WithoutInteraction(ClauseResult clause) =>
        new()
        {
            Suite = clause.Clause.Id,
            Name = clause.Clause.Sentence,
            Kind = clause.Verdict == Verdict.Passed ? null : "skipped",
            Message = clause.Reason,
            Output = clause.Verdict == Verdict.Passed ? clause.Reason : null,
        };

    private static string Details(Clause clause, CaseResult one) =>
        string.Join('\n', [.. one.Findings.Select(Words.Of), Words.Of(clause), .. one.Curl is null ? Array.Empty<string>() : [one.Curl]]);
}
