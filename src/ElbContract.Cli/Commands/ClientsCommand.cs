using System.CommandLine;
using System.CommandLine.Completions;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Cli.Serving;
using ElbContract.Emulator.Personalities;
using ElbContract.Proof.Clients;
using ElbContract.Reports;
using ElbContract.Reports.Clients;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract clients</c>: a client at emulators that all conform, each in its way.</summary>
internal static class ClientsCommand
{
    private static readonly Dictionary<string, Action<ClientReport, Stream>> Formats = new(StringComparer.Ordinal)
    {
        ["json"] = ClientJson.Write,
        ["junit"] = ClientJUnit.Write,
        ["html"] = ClientPage.Write,
    };

    private static readonly Argument<string[]> Line = new("command")
    {
        Description =
            "The program to run, and its arguments, behind --. It finds the emulator by the variables ELB_ENDPOINT, ELB_PROJECT_ID, "
            + "ELB_TOKEN, ELB_PUBLIC_LOADBALANCER, ELB_PRIVATE_LOADBALANCER, ELB_CERTIFICATE and ELB_SNI_CERTIFICATE, or OS_AUTH_URL, "
            + "OS_USERNAME, OS_PASSWORD and their like. Exit code 0 says that it copes.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string[]> Characters = Options.Texts(
        "--personality",
        "Run it at this provider, and the ordinary one: strict, lenient, or pairwise-01 and following; repeatable. Default: at all. "
            + "[ELB_PERSONALITY, separated by spaces]",
        "NAME"
    );
    private static readonly Option<string?> Parallel = Options.Text("--parallel", "How many run at once, 1 to 64. Default: 2.", "N");
    private static readonly Option<string?> Timeout = Options.Text(
        "--timeout",
        "How long a run may take, 1 to 3600, such as 2.5; it is killed then. Default: 60.",
        "SECONDS"
    );
    private static readonly Option<string[]> Report = ReportFiles<ClientReport>.Option(Formats);

    static ClientsCommand() => Characters.CompletionSources.Add(_ => Personalities.All.Select(one => new CompletionItem(one.Name)));

    public static Command Create(InertWriter output, InertWriter errors)
    {
        var command = new Command(
            "clients",
            "Run a client at every conforming provider, each an emulator, and tell what the client does not cope with: the call, and "
                + "the freedom of the page."
        )
        {
            Line,
            Characters,
            Parallel,
            Timeout,
            Report,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, output, errors, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, InertWriter output, InertWriter errors, CancellationToken cancellationToken)
    {
        var options = OptionsOf(parsed);
        var reports = ReportFiles<ClientReport>.Open(parsed.GetValue(Report)!, Formats, output);
        await using var told = cancellationToken.Register(() =>
            errors.WriteLine("elb-contract: interrupted: the command is killed, and was not run at all the providers")
        );
        ClientReport report;
        using (var progress = new ProgressLine(errors.Plain, isTerminal: !Console.IsErrorRedirected, what: "providers tried"))
            report = await ClientTester.TestAsync(options with { OnProgress = progress.Tell }, cancellationToken);
        ClientConsole.Write(report, reports.TakeOutput ? errors : output);
        reports.Write(report);
        return report.Verdict switch
        {
            ClientVerdict.Survives => ExitCode.Done,
            ClientVerdict.CallsNothing => ExitCode.Inconclusive,
            _ => ExitCode.Departs,
        };
    }

    private static ClientOptions OptionsOf(ParseResult parsed)
    {
        var line = parsed.GetValue(Line)!;
        var names = parsed.GetValue(Characters)!;
        return new ClientOptions
        {
            Program = line[0],
            Arguments = line[1..],
            Personalities = names.Length == 0 ? Personalities.All : [.. names.Select(EmulatorArguments.PersonalityOf)],
            Variables = ServedVariables.All,
            Ids = EmulatorArguments.IdsOf(""),
            Parallel = Options.Number("--parallel", parsed.GetValue(Parallel), 2, 1, 64),
            Timeout = TimeSpan.FromSeconds(Options.Decimal("--timeout", parsed.GetValue(Timeout), 1, 3600) ?? 60),
        };
    }
}
