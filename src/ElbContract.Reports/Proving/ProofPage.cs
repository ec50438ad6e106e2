using System.Globalization;
using System.Text;
using ElbContract.Emulator.Faults;
using ElbContract.Proof;
using ElbContract.Reports.Html;
using ElbContract.Specification.Clauses;

namespace ElbContract.Reports.Proving;

/// <summary>A proof as one page: the matrix of faults and clauses, the personalities, and the faults that no answer can show.</summary>
public static class ProofPage
{
    /// <param name="report">What to write.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(ProofReport report, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
        {
            NewLine = "\n",
        };
        var html = new HtmlWriter(writer);
        html.Raw("<!DOCTYPE html>\n");
        using var root = html.Within("html", ("lang", "en"));
        PageParts.WriteHead(html, ProofConsole.Figures(report));
        using var body = html.Within("body", ("class", "proof"));
        html.Element("a", "Skip to the matrix", ("href", "#matrix"), ("class", "skip"));
        using (html.Within("header"))
            WriteSummary(html, report);
        using var main = html.Within("main");
        WriteMatrix(html, report);
        PageParts.WriteTable(
            html,
            "Personalities",
            "personalities",
            ["Provider", "Verdict", "Accused", "How it differs"],
            report.Personalities,
            WriteRow
        );
        PageParts.WriteTable(
            html,
            "Faults that no answer can show",
            "unobservable",
            ["Fault", "Why", "What the provider does"],
            SeededFaults.Unobservable,
            WriteRow
        );
    }

    private static void WriteSummary(HtmlWriter html, ProofReport report)
    {
        using (html.Within("h1"))
        {
            html.Element("span", report.Holds ? "holds" : "does not hold", ("class", "badge " + (report.Holds ? "passed" : "failed")));
            html.Element("span", "Proof of the suite");
        }

        html.Element("p", ProofConsole.Figures(report), ("class", "run-reason"));
        html.Element("p", PageParts.Subject(Tool.Version), ("class", "about"));
        html.Element(
            "p",
            "Each row is a provider that breaks one clause, each column a clause; a cell shows in how many cases the clause failed. Only "
                + "the broken clause may fail.",
            ("class", "about")
        );
        html.Element(
            "p",
            report.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture),
            ("class", "about")
        );
    }

    // A table for the faults of each subject: one of all clauses would be wider than any screen.
    private static void WriteMatrix(HtmlWriter html, ProofReport report)
    {
        using var section = html.Within("section", ("aria-labelledby", "matrix"));
        html.Element("h2", "Faults and clauses", ("id", "matrix"));
        using var matrices = html.Within("div", ("class", "matrices"));
        foreach (var subject in report.Faults.GroupBy(proof => proof.Fault.Clause.Split('.')[0], StringComparer.Ordinal))
            WriteMatrix(html, subject.Key, [.. subject]);
    }

    private static void WriteMatrix(HtmlWriter html, string subject, List<FaultProof> faults)
    {
        var clauses = Catalogue
            .Clauses.Where(clause =>
                faults.Exists(proof =>
                    proof.Fault.Clause == clause.Id || proof.Provider.Accused.Any(accused => accused.Clause == clause.Id)
                )
            )
            .ToList();
        var heading = "matrix-" + subject;
        using var block = html.Within("div");
        html.Element("h3", subject, ("id", heading));
        using var scroll = html.Within("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-labelledby", heading));
        using var table = html.Within("table", ("class", "matrix"));
        using (html.Within("thead"))
        using (html.Within("tr"))
        {
            html.Element("th", "Fault", ("scope", "col"));
            foreach (var clause in clauses)
                html.Element("th", clause.Id, ("scope", "col"));
        }

        using var rows = html.Within("tbody");
        foreach (var proof in faults)
            WriteRow(html, proof, clauses);
    }

    private static void WriteRow(HtmlWriter html, FaultProof proof, List<Clause> clauses)
    {
        using var row = html.Within("tr", ("class", proof.IsNamed ? "" : "failed"));
        html.Element("th", proof.Fault.Id, ("scope", "row"), ("title", proof.Fault.Sentence));
        var bystanders = proof.Bystanders.ToHashSet();
        foreach (var clause in clauses)
        {
            var accused = proof.Provider.Accused.FirstOrDefault(one => one.Clause == clause.Id);
            // Most cells are empty, and their end tags may be left out.
            if (accused is not null)
                html.Element(
                    "td",
                    accused.Cases.ToString(CultureInfo.InvariantCulture),
                    ("class", bystanders.Contains(accused) ? "bystander" : "named"),
                    ("title", $"{clause.Id}: {clause.Sentence}")
                );
            else
                html.Raw(clause.Id == proof.Fault.Clause ? "<td class=\"missed\">0</td>" : "<td>");
        }
    }

    private static void WriteRow(HtmlWriter html, PersonalityProof proof)
    {
        html.Element("th", proof.Personality.Name, ("scope", "row"));
        using (html.Within("td"))
            html.Element("span", Words.Of(proof.Provider.Verdict), ("class", "badge " + Words.Of(proof.Provider.Verdict)));
        html.Element("td", string.Join(", ", proof.Provider.Accused.Select(accused => accused.Clause)));
        html.Element("td", proof.Personality.Describe());
    }

    private static void WriteRow(HtmlWriter html, UnobservableFault fault)
    {
        html.Element("th", fault.Id, ("scope", "row"));
        html.Element("td", fault.Reason);
        html.Element("td", fault.Sentence);
    }
}
