using System.CommandLine;
using System.IO.Enumeration;
using System.Text.Json.Nodes;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Exploration;
using ElbContract.Pact.Reading;
using ElbContract.Reports;
using ElbContract.Reports.Ledgers;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Ids;

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
            "JSON reports of runs (verify --report json=FILE): what they found stands beside each clause. Those of other verbs and versions "
            + "are passed over.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Clauses = Options.Text("--clause", "Only these clauses; * stands for any letters.", "GLOB");

    // Not from the environment: a page that is named there would take the ledger's place unasked.
    private static readonly Option<string?> PageFile = new("--page")
    {
        Description =
            "An edition of the page as HTML: tell how it differs from the one that the clauses were written from, and nothing else.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> FailOnDrift = Options.Switch("--fail-on-drift", "With --page: exit code 1 where it differs.");

    private static readonly Option<string[]> Reports = ReportFiles<Ledger>.Option(Formats);

    public static Command Create(InertWriter output, InertWriter errors)
    {
        var command = new Command(
            "clauses",
            "The ledger: every documented behaviour, where the page has it, which scenarios and how many requests test it, and what "
                + "runs found."
        )
        {
            Runs,
            Clauses,
            PageFile,
            FailOnDrift,
            Reports,
        };
        command.SetAction(parsed => Run(parsed, output, errors));
        return command;
    }

    private static int Run(ParseResult parsed, InertWriter output, InertWriter errors)
    {
        var runs = parsed.GetValue(Runs) ?? [];
        var (asked, glob, fails) = (parsed.GetValue(Reports) ?? [], parsed.GetValue(Clauses), parsed.GetValue(FailOnDrift));
        if (parsed.GetValue(PageFile) is { } page)
            return runs.Length + asked.Length == 0 && glob is null
                ? Compare(page, fails, output)
                : throw new InputException("--page is about the page alone: leave out reports, --report and --clause.");
        if (fails)
            throw new InputException("--fail-on-drift is about an edition of the page: give that by --page.");
        var files = ReportFiles<Ledger>.Open(asked, Formats, output).Beside(runs);
        var ledger = new Ledger([
            .. Entries(Ledger.Verdicts(runs, line => errors.WriteLine($"elb-contract: {line}")))
                .Where(entry => glob is null || FileSystemName.MatchesSimpleExpression(glob, entry.Clause.Id, ignoreCase: false)),
        ]);
        if (ledger.Entries.Count == 0)
            throw new InputException("--clause takes the name of a clause, or a pattern of some: elb-contract clauses lists them all.");
        files.Write(ledger);
        if (!files.TakeOutput)
            LedgerText.Write(ledger, output);
        return ExitCode.Done;
    }

    private static int Compare(string path, bool failsOnDrift, InertWriter output)
    {
        string html;
        try
        {
            html = File.ReadAllText(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"--page is '{path}', which cannot be read ({cause.Message.TrimEnd('.')}): give the page's HTML.");
        }

        var drift =
            PageDrift.Of(html)
            ?? throw new InputException(
                $"--page is '{path}', which is no edition of 'Adding a Listener': its sentences have none of the page's ids. "
                    + "Save that page as HTML."
            );
        LedgerText.Write(drift, new Ledger([.. Entries(Ledger.Verdicts([], _ => { }))]), output);
        return failsOnDrift && drift.Differences.Count > 0 ? ExitCode.Departs : ExitCode.Done;
    }

    private static IEnumerable<LedgerEntry> Entries(ILookup<string, LedgerVerdict> verdicts)
    {
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
            [.. verdicts[clause.Id]]
        ));
    }

    private static (string File, int Line)? Place(RecordedInteraction one) =>
        one.Comment("feature") is { } feature && one.Comment("line") is { } line ? ((string)feature!, (int)line) : null;
}
