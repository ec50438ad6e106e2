using System.CommandLine;
using System.IO.Enumeration;
using ElbContract.Emulator;
using ElbContract.Reports;
using ElbContract.Specification.Clauses;
using ElbContract.Verification;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Running;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract verify</c>: without an endpoint against the embedded emulator.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string[]> Contracts = new("contract")
    {
        Description = "Pact files, or folders of them. Default: the contract that comes with elb-contract.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Endpoint = Options.Text("--endpoint", "The endpoint's address. Default: an emulator, started for this run.", "URL");
    private static readonly Option<string?> ProjectId = Options.Text("--project-id", "The project to add listeners in.", "ID");
    private static readonly Option<string?> Token = Options.Text("--token", "A token that may add listeners. Better given as the variable: arguments show in process lists.", "TOKEN");
    private static readonly Option<string?> WeakToken = Options.Text("--token-without-permission", "A valid token that may not.", "TOKEN");
    private static readonly Option<string?> PublicLoadBalancer = Options.Text("--public-loadbalancer", "A public network load balancer.", "ID");
    private static readonly Option<string?> PrivateLoadBalancer = Options.Text("--private-loadbalancer", "A private network load balancer.", "ID");
    private static readonly Option<string?> Certificate = Options.Text("--certificate", "A server certificate.", "ID");
    private static readonly Option<string?> SniCertificate = Options.Text("--sni-certificate", "A certificate for a further server name.", "ID");
    private static readonly Option<string?> StateUrl = Options.Text("--state-url", "Where an emulated endpoint takes provider states.", "URL");
    private static readonly Option<string?> Clause = Options.Text("--clause", "Only these clauses; * stands for any text.", "GLOB");
    private static readonly Option<string?> ShardOption = Options.Text("--shard", "Only this part of the contract, I of N alike: elb-contract merge joins their JSON reports.", "I/N");
    private static readonly Option<string?> Parallel = Options.Text("--parallel", "Requests under way at once, 1 to 64. Default: 2.", "N");
    private static readonly Option<string?> Timeout = Options.Text("--timeout", "How long one answer may take, 1 to 3600. Default: 30.", "SECONDS");
    private static readonly Option<bool> RequireComplete = Options.RequireComplete();
    private static readonly Option<bool> Observe = Options.Switch("--observe", "Also send the cases of which nothing is documented, and report what is seen.");
    private static readonly Option<bool> Insecure = Options.Switch("--insecure", "Accept any TLS certificate.");

    private static readonly Option<string[]> Report = ReportFiles.Option();

    public static Command Create(TextWriter output)
    {
        var command = new Command("verify", "Replay the contract at an endpoint and give a verdict on every clause of the page.")
        {
            Contracts, Endpoint, ProjectId, Token, WeakToken, PublicLoadBalancer, PrivateLoadBalancer, Certificate, SniCertificate, StateUrl,
            Clause, ShardOption, Parallel, Timeout, RequireComplete, Observe, Insecure, Report,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, output, cancellationToken));
        return command;
    }

    /// <summary>Arguments that are taken for contracts, and are options that do not exist.</summary>
    public static IEnumerable<string> ContractsThatLookLikeOptions(ParseResult parsed) =>
        (parsed.GetResult(Contracts)?.Tokens ?? []).Select(token => token.Value).Where(value => value.StartsWith('-'));

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Clause) is { } glob && !Catalogue.Clauses.Any(clause => FileSystemName.MatchesSimpleExpression(glob, clause.Id, ignoreCase: false)))
            throw new InputException($"--clause is '{glob}', and no clause is called so: elb-contract verify prints them all.");
        var reports = ReportFiles.Open(parsed.GetValue(Report)!);
        var endpoint = Options.Address("--endpoint", parsed.GetValue(Endpoint));
        if (endpoint is null) RefuseWhatAsksForAnEndpoint(parsed);
        await using var emulator = endpoint is null ? await ElbEmulator.StartAsync(cancellationToken: cancellationToken) : null;
        var report = await Verifier.VerifyAsync(emulator is null ? ForEndpoint(parsed, endpoint!) : ForEmulator(parsed, emulator), cancellationToken);
        ConsoleReport.Write(report, Terminal.On(output));
        reports.Write(report);
        return ExitCode.Of(report, parsed.GetValue(RequireComplete));
    }

    // On the command line they mean an endpoint that was forgotten; as variables they can be there for other runs.
    private static void RefuseWhatAsksForAnEndpoint(ParseResult parsed)
    {
        foreach (Option option in new Option[] { ProjectId, Token, WeakToken, PublicLoadBalancer, PrivateLoadBalancer, Certificate, SniCertificate, StateUrl, Insecure })
        {
            if (parsed.GetResult(option) is { Implicit: false }) throw new InputException($"{option.Name} is about an endpoint: give {Endpoint.Name} too.");
        }
    }

    private static VerifyOptions ForEmulator(ParseResult parsed, ElbEmulator emulator) => new()
    {
        Endpoint = emulator.BaseAddress,
        StateUrl = emulator.StateUrl,
        Contracts = ContractsOf(parsed),
        ClauseGlob = parsed.GetValue(Clause),
        Shard = ShardOf(parsed),
        Parallel = Options.Number("--parallel", parsed.GetValue(Parallel), 2, 1, 64),
        Timeout = TimeSpan.FromSeconds(Options.Number("--timeout", parsed.GetValue(Timeout), 30, 1, 3600)),
        Observe = parsed.GetValue(Observe),
    };

    private static VerifyOptions ForEndpoint(ParseResult parsed, Uri endpoint)
    {
        var stateUrl = Options.Address("--state-url", parsed.GetValue(StateUrl));
        foreach (var needed in stateUrl is null ? new[] { ProjectId, Token } : [])
        {
            if (parsed.GetValue(needed) is null)
                throw new InputException($"{needed.Name} is missing: with --endpoint give {ProjectId.Name} and {Token.Name}, or {StateUrl.Name} where the endpoint is emulated.");
        }

        return new VerifyOptions
        {
            Endpoint = endpoint,
            StateUrl = stateUrl,
            Contracts = ContractsOf(parsed),
            Ids = new EndpointIds
            {
                ProjectId = parsed.GetValue(ProjectId),
                Token = parsed.GetValue(Token),
                TokenWithoutPermission = parsed.GetValue(WeakToken),
                PublicLoadBalancer = parsed.GetValue(PublicLoadBalancer),
                PrivateLoadBalancer = parsed.GetValue(PrivateLoadBalancer),
                Certificate = parsed.GetValue(Certificate),
                SniCertificate = parsed.GetValue(SniCertificate),
            },
            ClauseGlob = parsed.GetValue(Clause),
            Shard = ShardOf(parsed),
            Parallel = Options.Number("--parallel", parsed.GetValue(Parallel), 2, 1, 64),
            Timeout = TimeSpan.FromSeconds(Options.Number("--timeout", parsed.GetValue(Timeout), 30, 1, 3600)),
            Observe = parsed.GetValue(Observe),
            Insecure = parsed.GetValue(Insecure),
        };
    }

    private static Shard? ShardOf(ParseResult parsed) => parsed.GetValue(ShardOption) is not { } text ? null
        : Shard.Parse(text) ?? throw new InputException($"--shard is '{text}': give I/N, such as 2/3 for the second of three.");

    private static string[] ContractsOf(ParseResult parsed) =>
        parsed.GetValue(Contracts) is { Length: > 0 } given ? given : [Options.OwnContract];
}
