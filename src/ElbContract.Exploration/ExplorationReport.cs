using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Exploration;

/// <summary>What exploring found.</summary>
public sealed record ExplorationReport
{
    /// <summary>Where the requests went; without user information and query.</summary>
    public required string Endpoint { get; init; }

    public required int Seed { get; init; }
    public required RunVerdict Verdict { get; init; }

    /// <summary>Why the verdict is inconclusive or not published; null where it is neither.</summary>
    public string? Reason { get; init; }

    /// <summary>How many cases were sent, by where they come from.</summary>
    public required CaseCounts Cases { get; init; }

    /// <summary>How many rules were asked for in how many contexts.</summary>
    public required ContextCounts Contexts { get; init; }

    /// <summary>How many cases were asked for.</summary>
    public required int Asked { get; init; }

    /// <summary>From the first case to the last answer.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How many cases departed from the page.</summary>
    public int DepartingCases { get; init; }

    /// <summary>The clauses that they broke as the judge sees it, in the page's order.</summary>
    public IReadOnlyList<Clause> BrokenClauses { get; init; } = [];

    /// <summary>One for each of those clauses, and of refusals one for each reason; fewer where the run ended before.</summary>
    public IReadOnlyList<Departure> Departures { get; init; } = [];

    /// <summary>What the run made and could not delete, a line each.</summary>
    public IReadOnlyList<string> ListenersLeftBehind { get; init; } = [];
}

/// <summary>Rules in contexts: a rule about a parameter, with a protocol, at a kind of load balancer.</summary>
/// <param name="Covered">Of how many every case was sent and has a verdict.</param>
/// <param name="All">How many there are.</param>
public sealed record ContextCounts(int Covered, int All);

/// <summary>Cases by where they come from.</summary>
/// <param name="Matrix">A rule in a context each.</param>
/// <param name="Pairwise">Combined from the catalogue's values.</param>
/// <param name="Random">Generated.</param>
/// <param name="Sequences">Two requests, the second while the listener of the first stands.</param>
public sealed record CaseCounts(int Matrix, int Pairwise, int Random, int Sequences)
{
    public int Total => Matrix + Pairwise + Random + Sequences;
}

/// <summary>A clause that the endpoint broke, shown by the smallest request that still does.</summary>
public sealed record Departure
{
    /// <summary>Whom it is charged to: of a conforming request that is refused, the clause that asks for it to be accepted.</summary>
    public required Clause Clause { get; init; }

    /// <summary>How many cases show it.</summary>
    public required int Cases { get; init; }

    /// <summary>The case that was made smaller: with the seed, it is the same in every run.</summary>
    public required int Case { get; init; }

    /// <summary>Whether the same request was rightly refused before: the endpoint answers it in two ways.</summary>
    public bool IsOfTheSecondTime { get; init; }

    /// <summary>What is wrong with the answer to the smallest request; the clause's own first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The smallest request, or two that are sent one after the other, as command lines without secrets.</summary>
    public required IReadOnlyList<string> Curl { get; init; }

    /// <summary>The same as a scenario, ready to be put into a feature file.</summary>
    public required string Scenario { get; init; }
}
