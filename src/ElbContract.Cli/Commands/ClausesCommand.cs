using System.CommandLine;
using System.IO.Enumeration;
using System.Text.Json.Nodes;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Exploration;
using ElbContract.Pact.Reading;
using ElbContract.Reports;
using ElbContract.Reports.Annotating;
using ElbContract.Reports.Features;
using ElbContract.Reports.Ledgers;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Ids;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract clauses</c>: every documented behaviour, where the page has it, what tests it, and what runs found.</summary>
internal static class ClausesCommand
{
    private static readonly Dictionary<string, Action<Ledger, Stream>> Formats = new(StringComparer.Ordinal)
    {
        ["markdown"] = LedgerMarkdown.Write,
        ["json"] = LedgerJson.Write,
        ["html"] = LedgerPage.Write,
    };

    private static readonly Argument<string[]> Runs = new("report")
    {
        Description =
            "JSON reports of runs (verify --report json=FILE): the ledger shows what they found beside each clause. Reports of "
            + "other verbs and schema versions are skipped.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Clauses = Options.Clauses("Only these clauses; * stands for any text.");

    // Not from the environment: a page that is named there would take the ledger's place unasked.
    private static readonly Option<string?> PageFile = new("--page")
    {
        Description =
            "Your copy of the page as HTML. Instead of the ledger, print how it differs from the edition that the clauses are based "
            + "on.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Annotated = new("--out")
    {
        Description = "With --page: write a copy of the page in which each sentence and cell shows its clauses and what the reports found.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> FailOnDrift = Options.Switch("--fail-on-drift", "With --page: exit with 1 if it differs.");

    private static readonly Option<string[]> Reports = ReportFiles<Ledger>.Option(Formats);

    public static Command Create(InertWriter output, InertWriter errors)
    {
        var command = new Command(
            "clauses",
            "Print the ledger: every documented behaviour, where it is on the page, which scenarios and how many requests test it, and "
                + "what runs found."
        )
        {
            Runs,
            Clauses,
            PageFile,
            Annotated,
            FailOnDrift,
            Reports,
        };
        command.SetAction(parsed => Run(parsed, output, errors));
        return command;
    }

    private static int Run(ParseResult parsed, InertWriter output, InertWriter errors)
    {
        // A value without a format is a report to read: 'clauses --page P --report R' is what people write.
        var reports = (parsed.GetValue(Reports) ?? []).ToLookup(value => value.Contains('=', StringComparison.Ordinal));
        string[] asked = [.. reports[true]];
        string[] runs = [.. parsed.GetValue(Runs) ?? [], .. reports[false]];
        var (glob, fails, copy) = (parsed.GetValue(Clauses), parsed.GetValue(FailOnDrift), parsed.GetValue(Annotated));
        if (parsed.GetValue(PageFile) is { } page)
        {
            if (asked.Length > 0 || glob is not null)
                throw new InputException("--page prints no ledger: leave out --clause and --report FORMAT=PATH.");
            if (copy is null && runs.Length > 0)
                throw new InputException(
                    "with --page, reports are for an annotated copy: give its file with --out, or leave the reports out."
                );
            if (copy is not null && runs.Append(page).Any(input => FileOf(input) == FileOf(copy)))
                throw new InputException($"--out '{copy}' would overwrite an input file: give another file.");
            return Compare(page, copy is null ? null : ReportFiles.Writable(copy), Read(runs, errors), fails, output);
        }

        if (fails)
            throw new InputException("--fail-on-drift needs --page: give your copy of the page.");
        if (copy is not null)
            throw new InputException(
                "--out is for an annotated copy of the page: give the page with --page, or write the ledger with --report html=FILE."
            );
        var files = ReportFiles<Ledger>.Open(asked, Formats, output).Beside(runs);
        // Files are made of the contract itself: the ledger that comes with the program is one of them.
        var entries = asked.Length == 0 ? KnownEntries(Read(runs, errors)) : Entries(Read(runs, errors));
        var ledger = new Ledger([
            .. entries.Where(entry => glob is null || FileSystemName.MatchesSimpleExpression(glob, entry.Clause.Id, ignoreCase: false)),
        ]);
        if (ledger.Entries.Count == 0)
            throw InputException.NoClause(glob);
        files.Write(ledger);
        if (!files.TakeOutput)
            LedgerText.Write(ledger, output);
        return ExitCode.Done;
    }

    // Where a link leads: a copy that is a link to the page would be written over it.
    private static string FileOf(string path) =>
        File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? target.FullName : Path.GetFullPath(path);

    private static IReadOnlyList<VerificationReport> Read(string[] runs, InertWriter errors) =>
        JsonReport.ReadAll(runs, line => errors.WriteLine($"elb-contract: {line}"));

    private static int Compare(string path, string? copy, IReadOnlyList<VerificationReport> runs, bool failsOnDrift, InertWriter output)
    {
        var edition = ReadPage(path);
        var drift = PageDrift.Of(edition);
        LedgerText.Write(drift, Ledger.OfThisVersion(), output);
        if (copy is not null)
        {
            var annotated = new AnnotatedPage(edition, runs);
            using (var file = File.Create(copy))
                annotated.Write(file);
            output.WriteLine($"{copy}: {annotated.Coverage}");
        }

        return failsOnDrift && drift.Differences.Count > 0 ? ExitCode.Departs : ExitCode.Done;
    }

    /// <exception cref="InputException">It cannot be read, or is no edition of the page.</exception>
    public static PageEdition ReadPage(string path)
    {
        try
        {
            var edition =
                PageEdition.Read(File.ReadAllText(path))
                ?? throw new InputException(
                    $"--page '{path}' is not a copy of 'Adding a Listener': it has too few of the page's ids. " + "Save that page as HTML."
                );
            return AnnotatedPage.Is(edition)
                ? throw new InputException($"--page '{path}' is annotated already: give the page as you saved it.")
                : edition;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"--page '{path}' cannot be read ({cause.Message.TrimEnd('.')}): give the page's HTML.");
        }
    }

    // What tests each clause as this version knows it.
    private static IEnumerable<LedgerEntry> KnownEntries(IReadOnlyList<VerificationReport> runs)
    {
        var verdicts = Ledger.Verdicts(runs);
        return Ledger.OfThisVersion().Entries.Select(entry => entry with { Verdicts = [.. verdicts[entry.Clause.Id]] });
    }

    /// <summary>What tests each clause, found out from contract and features, and what runs found.</summary>
    public static IEnumerable<LedgerEntry> Entries(IReadOnlyList<VerificationReport> runs)
    {
        var verdicts = Ledger.Verdicts(runs);
        var interactions = Directory
            .EnumerateFiles(Options.OwnContract, "*.json")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => PactDocument.Read(file).Interactions)
            .ToLookup(one => (string?)(one.Comment("clauses") as JsonArray)?[0], StringComparer.Ordinal);
        var ids = ProviderIds.Example;
        var generated = new MatrixCases()
            .Of(
                new EndpointIds
                {
                    ProjectId = ids.ProjectId,
                    Token = ids.Token,
                    TokenWithoutPermission = ids.TokenWithoutPermission,
                    PublicLoadBalancer = ids.PublicLoadbalancerId,
                    PrivateLoadBalancer = ids.PrivateLoadbalancerId,
                    Certificate = ids.CertificateId,
                    SniCertificate = ids.SniCertificateId,
                }
            )
            .ToLookup(one => one.Clause, StringComparer.Ordinal);
        return Catalogue.Clauses.Select(clause => new LedgerEntry(
            clause,
            [.. interactions[clause.Id].Select(Place).OfType<(string File, int Line)>().Order().Select(one => $"{one.File}:{one.Line}")],
            interactions[clause.Id].Count(),
            generated[clause.Id].Count(),
            [.. verdicts[clause.Id]],
            FeatureTexts.RuleOf(clause.Id)?.ToString()
        ));
    }

    private static (string File, int Line)? Place(RecordedInteraction one) =>
        one.Comment("feature") is { } feature && one.Comment("line") is { } line ? ((string)feature!, (int)line) : null;
}
