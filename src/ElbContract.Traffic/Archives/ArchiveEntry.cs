using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Archives;

/// <summary>An exchange as an archive tells it, without secrets.</summary>
public sealed record ArchiveEntry
{
    /// <summary>Counts the requests in the order of their arrival, from 1.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required ArchiveTimings Timings { get; init; }

    public required string Method { get; init; }

    /// <summary>Whole: scheme, host, path and query, these two as they were sent.</summary>
    public required string Url { get; init; }

    public required ArchiveMessage Request { get; init; }

    /// <summary>0 where no status line came.</summary>
    public int Status { get; init; }

    public string StatusText { get; init; } = "";

    /// <summary>Null where no status line came.</summary>
    public ArchiveMessage? Response { get; init; }

    /// <summary>Of the verifier's requests: what it belongs to.</summary>
    public string? InteractionId { get; init; }

    public required ExchangeOutcome Outcome { get; init; }

    /// <summary>One line for a person: why there is no answer, or a body is not kept. Null where all is well.</summary>
    public string? Reason { get; init; }
}

/// <summary>How long an exchange took.</summary>
/// <param name="Send">Until the request was sent.</param>
/// <param name="Wait">Until the headers of the answer came.</param>
/// <param name="Receive">Until the answer was whole.</param>
public readonly record struct ArchiveTimings(TimeSpan Send, TimeSpan Wait, TimeSpan Receive)
{
    public TimeSpan Total => Send + Wait + Receive;
}

/// <summary>A request or an answer.</summary>
/// <param name="Version">Such as <c>HTTP/1.1</c>.</param>
/// <param name="Headers">A repeated header stands once a value.</param>
/// <param name="Body">What is kept of its body.</param>
public sealed record ArchiveMessage(string Version, IReadOnlyList<KeyValuePair<string, string>> Headers, ArchiveBody Body)
{
    /// <summary>The first value of a header, in any case; null where there is none.</summary>
    public string? Header(string name) => CapturedHeaders.First(Headers, name);
}

/// <summary>A body.</summary>
/// <param name="Bytes">Content codings undone; empty where it is not kept.</param>
/// <param name="Size">How many bytes went over the wire.</param>
public sealed record ArchiveBody(ReadOnlyMemory<byte> Bytes, long Size)
{
    /// <summary>Whether it is there; a body that is too large, or hides a secret, is not.</summary>
    public bool IsKept { get; init; } = true;

    /// <summary>How many bytes it has with its content codings undone, and before anything was redacted; -1 where that is not
    /// known.</summary>
    public long ContentSize { get; init; } = Bytes.Length;

    /// <summary>The bytes that went over the wire, where a content coding was undone and nothing redacted; else empty.</summary>
    public ReadOnlyMemory<byte> Wire { get; init; }
}
