using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Ledgers;

/// <summary>The clauses, what tests each, and what runs found.</summary>
/// <param name="Entries">In the page's order.</param>
public sealed record Ledger(IReadOnlyList<LedgerEntry> Entries)
{
    /// <summary>What tests each clause in this version, without runs: read from a file, since finding it out takes a second.</summary>
    /// <remarks>A test says whether the file is current.</remarks>
    public static Ledger OfThisVersion()
    {
        using var stream = typeof(Ledger).Assembly.GetManifestResourceStream("ledger.json")!;
        return LedgerJson.Read(stream);
    }

    /// <summary>How many sentences and cells of the page some clause speaks of.</summary>
    public static int Covered { get; } = Page.Anchors.Count(anchor => anchor.NotNormative is null);

    /// <summary>What runs found of each clause, by its id; the runs in the order of their dates.</summary>
    public static ILookup<string, LedgerVerdict> Verdicts(IEnumerable<VerificationReport> reports) =>
        reports
            .OrderBy(report => report.StartedAt)
            .SelectMany(report =>
                report.Clauses.Select(result =>
                    (result.Clause.Id, Verdict: new LedgerVerdict(report.Endpoint, report.StartedAt, Words.Of(result.Verdict)))
                )
            )
            .ToLookup(one => one.Id, one => one.Verdict, StringComparer.Ordinal);
}

/// <summary>A clause and what tests it.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Scenarios">Where its scenarios stand, such as <c>features/port.feature:12</c>, in their order.</param>
/// <param name="Interactions">How many interactions of the contract are charged to it.</param>
/// <param name="Generated">How many cases <c>verify --deep</c> generates for it.</param>
/// <param name="Verdicts">What runs found, the oldest first.</param>
/// <param name="Rule">Where its <c>Rule:</c> stands, such as <c>features/port.feature:10</c>; null where the features have none.</param>
public sealed record LedgerEntry(
    Clause Clause,
    IReadOnlyList<string> Scenarios,
    int Interactions,
    int Generated,
    IReadOnlyList<LedgerVerdict> Verdicts,
    string? Rule
)
{
    /// <summary>What a provider must do, for a reader who knows none of the four words.</summary>
    public string InPlainWords => Words.InPlainWords(Clause.Strength);

    /// <summary>The feature files of its scenarios: where the first of each stands, and how many more there are.</summary>
    internal IReadOnlyList<(string First, int More)> Files =>
        [.. Scenarios.GroupBy(place => place.Split(':')[0], StringComparer.Ordinal).Select(file => (file.First(), file.Count() - 1))];
}

/// <summary>What a run found of a clause.</summary>
/// <param name="Endpoint">Where.</param>
/// <param name="At">When.</param>
/// <param name="Verdict">As reports write it.</param>
public sealed record LedgerVerdict(string Endpoint, DateTimeOffset At, string Verdict);
