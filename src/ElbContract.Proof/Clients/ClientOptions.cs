using ElbContract.Emulator;
using ElbContract.Emulator.Personalities;
using ElbContract.Specification.Answers;
using ElbContract.Verification.Sessions;

namespace ElbContract.Proof.Clients;

/// <summary>Which client is run, and at which providers.</summary>
public sealed record ClientOptions
{
    /// <summary>The program: a path, or a name that is looked up in PATH.</summary>
    public required string Program { get; init; }

    /// <summary>What it is started with, without a shell.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The providers; the ordinary one is tried whether it is among them or not, for the others are compared with it.</summary>
    public IReadOnlyList<Personality> Personalities { get; init; } = Emulator.Personalities.Personalities.All;

    /// <summary>The variables by which the client finds an emulator. Those of this process that begin with ELB_ or OS_ do not
    /// reach it.</summary>
    public required Func<ElbEmulator, IReadOnlyDictionary<string, string>> Variables { get; init; }

    /// <summary>What every emulator holds.</summary>
    public required ProviderIds Ids { get; init; }

    /// <summary>How many run at once, 1 or more.</summary>
    public int Parallel { get; init; } = 2;

    /// <summary>How long a run may take, after which it is killed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Told how many of the providers were tried, and of how many; from many threads.</summary>
    public Action<RunProgress>? OnProgress { get; init; }
}
