using System.Globalization;
using ElbContract.Reports.Html;
using ElbContract.Specification.Clauses;

namespace ElbContract.Reports.Sites;

/// <summary>Verdicts by clause and run: a row of pixels a clause, a column a run, the oldest on the left.</summary>
internal static class VerdictChart
{
    /// <summary>Older runs are in the table below it alone.</summary>
    private const int MostRuns = 40;

    private const int Width = 18;
    private const int Height = 4;

    /// <param name="html">Where it is written.</param>
    /// <param name="runs">The newest first.</param>
    public static void Write(HtmlWriter html, IReadOnlyList<SiteRun> runs)
    {
        var shown = runs.Take(MostRuns).Reverse().ToList();
        var (width, height) = (shown.Count * Width, Catalogue.Clauses.Count * Height);
        using var figure = html.Within("figure");
        using (
            html.Within(
                "svg",
                ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}")),
                ("width", Number(width)),
                ("height", Number(height)),
                ("role", "img"),
                ("aria-label", $"Verdicts of {Catalogue.Clauses.Count} clauses in {shown.Count} runs; the table of runs has their counts"),
                ("class", "chart")
            )
        )
        {
            foreach (var (run, column) in shown.Select((run, column) => (run, column)))
                WriteColumn(html, run, column * Width);
        }

        html.Element(
            "figcaption",
            "Each column is a run, the oldest on the left; each line is a clause, in the page's order. Green: passed, red: failed, amber: "
                + "waived, grey: no verdict.",
            ("class", "about")
        );
    }

    // Neighbours of one verdict are one box: most columns are a few boxes, and the page stays small.
    private static void WriteColumn(HtmlWriter html, SiteRun run, int left)
    {
        var words = Catalogue.Clauses.Select(clause => (clause.Id, Word: run.Word(clause))).ToList();
        for (var first = 0; first < words.Count; )
        {
            var end = first;
            while (end < words.Count && words[end].Word == words[first].Word)
                end++;
            using var box = html.Within(
                "rect",
                ("x", Number(left)),
                ("y", Number(first * Height)),
                ("width", Number(Width - 2)),
                ("height", Number((end - first) * Height)),
                ("class", words[first].Word)
            );
            var clauses = end - first == 1 ? words[first].Id : $"{words[first].Id} to {words[end - 1].Id}";
            html.Element("title", $"{run.Name}, {run.About}: {clauses} {words[first].Word.Replace('-', ' ')}");
            first = end;
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
