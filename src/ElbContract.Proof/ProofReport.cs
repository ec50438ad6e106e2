using ElbContract.Verification.Verdicts;

namespace ElbContract.Proof;

/// <summary>What the suite is worth: what it catches, and whom it accuses falsely.</summary>
public sealed record ProofReport
{
    public required DateTimeOffset StartedAt { get; init; }
    public required TimeSpan Duration { get; init; }

    /// <summary>How long was spent on the faults alone.</summary>
    public required TimeSpan FaultsDuration { get; init; }

    /// <summary>Whether a fault ended with the cases of its own clause.</summary>
    public required bool IsQuick { get; init; }

    public required IReadOnlyList<FaultProof> Faults { get; init; }
    public required IReadOnlyList<PersonalityProof> Personalities { get; init; }

    public int Caught => Faults.Count(fault => fault.IsCaught);
    public int Named => Faults.Count(fault => fault.IsNamed);
    public int FalseAlarms => Personalities.Count(personality => personality.IsFalseAlarm);

    /// <summary>Clauses that failed at a provider that breaks another one.</summary>
    public int Bystanders => Faults.Sum(fault => fault.Bystanders.Count());

    /// <summary>Whether every fault was caught and named, and nothing that is kept was said to be broken.</summary>
    public bool Holds => Caught == Faults.Count && Named == Faults.Count && FalseAlarms == 0 && Bystanders == 0;

    /// <summary>Whether it does not hold for providers alone of which nothing was learned: a machine that is too slow, say.</summary>
    public bool IsInconclusive =>
        !Holds
        && Bystanders == 0
        && Faults.Where(fault => !fault.IsNamed).All(fault => fault.Provider.Verdict == RunVerdict.Inconclusive)
        && Personalities
            .Where(personality => personality.IsFalseAlarm)
            .All(personality => personality.Provider.Verdict == RunVerdict.Inconclusive);
}
