namespace ElbContract.Traffic.Exchanges;

/// <summary>One request and what came of it, without secrets: see <see cref="Redaction.Redactor"/>.</summary>
public sealed record Exchange
{
    /// <summary>Counts the requests of a run in the order of their arrival, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What <see cref="Forwarding.Gateway.InteractionHeader"/> said; null where the request had none.</summary>
    public string? InteractionId { get; init; }

    public required CapturedRequest Request { get; init; }

    /// <summary>
    /// Null where no status line came. Without <see cref="ExchangeOutcome.Answered"/> it is what came until then, and the body is not
    /// whole.
    /// </summary>
    public CapturedResponse? Response { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>From sending to the last byte of the answer; waiting for a turn is not part of it.</summary>
    public required TimeSpan Duration { get; init; }

    public required ExchangeOutcome Outcome { get; init; }

    /// <summary>One line for a person; null when answered.</summary>
    public string? Reason { get; init; }

    /// <summary>A request that was held back.</summary>
    /// <param name="request">Without secrets.</param>
    /// <param name="reason">Why, in one line.</param>
    /// <param name="now">When.</param>
    public static Exchange NotSent(CapturedRequest request, string reason, DateTimeOffset now) =>
        new()
        {
            Number = 0,
            Request = request,
            StartedAt = now,
            Duration = TimeSpan.Zero,
            Outcome = ExchangeOutcome.Cancelled,
            Reason = reason,
        };
}

/// <summary>A request as it was sent.</summary>
/// <param name="Method">As written, such as <c>POST</c>.</param>
/// <param name="Target">Path and query as written, below the endpoint's own path.</param>
/// <param name="Headers">A repeated header stands once a value.</param>
/// <param name="Body">Its exact bytes.</param>
public sealed record CapturedRequest(
    string Method,
    string Target,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    ReadOnlyMemory<byte> Body
)
{
    /// <summary>The target without its query.</summary>
    public string Path => Target.Split('?', 2)[0];

    /// <summary>The first value of a header, in any case; null where there is none.</summary>
    public string? Header(string name) => CapturedHeaders.First(Headers, name);
}

/// <summary>An answer as it came.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">A repeated header stands once a value.</param>
/// <param name="Body">Its exact bytes.</param>
public sealed record CapturedResponse(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The first value of a header, in any case; null where there is none.</summary>
    public string? Header(string name) => CapturedHeaders.First(Headers, name);
}

internal static class CapturedHeaders
{
    public static string? First(IReadOnlyList<KeyValuePair<string, string>> headers, string name)
    {
        for (var i = 0; i < headers.Count; i++)
        {
            if (headers[i].Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return headers[i].Value;
        }

        return null;
    }
}
