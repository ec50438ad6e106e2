using ElbContract.Emulator;
using ElbContract.Emulator.Personalities;

namespace ElbContract.Proof.Clients;

/// <summary>How a run of a client ended.</summary>
public enum ClientOutcome
{
    /// <summary>With exit code 0.</summary>
    Survived,

    /// <summary>With another one.</summary>
    Failed,

    /// <summary>It was killed, for it took too long.</summary>
    TimedOut,
}

/// <summary>A run of a client at one provider.</summary>
public sealed record ClientRun
{
    public required Personality Personality { get; init; }
    public required ClientOutcome Outcome { get; init; }

    /// <summary>Null where it was killed.</summary>
    public int? ExitCode { get; init; }

    /// <summary>How many calls the emulator answered.</summary>
    public required int Calls { get; init; }

    /// <summary>The last of them, without secrets; null where there was none.</summary>
    public AnsweredCall? Last { get; init; }

    /// <summary>The end of what it printed, without secrets: up to 4000 characters.</summary>
    public required string Printed { get; init; }

    public required TimeSpan Duration { get; init; }
}
