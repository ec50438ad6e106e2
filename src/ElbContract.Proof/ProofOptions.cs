using ElbContract.Emulator.Faults;
using ElbContract.Emulator.Personalities;
using ElbContract.Verification.Sessions;

namespace ElbContract.Proof;

/// <summary>What the suite is proved on.</summary>
public sealed record ProofOptions
{
    /// <summary>Pact files, and folders whose <c>*.json</c> are: what is proved.</summary>
    public required IReadOnlyList<string> Contracts { get; init; }

    /// <summary>The providers that break a clause each.</summary>
    public IReadOnlyList<SeededFault> Faults { get; init; } = SeededFaults.All;

    /// <summary>The providers that conform, each in its way.</summary>
    public IReadOnlyList<Personality> Personalities { get; init; } = Emulator.Personalities.Personalities.All;

    /// <summary>How many providers are verified at once, 1 or more. Default: one a core.</summary>
    public int Parallel { get; init; } = Environment.ProcessorCount;

    /// <summary>Sends every rule in every context too. Without, the faults that only that shows are not to be caught.</summary>
    public bool Deep { get; init; }

    /// <summary>Ends a fault with the cases of its own clause where these name it; what else would be accused is then not seen.</summary>
    public bool Quick { get; init; }

    /// <summary>Told how many providers were verified, and of how many; from many threads.</summary>
    public Action<RunProgress>? OnProgress { get; init; }
}
