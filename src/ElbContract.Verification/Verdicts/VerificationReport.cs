using ElbContract.Traffic.Exchanges;

namespace ElbContract.Verification.Verdicts;

/// <summary>What a run found.</summary>
public sealed record VerificationReport
{
    /// <summary>Where the requests went; without user information and query.</summary>
    public required string Endpoint { get; init; }

    public required RunVerdict Verdict { get; init; }

    /// <summary>One line that says why the verdict is neither conforms nor violates, or what was left out; null otherwise.</summary>
    public string? Reason { get; init; }

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

    /// <summary>Which part of the contract the run was about, such as <c>1/3</c>; null for the whole.</summary>
    public string? Shard { get; init; }

    /// <summary>What is wrong with waivers, a line each: expired, no longer needed, for another finding, or for a case that does not exist.
    /// Any of them fails the run.</summary>
    public IReadOnlyList<string> WaiverProblems { get; init; } = [];

    /// <summary>All that was sent and came, in order, without secrets: discovery and clean-up included.</summary>
    public IReadOnlyList<Exchange> Exchanges { get; init; } = [];

    /// <summary>What it is made of: the run's own, or that of each of its shards.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Whether a clause lacks a verdict because something the caller can give was not given.</summary>
    public bool IsIncomplete => Clauses.Any(clause => clause.IsIncomplete);

    public int Count(Verdict verdict) => Clauses.Count(clause => clause.Verdict == verdict);
}
