using ElbContract.Emulator.Personalities;

namespace ElbContract.Proof.Clients;

/// <summary>Which providers a client copes with.</summary>
public sealed record ClientReport
{
    /// <summary>The file's name of its program: arguments can hold secrets.</summary>
    public required string Program { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public required TimeSpan Duration { get; init; }

    /// <summary>One for each provider, the ordinary one first.</summary>
    public required IReadOnlyList<ClientRun> Runs { get; init; }

    /// <summary>What it does not cope with; empty where it fails at the ordinary provider, with which the others are compared.</summary>
    public IReadOnlyList<ClientWeakness> Weaknesses { get; init; } = [];

    /// <summary>Providers at which it failed, and survived when it was run again.</summary>
    public IReadOnlyList<string> Unsteady { get; init; } = [];

    /// <summary>How many further runs the search for the freedoms took.</summary>
    public int SearchRuns { get; init; }

    public ClientRun Ordinary => Runs[0];
    public int Survived => Runs.Count(run => run.Outcome is ClientOutcome.Survived);

    public ClientVerdict Verdict =>
        Ordinary.Outcome is not ClientOutcome.Survived ? ClientVerdict.FailsAtTheOrdinary
        : Survived < Runs.Count ? ClientVerdict.Fails
        : Runs.All(run => run.Calls == 0) ? ClientVerdict.CallsNothing
        : ClientVerdict.Survives;

    /// <summary>What it did not survive at that provider; null where it was not found, or not sought. Of several, the one that it reached
    /// by as many calls.</summary>
    public ClientWeakness? WeaknessAt(ClientRun run) =>
        run.Outcome is ClientOutcome.Survived
            ? null
            : Weaknesses.Where(one => one.SeenWith.Contains(run.Personality.Name)).MinBy(one => Math.Abs(one.Run.Calls - run.Calls));
}

/// <summary>What a report comes to.</summary>
public enum ClientVerdict
{
    /// <summary>It survived every provider.</summary>
    Survives,

    /// <summary>It survived the ordinary provider, and not all others.</summary>
    Fails,

    /// <summary>It did not survive the ordinary provider.</summary>
    FailsAtTheOrdinary,

    /// <summary>It ended well everywhere, and called no emulator.</summary>
    CallsNothing,
}

/// <summary>Freedoms of the page that a client does not cope with.</summary>
/// <param name="Freedoms">At a provider that takes them alone, it fails.</param>
/// <param name="IsSmallest">Whether it survives where one of them is missing; otherwise the search ended early.</param>
/// <param name="Run">The run at that provider.</param>
/// <param name="SeenWith">The providers that take all of them, and at which it failed.</param>
public sealed record ClientWeakness(IReadOnlyList<TakenFreedom> Freedoms, bool IsSmallest, ClientRun Run, IReadOnlyList<string> SeenWith);
