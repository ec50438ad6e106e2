using System.Globalization;
using System.Text;
using ElbContract.Reports.Html;
using ElbContract.Specification.Clauses;

namespace ElbContract.Reports.Ledgers;

/// <summary>A ledger as one page that needs no network.</summary>
public static class LedgerPage
{
    private static readonly string[] Columns =
    [
        "Clause",
        "A provider",
        "In our words",
        "Page",
        "Rule",
        "Scenarios",
        "Interactions",
        "Generated",
        "Found",
    ];

    /// <param name="ledger">What to write.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(Ledger ledger, Stream stream) => Write(ledger, stream, site: null, WriteFound);

    /// <param name="ledger">What to write.</param>
    /// <param name="stream">Left open.</param>
    /// <param name="site">The site that it is a page of; null for a page by itself.</param>
    /// <param name="writeFound">Writes what runs found of an entry.</param>
    internal static void Write(Ledger ledger, Stream stream, SiteNavigation? site, Action<HtmlWriter, LedgerEntry> writeFound)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
        {
            NewLine = "\n",
        };
        var html = new HtmlWriter(writer);
        html.Raw("<!DOCTYPE html>\n");
        using var root = html.Within("html", ("lang", "en"));
        PageParts.WriteHead(html, "Ledger");
        using var body = html.Within("body", ("class", "proof ledger"));
        html.Element("a", "Skip to the clauses", ("href", "#ledger"), ("class", "skip"));
        site?.Write(html, SiteNavigation.Ledger);
        using (html.Within("header"))
        {
            html.Element("h1", "Every sentence, and what tests it");
            html.Element("p", LedgerText.Summary(ledger), ("class", "run-reason"));
            html.Element("p", PageParts.Subject(Tool.Version), ("class", "about"));
        }

        using var main = html.Within("main");
        PageParts.WriteTable(
            html,
            "Clauses",
            "ledger",
            Columns,
            ledger.Entries,
            (to, entry) => WriteRow(to, entry, site is not null, writeFound)
        );
        PageParts.WriteTable(
            html,
            "Not normative",
            "not-normative",
            ["Page", "Why it has no clause"],
            [.. Page.Anchors.Where(anchor => anchor.NotNormative is not null)],
            (to, anchor) => to.Element("td", anchor.Id).Element("td", anchor.NotNormative ?? "")
        );
    }

    private static void WriteRow(HtmlWriter html, LedgerEntry entry, bool isInSite, Action<HtmlWriter, LedgerEntry> writeFound)
    {
        html.Element("th", entry.Clause.Id, ("scope", "row"), ("id", entry.Clause.Id))
            .Element("td", entry.InPlainWords)
            .Element("td", entry.Clause.Sentence)
            .Element("td", string.Join(' ', entry.Clause.Anchors));
        using (html.Within("td"))
        {
            if (isInSite)
                html.Element("a", entry.Rule?.ToString() ?? "", ("href", $"{SiteNavigation.Features}#{entry.Clause.Id}"));
            else
                html.Text(entry.Rule?.ToString() ?? "");
        }

        html.Element("td", string.Join(", ", entry.Files.Select(file => file.First + LedgerText.More(file.More))))
            .Element("td", entry.Interactions.ToString(CultureInfo.InvariantCulture), ("class", "number"), ("data-of", "interactions"))
            .Element("td", entry.Generated.ToString(CultureInfo.InvariantCulture), ("class", "number"), ("data-of", "generated"));
        using (html.Within("td"))
            writeFound(html, entry);
    }

    private static void WriteFound(HtmlWriter html, LedgerEntry entry)
    {
        foreach (var verdict in entry.Verdicts)
        {
            html.Element("span", verdict.Verdict, ("class", "badge " + verdict.Verdict));
            html.Element("span", $" {LedgerText.Date(verdict)} {verdict.Endpoint} ");
        }
    }
}
