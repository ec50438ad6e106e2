using System.CommandLine;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Reports;
using ElbContract.Reports.Checking;
using ElbContract.Traffic.Checking;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract check</c>: judges recorded traffic, offline.</summary>
internal static class CheckCommand
{
    private static readonly Dictionary<string, Action<CheckReport, Stream>> Formats = new(StringComparer.Ordinal)
    {
        ["json"] = CheckJson.Write,
        ["junit"] = CheckJUnit.Write,
        ["sarif"] = CheckSarif.Write,
        ["html"] = CheckPage.Write,
    };

    private static readonly Argument<string[]> Files = new("file")
    {
        Description =
            "Recordings: HTTP archives (HAR) from any program, or one entry per line (NDJSON), also packed with gzip. The file - is "
            + "standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> SideOption = Options.Text(
        "--side",
        "Whose departures count: client, provider or both. Default: both.",
        "SIDE"
    );
    private static readonly Option<string?> ShardOption = ShardArgument.Create("Only part I of N equal parts of every file");
    private static readonly Option<string?> Parallel = Options.Text(
        "--parallel",
        "How many entries are judged at once, 1 to 64. Default: one per core.",
        "N"
    );
    private static readonly Option<bool> AllowSecrets = Options.Switch(
        "--allow-secrets",
        "Read a recording even if it seems to hold secrets. They are never written anywhere."
    );
    private static readonly Option<string[]> PublicLoadBalancers = Ids(
        "--public-loadbalancer",
        "A public network load balancer of the provider that was recorded; repeatable. A refusal then cannot be due to its id."
    );
    private static readonly Option<string[]> PrivateLoadBalancers = Ids(
        "--private-loadbalancer",
        "A private network load balancer of that provider; repeatable."
    );
    private static readonly Option<string[]> Certificates = Ids("--certificate", "A server certificate of that provider; repeatable.");
    private static readonly Option<string[]> Report = ReportFiles<CheckReport>.Option(Formats);

    public static Command Create(InertWriter output, InertWriter errors)
    {
        var command = new Command(
            "check",
            "Judge recorded traffic: which requests of the clients and which answers of the provider depart from the page."
        )
        {
            Files,
            SideOption,
            ShardOption,
            Parallel,
            PublicLoadBalancers,
            PrivateLoadBalancers,
            Certificates,
            AllowSecrets,
            Report,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(() => Run(parsed, output, errors, cancellationToken), cancellationToken));
        return command;
    }

    /// <summary>Writes and prints; returns the exit code.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="reports">Each <c>FORMAT=PATH</c>.</param>
    /// <param name="output">Where it is printed, unless a report goes there.</param>
    /// <param name="errors">Where it is printed then.</param>
    /// <exception cref="InputException">A report cannot be written.</exception>
    public static int Tell(CheckReport report, IReadOnlyList<string> reports, InertWriter output, InertWriter errors) =>
        Tell(report, ReportFiles<CheckReport>.Open(reports, Formats, output), output, errors);

    private static int Run(ParseResult parsed, InertWriter output, InertWriter errors, CancellationToken cancellationToken)
    {
        var options = new CheckOptions
        {
            Files = FilesOf(parsed),
            Sides = SidesOf(parsed.GetValue(SideOption)),
            Shard = ShardArgument.Read(parsed.GetValue(ShardOption)) is { } shard ? (shard.Index, shard.Count) : (1, 1),
            Parallel = Options.Number("--parallel", parsed.GetValue(Parallel), Environment.ProcessorCount, 1, 64),
            AllowsSecrets = parsed.GetValue(AllowSecrets),
            Known = new KnownIds
            {
                PublicLoadBalancers = parsed.GetValue(PublicLoadBalancers)!.ToHashSet(StringComparer.Ordinal),
                PrivateLoadBalancers = parsed.GetValue(PrivateLoadBalancers)!.ToHashSet(StringComparer.Ordinal),
                Certificates = parsed.GetValue(Certificates)!.ToHashSet(StringComparer.Ordinal),
            },
        };
        var reports = ReportFiles<CheckReport>.Open(parsed.GetValue(Report)!, Formats, output).Beside(options.Files);
        return Tell(Checker.Check(options, cancellationToken), reports, output, errors);
    }

    private static int Tell(CheckReport report, ReportFiles<CheckReport> reports, InertWriter output, InertWriter errors)
    {
        CheckConsole.Write(report, reports.TakeOutput ? errors : output);
        reports.Write(report);
        return report.Verdict switch
        {
            CheckVerdict.Departs => ExitCode.Departs,
            CheckVerdict.Broken => ExitCode.Inconclusive,
            // A part without any may be one of a whole that has some.
            CheckVerdict.NothingToJudge or CheckVerdict.NoAnswerToJudge when report.Shard is null => ExitCode.Inconclusive,
            _ => ExitCode.Done,
        };
    }

    private static string[] FilesOf(ParseResult parsed)
    {
        var files = parsed.GetValue(Files)!;
        return files.Distinct(StringComparer.Ordinal).Count() == files.Length
            ? files
            : throw new InputException("A file is named twice: name each once.");
    }

    private static HashSet<Side> SidesOf(string? text) =>
        text switch
        {
            null or "both" => [Side.Client, Side.Provider],
            "client" => [Side.Client],
            "provider" => [Side.Provider],
            _ => throw new InputException("--side takes client, provider or both."),
        };

    private static Option<string[]> Ids(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "ID",
            DefaultValueFactory = _ => [],
        };
}
