using ElbContract.Client.Credentials;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Forwarding;

/// <summary>Where a gateway forwards to, in whose name, and within which limits.</summary>
public sealed record GatewayOptions
{
    /// <summary>The endpoint, <c>http</c> or <c>https</c>; its path is put in front of every target.</summary>
    public required Uri Target { get; init; }

    /// <summary>The loopback port; 0 lets the system pick one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// From the <c>X-Auth-Token</c> that a client sends to what its request is sent with. Null: the value has no meaning here, is sent
    /// as it came and kept as <see cref="Redaction.Redactor.Redacted"/>. A value that is no secret is a token of its own.
    /// </summary>
    public Func<string, ICredential?> Credential { get; init; } = _ => null;

    /// <summary>
    /// From symbolic to real project ids: in a path, a symbolic id, or one that is part of another id, is sent as the real one, and a
    /// real one, wherever it stands, is kept as the symbolic one.
    /// </summary>
    public IReadOnlyDictionary<string, string> Projects { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Why a request that another program sends is held back, in one line; null for one that goes on. Those of this process are
    /// not asked about.</summary>
    public Func<CapturedRequest, string?> Objection { get; init; } = _ => null;

    /// <summary>Accept any certificate.</summary>
    public bool Insecure { get; init; }

    /// <summary>For a whole exchange, from the connection to the last byte; 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For the connection and its TLS; 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many requests are with the target at once; 8. The others wait for their turn.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>How many requests a second are sent, 0.01 to 1000, evenly; null for as many as there are.</summary>
    public double? Rate { get; init; }

    /// <summary>What a request goes through before it is sent, the first first.</summary>
    public IReadOnlyList<IGatewayStep> Steps { get; init; } = [];

    /// <summary>The largest body of a request or an answer; 1 MiB.</summary>
    public int MaximumBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>All bodies of a run together; 128 MiB. Past it, every body is too large.</summary>
    internal long MaximumTotalBytes { get; init; } = 128L * 1024 * 1024;

    /// <summary>How long a stop waits for answers to what was sent, so that what they created can be deleted; 2 s.</summary>
    internal TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether exchanges are kept in <see cref="Gateway.Exchanges"/>. Without, a run can send as much as it likes, and is told of
    /// each exchange once.</summary>
    public bool KeepsExchanges { get; init; } = true;

    /// <summary>Called after each exchange, before the client has its answer; from many threads.</summary>
    public Action<Exchange>? OnExchange { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <exception cref="ArgumentException">Names everything that is wrong.</exception>
    internal void Check(string parameter)
    {
        var problems = Problems().ToList();
        if (problems.Count > 0)
            throw new ArgumentException(string.Join("; ", problems) + '.', parameter);
    }

    private IEnumerable<string> Problems()
    {
        if (TargetClient.Problem(Target) is { } wrong)
            yield return wrong;
        if (Port is < 0 or > 65535)
            yield return "the port is not between 0 and 65535";
        if (Timeout <= TimeSpan.Zero)
            yield return "the time-out is not positive";
        if (ConnectTimeout <= TimeSpan.Zero)
            yield return "the connection's time-out is not positive";
        if (Parallel < 1)
            yield return "fewer than one request at once";
        if (Rate is < 0.01 or > 1000)
            yield return "the rate is not between 0.01 and 1000 requests a second";
        if (MaximumBodyBytes < 1)
            yield return "the largest body is less than one byte";
        if (Grace < TimeSpan.Zero)
            yield return "the grace is negative";
    }
}
