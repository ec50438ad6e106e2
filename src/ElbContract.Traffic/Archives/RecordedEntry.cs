using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Archives;

/// <summary>An entry of a recording, from whichever program.</summary>
public sealed record RecordedEntry
{
    /// <summary>Counts the entries of the file, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>Why it cannot be read, in one line; null where it was.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the file is broken from here on, so that nobody knows how much is missing.</summary>
    public bool IsBroken { get; init; }

    /// <summary>What was exchanged; null with a <see cref="Problem"/>. Its number is the entry's, its target is path and query of the
    /// URL.</summary>
    public Exchange? Exchange { get; init; }

    /// <summary>Whether it was recorded here, where no header is left out.</summary>
    public bool IsOurs { get; init; }

    /// <summary>Scheme, host and port of the URL, such as <c>https://elb.example.com</c>; empty where the URL has none.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Whether all of the request's body is there; programs leave bodies out, or cut them off.</summary>
    public bool HasRequestBody { get; init; }

    /// <summary>Whether all of the answer's body is there.</summary>
    public bool HasResponseBody { get; init; }
}
