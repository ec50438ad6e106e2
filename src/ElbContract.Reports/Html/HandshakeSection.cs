using System.Globalization;
using ElbContract.Reports.Handshaking;
using ElbContract.Specification;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Html;

/// <summary>The versions and suites that listeners take, in tables.</summary>
internal static class HandshakeSection
{
    public static void Write(HtmlWriter html, VerificationReport report)
    {
        var tables = HandshakeTable.Of(report);
        if (tables.Count == 0)
            return;
        using var section = html.Within("section", ("aria-labelledby", "handshakes"), ("class", "handshakes"));
        html.Element("h2", "What TLS handshakes show", ("id", "handshakes"));
        html.Element(
            "p",
            "What clients of today refuse is marked as weak. That is a note and no verdict: the page asks for it.",
            ("class", "about")
        );
        foreach (var table in tables)
            Write(html, table);
    }

    private static void Write(HtmlWriter html, HandshakeTable table)
    {
        using var element = html.Within("table");
        html.Element("caption", string.Create(CultureInfo.InvariantCulture, $"{table.Title} ({Counted.Of(table.Listeners, "listener")})"));
        using (html.Within("thead"))
        using (html.Within("tr"))
        {
            foreach (var column in table.Columns.Prepend("Name").Append("Note"))
                html.Element("th", column, ("scope", "col"));
        }

        using var rows = html.Within("tbody");
        foreach (var row in table.Rows)
        {
            using var line = html.Within("tr", ("class", row.IsWeak && row.IsTaken ? "weak" : ""));
            html.Element("th", row.Name, ("scope", "row"));
            foreach (var cell in row.Cells)
                html.Element("td", cell.Words, ("class", cell.Departs ? "departs" : ""));
            html.Element("td", row.Note);
        }
    }
}
