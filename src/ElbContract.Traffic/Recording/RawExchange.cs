using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Recording;

/// <summary>An exchange with its secrets: to be redacted, and kept nowhere.</summary>
internal sealed class RawExchange
{
    public required long Number { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required ArchiveTimings Timings { get; init; }
    public required string Method { get; init; }

    /// <summary>Scheme, host and port.</summary>
    public required string Origin { get; init; }

    /// <summary>Path and query as sent.</summary>
    public required string Target { get; init; }

    public required RawMessage Request { get; init; }
    public int Status { get; init; }
    public string StatusText { get; init; } = "";
    public RawMessage? Response { get; init; }
    public required ExchangeOutcome Outcome { get; init; }
    public string? Reason { get; init; }
}

/// <summary>A request or an answer with its secrets.</summary>
/// <param name="version">Such as <c>HTTP/1.1</c>.</param>
/// <param name="headers">A repeated header stands once a value.</param>
/// <param name="body">Its first bytes, all of them where they are as many as the size says.</param>
/// <param name="size">How many bytes it has.</param>
internal sealed class RawMessage(string version, IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body, long size)
{
    public string Version => version;
    public IReadOnlyList<KeyValuePair<string, string>> Headers => headers;
    public ReadOnlyMemory<byte> Body => body;
    public long Size => size;
    public bool IsWhole => body.Length == size;

    /// <summary>Whether there is a body to keep; archives leave bodies out.</summary>
    public bool IsThere { get; init; } = true;

    /// <summary>Whether its content codings were undone before, as in archives.</summary>
    public bool IsDecoded { get; init; }

    public string? Header(string name) => CapturedHeaders.First(headers, name);
}
