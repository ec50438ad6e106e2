using ElbContract.Reports.Annotating;
using ElbContract.Reports.Html;
using ElbContract.Reports.Ledgers;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Sites;

/// <summary>Ledger, annotated page, features, findings and runs as static files that link to each other and load nothing from
/// elsewhere.</summary>
public sealed class Site
{
    /// <summary>Lists the files of a site, so that the next one in its folder takes away what it does not write.</summary>
    public const string Marker = ".elb-contract-site";

    // The last run has exchanges of each clause, and the other runs share what is left: all of them are in the reports themselves.
    private const int CharactersOfTheLastRun = 900_000;
    private const int CharactersOfTheOthers = 150_000;
    private const int CasesOfAClause = 4;

    // In bytes. Cucumber's report has millions, most of them the same words.
    private const int LargestPlain = 500_000;

    // The page of implementations has all of them.
    private const int RunsOfALedger = 3;

    private readonly Ledger _ledger;
    private readonly IReadOnlyList<SiteRun> _runs;
    private readonly PageEdition? _edition;
    private readonly IReadOnlyList<(string File, string Title, string Source)> _given;
    private readonly SiteNavigation _navigation;

    /// <param name="ledger">The clauses, and what tests each.</param>
    /// <param name="reports">Runs, in any order; none hides another.</param>
    /// <param name="edition">The reader's copy of the page; null for a site without it. It is changed.</param>
    /// <param name="livingDocumentation">Cucumber's report of the features, as a file; null for none.</param>
    /// <param name="matrix">The page of a proof, as a file; null for none.</param>
    /// <param name="openApi">A page that shows the call as OpenAPI, as a file; null for none.</param>
    public Site(
        Ledger ledger,
        IReadOnlyList<VerificationReport> reports,
        PageEdition? edition = null,
        string? livingDocumentation = null,
        string? matrix = null,
        string? openApi = null
    )
    {
        _ledger = ledger;
        _runs = SiteRun.Of(reports);
        _edition = edition;
        _given =
        [
            .. new (string File, string Title, string? Source)[]
            {
                (SiteNavigation.LivingDocumentation, "Scenarios as they ran", livingDocumentation),
                (SiteNavigation.Matrix, "Fault matrix", matrix),
                (SiteNavigation.OpenApi, "OpenAPI", openApi),
            }
                .Where(one => one.Source is not null)
                .Select(one => (one.File, one.Title, one.Source!)),
        ];
        _navigation = new SiteNavigation([
            (SiteNavigation.Index, "Overview"),
            (SiteNavigation.Ledger, "Ledger"),
            .. edition is null ? [] : new[] { (SiteNavigation.Page, "The page") },
            (SiteNavigation.Features, "Features"),
            (SiteNavigation.Findings, "Findings"),
            (SiteNavigation.Implementations, "Implementations"),
            .. _given.Select(one => (one.File, one.Title)),
        ]);
    }

    /// <summary>Whether a site can be written there: to a folder that is not there, is empty, or has a site.</summary>
    public static bool CanBeWrittenTo(string folder) =>
        !Directory.Exists(folder) || File.Exists(Path.Combine(folder, Marker)) || !Directory.EnumerateFileSystemEntries(folder).Any();

    /// <summary>Writes all files, and deletes those of an earlier site that are not among them.</summary>
    /// <param name="folder">Made where it is not there.</param>
    /// <returns>The names of the files.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public IReadOnlyList<string> Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var marker = Path.Combine(folder, Marker);
        var before = File.Exists(marker) ? File.ReadAllLines(marker) : [];
        List<string> files = [];
        // First, so that one of them may be a file of the site that was here before.
        var given = _given.Select(one => (one.File, Content: File.ReadAllBytes(one.Source))).ToList();
        // What is begun is ours, however it ends.
        File.WriteAllLines(marker, before);
        Add(SiteNavigation.Index, stream => IndexPage.Write(stream, _navigation, _runs, LedgerText.Summary(_ledger)));
        Add(SiteNavigation.Ledger, stream => LedgerPage.Write(_ledger, stream, _navigation, WriteFound));
        if (_edition is not null)
            Add(SiteNavigation.Page, WritePage);
        Add(SiteNavigation.Features, stream => FeaturesPage.Write(stream, _navigation, _runs));
        Add(SiteNavigation.Findings, stream => FindingsPage.Write(stream, _navigation, _runs));
        Add(SiteNavigation.Implementations, stream => ImplementationsPage.Write(stream, _navigation, _runs));
        foreach (var (run, place) in _runs.Select((run, place) => (run, place)))
        {
            var budget = place == 0 ? CharactersOfTheLastRun : CharactersOfTheOthers / (_runs.Count - 1);
            Add(
                run.File,
                stream => HtmlReport.Write(run.Report, stream, new Budget(run.Report.Clauses.Count, budget, CasesOfAClause), _navigation)
            );
        }

        foreach (var (file, content) in given)
            Add(
                file,
                stream =>
                {
                    if (content.Length > LargestPlain)
                        PackedPage.Write(new MemoryStream(content), stream);
                    else
                        stream.Write(content);
                }
            );
        foreach (var old in before.Except(files, StringComparer.Ordinal).Where(name => Path.GetFileName(name) == name))
            File.Delete(Path.Combine(folder, old));
        File.WriteAllLines(marker, files);
        return files;

        void Add(string name, Action<Stream> write)
        {
            using var stream = File.Create(Path.Combine(folder, name));
            write(stream);
            files.Add(name);
        }
    }

    private void WriteFound(HtmlWriter html, LedgerEntry entry)
    {
        foreach (var run in _runs.Where(run => run.Of(entry.Clause) is not null).Take(RunsOfALedger))
        {
            SitePage.WriteVerdict(html, run, entry.Clause.Id, run.Word(entry.Clause));
            html.Element("span", $" {run.Name} {RunWords.Date(run.Report.StartedAt)} ");
        }
    }

    private void WritePage(Stream stream)
    {
        new AnnotatedPage(
            _edition!,
            [.. _runs.Select(run => run.Report)],
            report => _runs.First(run => ReferenceEquals(run.Report, report)).File,
            _navigation
        ).Write(stream);
    }
}
