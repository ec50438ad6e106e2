using System.Text;
using ElbContract.Specification.Clauses;

namespace ElbContract.Reports.Ledgers;

/// <summary>A ledger in Markdown: a section a parameter, a row a clause.</summary>
public static class LedgerMarkdown
{
    private const string Title = "# Ledger: every sentence, and what tests it";

    /// <param name="ledger">What to write.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(Ledger ledger, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
        {
            NewLine = "\n",
        };
        writer.WriteLine(Title);
        writer.WriteLine();
        writer.WriteLine(
            "`elb-contract clauses --report markdown=docs/ledger.md` writes this page. A clause is a behaviour that the page documents."
        );
        writer.WriteLine();
        writer.WriteLine(LedgerText.Summary(ledger) + ".");
        foreach (var subject in ledger.Entries.GroupBy(entry => entry.Clause.Id.Split('.')[0], StringComparer.Ordinal))
            Write(writer, subject.Key, [.. subject]);
        Write(writer, [.. Page.Anchors.Where(anchor => anchor.NotNormative is not null)]);
    }

    private static void Write(StreamWriter writer, string subject, List<LedgerEntry> entries)
    {
        var hasVerdicts = entries.Exists(entry => entry.Verdicts.Count > 0);
        writer.WriteLine();
        writer.WriteLine($"## {subject}");
        writer.WriteLine();
        writer.WriteLine(
            $"| clause | a provider | in our words | page | rule | scenarios | interactions | generated |{(hasVerdicts ? " found |" : "")}"
        );
        writer.WriteLine($"| --- | --- | --- | --- | --- | --- | ---: | ---: |{(hasVerdicts ? " --- |" : "")}");
        foreach (var entry in entries)
        {
            var scenarios = string.Join(", ", entry.Files.Select(file => $"`{file.First}`{LedgerText.More(file.More)}"));
            var found = entry.Verdicts.Select(one => $"{one.Verdict}, {LedgerText.Date(one)}, {MarkdownText.Cell(one.Endpoint)}");
            writer.Write($"| `{entry.Clause.Id}` | {entry.InPlainWords} | {MarkdownText.Cell(entry.Clause.Sentence)} | ");
            var rule = entry.Rule is { } place ? $"`{place}`" : "";
            writer.Write($"{string.Join(' ', entry.Clause.Anchors)} | {rule} | {scenarios} | {entry.Interactions} | {entry.Generated} |");
            if (hasVerdicts)
                writer.Write($" {string.Join("<br>", found)} |");
            writer.WriteLine();
        }
    }

    private static void Write(StreamWriter writer, List<PageAnchor> anchors)
    {
        writer.WriteLine();
        writer.WriteLine("## Not normative");
        writer.WriteLine();
        writer.WriteLine("| why they have no clause | page |");
        writer.WriteLine("| --- | --- |");
        foreach (var reason in anchors.GroupBy(anchor => anchor.NotNormative, StringComparer.Ordinal))
            writer.WriteLine($"| {reason.Key} | {string.Join(' ', reason.Select(anchor => anchor.Id))} |");
    }
}
