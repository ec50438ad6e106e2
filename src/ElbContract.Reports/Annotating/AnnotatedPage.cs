using System.Globalization;
using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ElbContract.Reports.Html;
using ElbContract.Reports.Ledgers;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Annotating;

/// <summary>A reader's own copy of the page, with a mark at each sentence and a panel of the clauses that speak of it. Its words stay as
/// they are; what would load or run something is taken out.</summary>
public sealed class AnnotatedPage
{
    private const string Panel = "elb-panel";
    private const string Prefix = "elb-";

    private readonly PageEdition _edition;
    private readonly IReadOnlyList<VerificationReport> _reports;
    private readonly Dictionary<string, ClauseResult> _results;
    private readonly Dictionary<string, VerificationReport> _reportOf;
    private readonly List<(PageSentence Sentence, SentenceMark Mark)> _marks;
    private readonly Func<VerificationReport, string>? _evidence;
    private readonly SiteNavigation? _site;

    /// <param name="edition">The page; it is changed.</param>
    /// <param name="reports">Runs; of each clause the last verdict counts. May be empty.</param>
    public AnnotatedPage(PageEdition edition, IReadOnlyList<VerificationReport> reports)
        : this(edition, reports, evidence: null, site: null) { }

    /// <param name="edition">The page; it is changed.</param>
    /// <param name="reports">Runs; of each clause the last verdict counts. May be empty.</param>
    /// <param name="evidence">The page that has the exchanges of a run; null to have those of the last in this one.</param>
    /// <param name="site">The site that it is a page of; null for a page by itself.</param>
    internal AnnotatedPage(
        PageEdition edition,
        IReadOnlyList<VerificationReport> reports,
        Func<VerificationReport, string>? evidence,
        SiteNavigation? site
    )
    {
        ArgumentNullException.ThrowIfNull(edition);
        (_edition, _evidence, _site) = (edition, evidence, site);
        _reports = [.. reports.OrderBy(report => report.StartedAt)];
        (_results, _reportOf) = ([], []);
        foreach (var report in _reports)
        {
            foreach (var result in report.Clauses)
                (_results[result.Clause.Id], _reportOf[result.Clause.Id]) = (result, report);
        }

        _marks = [.. edition.Sentences.Select(sentence => (sentence, SentenceMark.Of(sentence, _results)))];
    }

    /// <summary>Whether an edition is such a page already: a second set of marks would break it.</summary>
    public static bool Is(PageEdition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return edition.Document.GetElementById(Panel) is not null;
    }

    /// <summary>How many sentences and cells a clause speaks of, or are listed as not normative.</summary>
    public int Accounted => _marks.Count(one => one.Mark.Word != SentenceMark.NotCovered);

    /// <summary>How much of the page is accounted for, in one line.</summary>
    public string Coverage
    {
        get
        {
            var notNormative = _marks.Count(one => one.Mark.Word == SentenceMark.NotNormative);
            // Never 100 where one is left.
            var percent = Accounted * 100 / _marks.Count;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{Accounted} of {_marks.Count} sentences and cells ({percent} %): {Accounted - notNormative} have a clause, "
                    + $"{notNormative} have nothing to test, {_marks.Count - Accounted} are not covered"
            );
        }
    }

    /// <param name="stream">Left open.</param>
    public void Write(Stream stream)
    {
        var document = _edition.Document;
        foreach (var (sentence, mark) in _marks)
            Add(document, sentence.Element, mark);
        LiveContent.Remove(document);
        LevelHeadings(document);
        var content = document.CreateElement("main");
        content.Id = Prefix + "page";
        content.Append([.. document.Body!.ChildNodes]);
        document.Body.AppendChild(content);
        content.Insert(AdjacentPosition.BeforeBegin, Markup(WriteHeader));
        content.Insert(AdjacentPosition.AfterEnd, Markup(WritePanel));
        WriteHead(document);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        document.ToHtml(writer);
    }

    private static void Add(IHtmlDocument document, IElement sentence, SentenceMark mark)
    {
        var link = document.CreateElement("a");
        var sections = mark.Clauses.Count > 0 ? mark.Clauses.Select(clause => Prefix + clause) : [SectionOf(mark)];
        link.SetAttribute("class", $"elb-mark {SentenceMark.ClassOf(mark.Word)}{(mark.IsChanged ? " elb-changed" : "")}");
        link.SetAttribute("href", "#" + sections.First());
        link.SetAttribute("data-sections", string.Join(' ', sections));
        link.SetAttribute("data-word", mark.Word);
        var about = mark.Reason ?? string.Join(", ", mark.Clauses);
        link.SetAttribute("aria-label", $"{mark.Word}{(mark.IsChanged ? ", changed in this edition" : "")}: {about}");
        link.SetAttribute("title", link.GetAttribute("aria-label")!);
        if (sentence.Children.FirstOrDefault(PageEdition.IsBlock) is { } block)
            sentence.InsertBefore(link, block);
        else
            sentence.AppendChild(link);
    }

    // For readers who go from heading to heading: pages of this kind leave levels out.
    private static void LevelHeadings(IHtmlDocument document)
    {
        var level = 0;
        foreach (var heading in document.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Where(one => !one.HasAttribute("aria-level")))
        {
            var own = heading.LocalName[1] - '0';
            level = Math.Min(own, level + 1);
            if (level != own)
                heading.SetAttribute("aria-level", level.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string SectionOf(SentenceMark mark) => SentenceMark.ClassOf(mark.Word) + "-sentences";

    private static string Markup(Action<HtmlWriter> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        write(new HtmlWriter(text));
        return text.ToString();
    }

    private static void WriteHead(IHtmlDocument document)
    {
        // First, so that it holds for all that follows.
        document.Head!.Insert(
            AdjacentPosition.AfterBegin,
            Markup(html =>
            {
                html.Void("meta", ("charset", "utf-8"));
                html.Void(
                    "meta",
                    ("http-equiv", "Content-Security-Policy"),
                    (
                        "content",
                        $"default-src 'none'; style-src 'unsafe-inline'; script-src {Asset.AnnotatedScript.Source}; img-src data:; "
                            + "base-uri 'none'; form-action 'none'"
                    )
                );
                html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
                html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
            })
        );
        if (string.IsNullOrWhiteSpace(document.Title))
            document.Title = "Adding a Listener, annotated";
        if (string.IsNullOrWhiteSpace(document.DocumentElement.GetAttribute("lang")))
            document.DocumentElement.SetAttribute("lang", "en");
        Add(document.Head, "style", Asset.AnnotatedStyle.Text);
        Add(document.Body!, "script", Asset.AnnotatedScript.Text);

        void Add(IElement parent, string tag, string text)
        {
            var element = document.CreateElement(tag);
            element.TextContent = text;
            parent.AppendChild(element);
        }
    }

    private void WriteHeader(HtmlWriter html)
    {
        using var header = html.Within("header", ("id", Prefix + "header"), ("class", "elb-own"));
        _site?.Write(html, SiteNavigation.Page);
        html.Element("p", Coverage + ".", ("class", "elb-coverage"));
        foreach (var report in _reports.Where(_reportOf.ContainsValue))
            html.Element("p", RunWords.Of(report), ("class", "about"));
        if (_reports.Count == 0)
            html.Element("p", "No report of a run is given, so this page says nothing about an endpoint.", ("class", "about"));
        // Without a script it would do nothing: so it is hidden until the script shows it.
        using var form = html.Within("form", ("id", Prefix + "filter"), ("hidden", ""));
        using var set = html.Within("fieldset");
        html.Element("legend", "Marks shown");
        foreach (var word in SentenceMark.Words)
        {
            if (_marks.Count(one => one.Mark.Word == word) is not (> 0 and var count))
                continue;
            using var label = html.Within("label");
            html.Void("input", ("type", "checkbox"), ("name", "word"), ("value", word), ("checked", ""));
            html.Element(
                "span",
                string.Create(CultureInfo.InvariantCulture, $"{word} ({count})"),
                ("class", "elb-sign " + SentenceMark.ClassOf(word))
            );
        }
    }

    private void WritePanel(HtmlWriter html)
    {
        var budget = new Budget(_results.Count);
        using var panel = html.Within(
            "aside",
            ("id", Panel),
            ("class", "elb-own"),
            ("aria-labelledby", Panel + "-title"),
            ("tabindex", "-1")
        );
        html.Element("button", "Close", ("type", "button"), ("class", "elb-close"), ("hidden", ""));
        html.Element("h2", "Clauses for this sentence", ("id", Panel + "-title"));
        foreach (var clause in Catalogue.Clauses)
            WriteClause(html, clause, budget);
        foreach (var sentences in _marks.Where(one => one.Mark.Clauses.Count == 0).GroupBy(one => SectionOf(one.Mark)))
        {
            using var section = html.Within("section", ("id", sentences.Key), ("class", "elb-section"));
            html.Element("h3", sentences.First().Mark.Word);
            using var list = html.Within("ul");
            foreach (var (sentence, mark) in sentences)
                html.Element("li", $"{sentence.Id}: {mark.Reason}");
        }
    }

    private void WriteClause(HtmlWriter html, Clause clause, Budget budget)
    {
        var word = SentenceMark.WordOf(clause, _results);
        using var section = html.Within("section", ("id", Prefix + clause.Id), ("class", "elb-section"), ("data-clause", clause.Id));
        using (html.Within("h3"))
        {
            html.Element("span", clause.Id);
            html.Element("span", word, ("class", $"badge {SentenceMark.ClassOf(word)}"));
        }

        html.Element("p", clause.Sentence);
        ClauseFacts.Write(html, clause);
        var result = _results.GetValueOrDefault(clause.Id);
        if (result?.Reason is { } reason)
            html.Element("p", reason, ("class", "reason"));
        if (result is not null && _evidence is null)
        {
            ClauseEvidence.Write(html, result, budget);
            return;
        }

        ClauseFacts.WriteScenarios(html, clause.Id);
        if (result is not null)
            html.Element(
                "a",
                "Evidence of the last run",
                ("href", $"{_evidence!(_reportOf[clause.Id])}#{ClauseSections.IdOf(result)}"),
                ("class", "elb-evidence")
            );
    }
}
