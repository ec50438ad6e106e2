using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Forwarding;
using ElbContract.Traffic.Matching;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Recording;

/// <summary>Where a recorder forwards to, where it listens, and what it keeps.</summary>
public sealed record RecorderOptions
{
    /// <summary>The endpoint, <c>http</c> or <c>https</c>; its path is put in front of every target.</summary>
    public required Uri Target { get; init; }

    /// <summary>What requests are answered from in the place of the target, which is sent nothing then; null to forward them.</summary>
    public RequestMatcher? Answers { get; init; }

    /// <summary>Told of each request that <see cref="Answers"/> does not have, with the nearest; from many threads.</summary>
    public Action<string>? OnMiss { get; init; }

    public ListenAddress Listen { get; init; } = ListenAddress.Loopback;

    /// <summary>The file that exchanges are appended to; null to write none.</summary>
    public string? Path { get; init; }

    /// <summary>What is secret.</summary>
    public RedactionRules Rules { get; init; } = RedactionRules.Standard;

    /// <summary>Accept any certificate of the target.</summary>
    public bool Insecure { get; init; }

    /// <summary>How long the target may be silent; 100 s. A transfer that goes on may take any time.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>For the connection to the target and its TLS; 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest body that is kept; 1 MiB. A larger one is passed on all the same.</summary>
    public int MaximumBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>Called after each exchange, when it is written and its client has the answer; from many threads.</summary>
    public Func<ArchiveEntry, ValueTask>? OnExchange { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The target's scheme, host and port.</summary>
    internal string Origin => field ??= Target.GetLeftPart(UriPartial.Authority);

    /// <summary>What is put in front of every path.</summary>
    internal string BasePath => field ??= Target.AbsolutePath.TrimEnd('/');

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
        if (Timeout <= TimeSpan.Zero)
            yield return "the time-out is not positive";
        if (ConnectTimeout <= TimeSpan.Zero)
            yield return "the connection's time-out is not positive";
        if (MaximumBodyBytes < 1)
            yield return "the largest body is less than one byte";
    }
}
