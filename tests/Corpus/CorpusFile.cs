using System.Text.Json;

namespace ElbContract.Corpus;

/// <summary>A recording of what a known client and a provider said to each other, as some program writes it; <c>corpus.json</c> lists
/// them.</summary>
/// <param name="File">Its name.</param>
/// <param name="Client">Whose requests they are.</param>
/// <param name="Producer">Which program writes recordings so.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Adds">How many of them add a listener, or try to.</param>
/// <param name="Siblings">How many read, change or delete listeners.</param>
/// <param name="Departures">What departs from the page; of the other entries nothing does.</param>
public sealed record CorpusFile(
    string File,
    string Client,
    string Producer,
    int Entries,
    int Adds,
    int Siblings,
    IReadOnlyList<Departure> Departures
)
{
    /// <summary>The numbers of entries that add listeners, and of which a body was not kept: nothing is said of those.</summary>
    public IReadOnlyList<int> NotKept { get; init; } = [];

    /// <summary>Every recording.</summary>
    public static IReadOnlyList<CorpusFile> All { get; } = Read();

    /// <summary>Where it is to be read.</summary>
    public string Path => PathOf(File);

    public override string ToString() => File;

    private static string PathOf(string file) => System.IO.Path.Combine(AppContext.BaseDirectory, "Corpus", file);

    private static List<CorpusFile> Read() =>
        JsonSerializer.Deserialize<List<CorpusFile>>(System.IO.File.ReadAllText(PathOf("corpus.json")), JsonSerializerOptions.Web)!;
}

/// <summary>An entry that departs from the page.</summary>
/// <param name="Entry">Its number.</param>
/// <param name="Client">The clauses that its request breaks.</param>
/// <param name="Provider">The clauses that its answer breaks.</param>
public sealed record Departure(int Entry, IReadOnlyList<string> Client, IReadOnlyList<string> Provider);
