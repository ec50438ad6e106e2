using ElbContract.Traffic.Archives;

namespace ElbContract.Traffic.Checking;

/// <summary>What is checked, and how.</summary>
public sealed record CheckOptions
{
    /// <summary>HTTP archives, and entries one a line; <c>-</c> is standard input.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Whose departures count.</summary>
    public IReadOnlySet<Side> Sides { get; init; } = new HashSet<Side> { Side.Client, Side.Provider };

    public KnownIds Known { get; init; } = KnownIds.None;

    /// <summary>Which of how many equal parts of every file is checked; both from 1.</summary>
    public (int Index, int Count) Shard { get; init; } = (1, 1);

    /// <summary>Whether a recording is read that holds what looks like a secret.</summary>
    public bool AllowsSecrets { get; init; }

    /// <summary>How many entries are judged at once; as many as there are cores.</summary>
    public int Parallel { get; init; } = Environment.ProcessorCount;

    /// <summary>The largest entry that is looked at, in bytes.</summary>
    internal int MaximumEntryBytes { get; init; } = RecordingReader.MaximumEntryBytes;
}
