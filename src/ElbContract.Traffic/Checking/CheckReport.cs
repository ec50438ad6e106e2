using ElbContract.Traffic.Archives;

namespace ElbContract.Traffic.Checking;

/// <summary>What recorded traffic says of a client and a provider. The same recording gives the same report.</summary>
public sealed record CheckReport
{
    /// <summary>Every file, and how many entries of it were looked at.</summary>
    public required IReadOnlyList<CheckedFile> Files { get; init; }

    /// <summary>The part that was checked, such as <c>2/3</c>; null where it was all.</summary>
    public string? Shard { get; init; }

    /// <summary>Whose departures count.</summary>
    public required IReadOnlyList<Side> Sides { get; init; }

    /// <summary>How many exchanges add listeners, or try to.</summary>
    public required long Listeners { get; init; }

    /// <summary>How many are of other APIs or operations: those are passed over.</summary>
    public required long Others { get; init; }

    /// <summary>How many entries cannot be read.</summary>
    public required long Unreadable { get; init; }

    /// <summary>Whether a file breaks off: what follows there is not known.</summary>
    public bool IsBroken { get; init; }

    /// <summary>In how many exchanges each side departs from the page; for the sides that count.</summary>
    public required IReadOnlyDictionary<Side, long> Departures { get; init; }

    /// <summary>How many exchanges could not be judged, or not as a whole, and why.</summary>
    public required IReadOnlyDictionary<Silence, long> Silences { get; init; }

    /// <summary>What departs, by side and in the catalogue's order.</summary>
    public required IReadOnlyList<FindingGroup> Groups { get; init; }

    /// <summary>What requests have that the page does not document, by name: the first hundred.</summary>
    public IReadOnlyList<UnknownParameter> UnknownParameters { get; init; } = [];

    /// <summary>Why it cannot be told what requests mean, by problem.</summary>
    public IReadOnlyList<AmbiguousRequest> AmbiguousRequests { get; init; } = [];

    /// <summary>What cannot be read, in the order of the entries: the first hundred.</summary>
    public required IReadOnlyList<EntryProblem> Problems { get; init; }

    public long Entries => Files.Sum(file => file.Entries);

    public CheckVerdict Verdict =>
        Groups.Count > 0 ? CheckVerdict.Departs
        : IsBroken ? CheckVerdict.Broken
        : Judged <= 0 ? CheckVerdict.NothingToJudge
        : Judged == Of(Silence.Weather) && Sides.Contains(Side.Provider) ? CheckVerdict.NoAnswerToJudge
        : CheckVerdict.Conforms;

    private long Judged => Listeners - Of(Silence.RequestNotKept) - Of(Silence.NoAnswer);

    private long Of(Silence silence) => Silences.GetValueOrDefault(silence);
}

/// <summary>A file, and how many of its entries were looked at.</summary>
public sealed record CheckedFile(string File, long Entries);

/// <summary>What a check comes to.</summary>
public enum CheckVerdict
{
    Conforms,

    /// <summary>A side that counts departs from the page.</summary>
    Departs,

    /// <summary>A file breaks off, and nobody departs in what is there.</summary>
    Broken,

    /// <summary>No exchange adds a listener, or none with a body that is known.</summary>
    NothingToJudge,

    /// <summary>The provider counts, and none of the answers is its own.</summary>
    NoAnswerToJudge,
}
