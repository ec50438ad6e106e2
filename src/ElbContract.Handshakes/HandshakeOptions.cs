namespace ElbContract.Handshakes;

/// <summary>How hard a scanner may ask.</summary>
public sealed record HandshakeOptions
{
    /// <summary>Connections at a time, over all scans: 1 to 64.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>New connections a second, over all scans: 1 to 10000.</summary>
    public int PerSecond { get; init; } = 200;

    /// <summary>How long one connection may take: more than nothing, up to a minute.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the scan of one listener may take: more than nothing, up to an hour. What is open by then has no answer.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a question without an answer is put: 1 to 5 times.</summary>
    public int Attempts { get; init; } = 2;

    /// <summary>How long to wait before a question is put again: nothing, up to a minute.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>What is out of its range, in sentences; none where nothing is.</summary>
    internal IReadOnlyList<string> Problems()
    {
        List<string> problems = [];
        if (Parallel is < 1 or > 64)
            problems.Add($"{Parallel} connections at a time; it can be 1 to 64.");
        if (PerSecond is < 1 or > 10_000)
            problems.Add($"{PerSecond} connections a second; it can be 1 to 10000.");
        if (Attempts is < 1 or > 5)
            problems.Add($"{Attempts} attempts; it can be 1 to 5.");
        if (Patience <= TimeSpan.Zero || Patience > TimeSpan.FromMinutes(1))
            problems.Add($"A connection may take {Patience}; it can be up to a minute, and more than nothing.");
        if (Pause < TimeSpan.Zero || Pause > TimeSpan.FromMinutes(1))
            problems.Add($"Before another attempt there are {Pause}; it can be nothing, up to a minute.");
        if (Limit <= TimeSpan.Zero || Limit > TimeSpan.FromHours(1))
            problems.Add($"A listener may take {Limit}; it can be up to an hour, and more than nothing.");
        return problems;
    }
}
