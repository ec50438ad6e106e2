using System.Globalization;
using ElbContract.Specification;
using ElbContract.Specification.Clauses;

namespace ElbContract.Reports.Ledgers;

/// <summary>A ledger for a terminal: a few lines a clause.</summary>
public static class LedgerText
{
    public static void Write(Ledger ledger, InertWriter output)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        foreach (var entry in ledger.Entries)
        {
            output.WriteLine($"{entry.Clause.Id}: a provider {entry.InPlainWords}");
            output.WriteLine($"  {entry.Clause.Sentence}");
            output.WriteLine($"  page       {string.Join(' ', entry.Clause.Anchors)}");
            if (entry.Rule is { } rule)
                output.WriteLine($"  rule       {rule}");
            output.WriteLine($"  tested by  {TestedBy(entry)}");
            foreach (var (first, more) in entry.Files)
                output.WriteLine($"             {first}{More(more)}");
            foreach (var verdict in entry.Verdicts)
                output.WriteLine($"  {verdict.Verdict, -12} {Date(verdict)} {verdict.Endpoint}");
        }

        output.WriteLine(Summary(ledger));
    }

    /// <summary>How an edition of the page differs, a line a sentence, then all in one.</summary>
    /// <param name="drift">What differs.</param>
    /// <param name="ledger">Where the scenarios of each clause stand.</param>
    /// <param name="output">Where it is written.</param>
    public static void Write(PageDrift drift, Ledger ledger, InertWriter output)
    {
        ArgumentNullException.ThrowIfNull(drift);
        ArgumentNullException.ThrowIfNull(ledger);
        var entries = ledger.Entries.ToDictionary(entry => entry.Clause.Id, StringComparer.Ordinal);
        foreach (var one in drift.Differences)
        {
            output.WriteLine($"{one.Change.ToString().ToLowerInvariant(), -8} {one.Anchor}");
            foreach (var clause in one.Clauses)
            {
                output.WriteLine($"         {clause}: {entries[clause].Clause.Sentence}");
                foreach (var (first, more) in entries[clause].Files)
                    output.WriteLine($"           {first}{More(more)}");
            }
        }

        var touched = drift.Differences.SelectMany(one => one.Clauses).Distinct(StringComparer.Ordinal).Count();
        var counts = Enum.GetValues<PageChange>()
            .Select(change => $"{drift.Differences.Count(one => one.Change == change)} {Word(change)}");
        output.WriteLine(
            $"{drift.Kept} sentences and cells unchanged, {string.Join(", ", counts)}; touched: {Counted.Of(touched, "clause")}"
        );

        static string Word(PageChange change) => change.ToString().ToLowerInvariant();
    }

    /// <summary>How much tests a clause, in words.</summary>
    internal static string TestedBy(LedgerEntry entry) =>
        entry.Interactions + entry.Generated == 0
            ? "no request"
            : $"{Counted.Of(entry.Interactions, "interaction")}, {Counted.Of(entry.Generated, "generated case")}";

    /// <summary>How many scenarios a file has besides the first.</summary>
    internal static string More(int more) => more == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {more} more");

    internal static string Date(LedgerVerdict verdict) =>
        verdict.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    internal static string Summary(Ledger ledger) =>
        $"{Counted.Of(ledger.Entries.Count, "clause")}; "
        + $"{Ledger.Covered} of the page's {Page.Anchors.Count} sentences and cells have a clause, "
        + $"{Page.Anchors.Count - Ledger.Covered} have nothing to test";
}
