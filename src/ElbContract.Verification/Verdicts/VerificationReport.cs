using ElbContract.Specification;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Verification.Verdicts;

/// <summary>What a run found.</summary>
public sealed record VerificationReport
{
    /// <summary>Where the requests went; without user information and query.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Who was verified; null where the caller did not say.</summary>
    public Implementation? Implementation { get; init; }

    public required RunVerdict Verdict { get; init; }

    /// <summary>One line that says why the verdict is neither conforms nor violates, or what was left out; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>The version of elb-contract that wrote the report that this was read from; null where it was not read, or the report does
    /// not say.</summary>
    public string? ToolVersion { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public required TimeSpan Duration { get; init; }

    /// <summary>How many requests the endpoint was sent, those that clean up included.</summary>
    public required int Requests { get; init; }

    /// <summary>Every clause of the catalogue that was asked for, in its order.</summary>
    public required IReadOnlyList<ClauseResult> Clauses { get; init; }

    /// <summary>The names and keys of all cases of the contract, also of those that the run was not about; empty where they are not
    /// known.</summary>
    internal IReadOnlyList<string> CaseNames { get; init; } = [];

    /// <summary>Listeners, and fixtures, that the run made and could not delete or not look for, a line each that says which and why; empty
    /// as a rule.</summary>
    public IReadOnlyList<string> ListenersLeftBehind { get; init; } = [];

    /// <summary>How the endpoint is brought back, so that the <c>curl</c> lines can be used, in one line; null where it has not
    /// ended.</summary>
    public string? Revival { get; init; }

    /// <summary>Which part of the contract the run was about, such as <c>1/3</c>; null for the whole.</summary>
    public string? Shard { get; init; }

    /// <summary>What is wrong with waivers, a line each: expired, no longer needed, for another finding, or for a case that does not exist.
    /// Any of them fails the run.</summary>
    public IReadOnlyList<string> WaiverProblems { get; init; } = [];

    /// <summary>All that was sent and came, in order, without secrets: discovery and clean-up included.</summary>
    public IReadOnlyList<Exchange> Exchanges { get; init; } = [];

    /// <summary>What it is made of: the run's own, or that of each of its shards.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Whose contract it was, and how many interactions were sent, where that asks for a part of the page only; null for the whole
    /// page.</summary>
    public ContractPart? Part { get; init; }

    /// <summary>The interactions of a contract that asks for a part of the page only, in its order; empty for the whole page.</summary>
    public IReadOnlyList<ConsumerInteraction> Interactions { get; init; } = [];

    /// <summary>What became of each interaction, also of a contract that asks for the whole page; nothing is waived here.</summary>
    internal IReadOnlyList<ConsumerInteraction> Outcomes { get; init; } = [];

    /// <summary>How many generated cases it was to send of how many; null where it was not deep.</summary>
    public GeneratedPart? Generated { get; init; }

    /// <summary>Whether a clause lacks a verdict because something the caller can give was not given.</summary>
    public bool IsIncomplete => Clauses.Any(clause => clause.IsIncomplete);

    /// <summary>What was not given, and how many clauses lack a verdict for it.</summary>
    public IReadOnlyList<(string Option, int Clauses)> Missing =>
        [
            .. Clauses
                .SelectMany(clause => clause.Missing)
                .GroupBy(option => option, StringComparer.Ordinal)
                .Select(option => (option.Key, option.Count())),
        ];

    /// <summary>How many clauses could have a verdict.</summary>
    public int Askable => Clauses.Count(clause => clause.Reach == Reach.Asked);

    /// <summary>How many of them have one.</summary>
    public int Answered => Clauses.Count(clause => clause.Reach == Reach.Asked && clause.Verdict != Verdicts.Verdict.NotVerified);

    public int Count(Verdict verdict) => Clauses.Count(clause => clause.Verdict == verdict);

    /// <summary>The report of a run from which no more is asked than what could be verified. Where that is nothing, it is as it
    /// was.</summary>
    public VerificationReport AllowingGaps() =>
        Verdict != RunVerdict.Incomplete ? this
        : Answered > 0 ? this with { Verdict = RunVerdict.Conforms, Reason = null }
        : this with { Reason = $"{Gaps}. {Give}" };

    private string Gaps =>
        $"{Askable - Answered} of {Counted.Of(Askable, "clause")} {(Askable == 1 ? "has" : "have")} no verdict, because "
        + $"{(Missing.Count == 1 ? "this was" : "these were")} not given: "
        + string.Join(", ", Missing.Select(one => $"{one.Option} ({Counted.Of(one.Clauses, "clause")})"));

    private string Give => Missing.Count == 1 ? "Give it" : "Give them";

    /// <summary>The report with the verdict of a run in which no clause failed and each request was answered.</summary>
    internal VerificationReport WithoutDepartures() =>
        ListenersLeftBehind is [var left, ..] ? this with { Verdict = RunVerdict.Inconclusive, Reason = left }
        : IsIncomplete ? this with { Verdict = RunVerdict.Incomplete, Reason = $"{Gaps}. {Give}, or pass --allow-incomplete" }
        : this with { Verdict = RunVerdict.Conforms, Reason = null };
}
