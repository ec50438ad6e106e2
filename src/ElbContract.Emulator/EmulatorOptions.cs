using System.Net;
using ElbContract.Emulator.DataPlane;
using ElbContract.Emulator.Faults;
using ElbContract.Emulator.Personalities;
using ElbContract.Emulator.Snapshots;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator;

/// <summary>How an emulator starts, and what it is like.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The address to listen on: loopback, unless told otherwise.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port to listen on; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>What the provider holds; null for new ids from <see cref="NewId"/>.</summary>
    public ProviderIds? Ids { get; init; }

    /// <summary>Makes the ids of whatever is created, and tokens; those of <see cref="Ids"/>, too, where none are given: 32 hex digits,
    /// others at every call, which nobody can guess.</summary>
    internal Func<string> NewId { get; init; } = static () => Guid.NewGuid().ToString("N");

    /// <summary>Tells when things are made.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What it does wherever the page leaves a provider free.</summary>
    public Personality Personality { get; init; } = Personality.Ordinary;

    /// <summary>Anything but available puts the whole endpoint into that condition; provider states and the identity
    /// service excepted, which is another service.</summary>
    public ServiceCondition Condition { get; init; }

    /// <summary>What it does wrong; null for nothing.</summary>
    public SeededFault? Fault { get; init; }

    /// <summary>How many listeners are held before one more is refused as over the quota; one takes about 1 kB.</summary>
    public int MaximumListeners { get; init; } = 10_000;

    /// <summary>How often a job is asked for, and answered INIT and then RUNNING, before it is answered SUCCESS.</summary>
    public int JobPolls { get; init; }

    /// <summary>Whether jobs are answered FAIL in place of SUCCESS; what they were to create stays pending.</summary>
    public bool JobsFail { get; init; }

    /// <summary>A file that keeps what the emulator holds: it starts with that, and answers a change when it is kept. Null keeps
    /// nothing.</summary>
    public string? DataFile { get; init; }

    /// <summary>What the emulator starts with, and its ids where <see cref="Ids"/> are null; not together with <see cref="DataFile"/>,
    /// which has its own. Null for nothing but what is always there.</summary>
    public Snapshot? Snapshot { get; init; }

    /// <summary>The address on which HTTPS and SSL listeners end TLS, each on a free port of its own: a loopback address. With
    /// <see cref="Backends"/>, HTTP and TCP listeners listen there, too; UDP listeners never do. Null for no port; listeners are held as
    /// data then.</summary>
    public IPAddress? DataPlane { get; init; }

    /// <summary>Where listeners that listen forward to, all of them, with HTTP or TCP: names or addresses of hosts, and ports, each once.
    /// With none, who connects to an HTTPS listener is answered 503, and an SSL listener ends the connection.</summary>
    public IReadOnlyList<DnsEndPoint> Backends { get; init; } = [];

    /// <summary>How long every answer is held back: 0 to 60 seconds.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether it has a page to look at, at <c>/</c>.</summary>
    public EmulatorPage Page { get; init; }

    /// <summary>Told of every call that is answered, provider states, snapshots, ports and what the page asks for excepted; from several
    /// threads at once. Null for nobody.</summary>
    public Action<AnsweredCall>? Answered { get; init; }

    /// <summary>How long tokens of the identity service live; 24 hours. The two of <see cref="Ids"/> never end.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(24);

    internal ServedTls Serve(ServedTls served) =>
        (Fault?.Serve(served) ?? served) is var own && Personality.SuiteOrder is SuiteOrder.Reversed
            ? own with
            {
                Suites = [.. own.Suites.Reverse()],
            }
            : own;

    internal void Check()
    {
        List<string> problems = [];
        if (Port is < 0 or > 65535)
            problems.Add($"The port is {Port}; it can be 0 (a free one) to 65535.");
        if (MaximumListeners < 1)
            problems.Add($"The emulator can hold {MaximumListeners} listeners; it needs room for at least one.");
        if (JobPolls < 0)
            problems.Add($"A job is done after {JobPolls} polls; it needs 0 or more.");
        if (DataPlane is { } address && !IPAddress.IsLoopback(address))
            problems.Add($"Listeners are to listen on {address}; it can be a loopback address, such as 127.0.0.1.");
        if (DataPlane is null && Backends.Count > 0)
            problems.Add("There are backends, and no address on which listeners listen: give one.");
        if (Backends.FirstOrDefault(backend => backend.Port == 0) is { } portless)
            problems.Add($"The backend {portless.Host} has no port; it can be 1 to 65535.");
        if (Delay < TimeSpan.Zero || Delay > TimeSpan.FromMinutes(1))
            problems.Add($"Answers are held back for {Delay.TotalSeconds} seconds; it can be 0 to 60.");
        if (TokenLifetime <= TimeSpan.Zero || TokenLifetime > TimeSpan.FromDays(366))
            problems.Add($"Tokens live for {TokenLifetime}; it can be up to 366 days, and more than nothing.");
        if (Snapshot is not null && DataFile is not null)
            problems.Add("A snapshot and a data file each say what the emulator starts with; give one of them.");
        if (problems.Count > 0)
            throw new EmulatorOptionsException(string.Join(' ', problems));
    }
}
