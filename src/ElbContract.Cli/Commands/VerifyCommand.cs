using System.CommandLine;
using System.IO.Enumeration;
using ElbContract.Client.Credentials;
using ElbContract.Emulator;
using ElbContract.Reports;
using ElbContract.Specification.Clauses;
using ElbContract.Verification;
using ElbContract.Verification.Journals;
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

    private static readonly Option<string?> StateUrl = Options.Text("--state-url", "Where an emulated endpoint takes provider states.", "URL");
    private static readonly Option<string?> Clause = Options.Text("--clause", "Only these clauses; * stands for any text.", "GLOB");
    private static readonly Option<string?> ShardOption = Options.Text("--shard", "Only this part of the contract, I of N alike: elb-contract merge joins their JSON reports.", "I/N");
    private static readonly Option<string?> MaximumListeners = Options.Text("--max-live", "The most listeners at once, 1 to 1000: the quota must have room for them. Default: 5.", "N");
    private static readonly Option<string?> Deadline = Options.Text("--deadline", "How long the whole run may take, 1 to 86400. Default: as long as it does.", "SECONDS");
    private static readonly Option<bool> Observe = Options.Switch("--observe", "Also send the cases of which nothing is documented, and report what is seen.");
    private static readonly Option<bool> All = Options.Switch("--all", "On a terminal, print the clauses that passed too.");

    public static Command Create(TextWriter output, TextWriter errors)
    {
        var command = new Command("verify", "Replay the contract at an endpoint and give a verdict on every clause of the page.") { Contracts };
        EndpointArguments.AddTo(command);
        IdArguments.AddTo(command);
        foreach (var option in (Option[])[StateUrl, Clause, ShardOption, MaximumListeners, Deadline, Observe, All]) command.Options.Add(option);
        Outcome.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, output, errors, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var outcome = Outcome.Open(parsed, output, errors);
        var isAtEndpoint = parsed.GetValue(EndpointArguments.Endpoint) is not null || EndpointArguments.NameACatalogue(parsed);
        if (!isAtEndpoint) RefuseWhatAsksForAnEndpoint(parsed);
        // The end of a run can take a time-out and a clean-up: who hears nothing presses Ctrl-C again.
        await using var told = cancellationToken.Register(() =>
            errors.WriteLine("elb-contract: interrupted: waiting for what is under way, and cleaning up; once more ends it at once, and leaves the rest to elb-contract cleanup"));
        using var progress = new ProgressLine(errors, isTerminal: !Console.IsErrorRedirected);
        if (!isAtEndpoint)
        {
            await using var emulator = await ElbEmulator.StartAsync(cancellationToken: cancellationToken);
            return await VerifyAsync(Common(parsed, emulator.BaseAddress, progress, errors) with { StateUrl = emulator.StateUrl });
        }

        var credentials = EndpointArguments.Credentials(parsed);
        using var iam = credentials.Credential as IamCredential;
        return await VerifyAsync(await AtEndpointAsync(parsed, credentials, progress, errors, cancellationToken));

        async Task<int> VerifyAsync(VerifyOptions options)
        {
            outcome.ReadWaivers(options.Endpoint.AbsoluteUri);
            var report = await Verifier.VerifyAsync(options, cancellationToken);
            progress.Dispose();
            return outcome.Tell(report, parsed.GetValue(All) || Console.IsOutputRedirected);
        }
    }

    // On the command line they mean an endpoint that was forgotten; as variables they can be there for other runs.
    private static void RefuseWhatAsksForAnEndpoint(ParseResult parsed)
    {
        foreach (var option in EndpointArguments.AboutAnEndpoint.Concat(IdArguments.AboutAnEndpoint).Append(StateUrl))
        {
            if (parsed.GetResult(option) is { Implicit: false }) throw new InputException($"{option.Name} is about an endpoint: give {EndpointArguments.Endpoint.Name} too.");
        }
    }

    private static VerifyOptions Common(ParseResult parsed, Uri endpoint, ProgressLine progress, TextWriter errors)
    {
        if (parsed.GetValue(Clause) is { } glob && !Catalogue.Clauses.Any(clause => FileSystemName.MatchesSimpleExpression(glob, clause.Id, ignoreCase: false)))
            throw new InputException($"--clause is '{glob}', and no clause is called so: elb-contract verify prints them all.");
        return new VerifyOptions
        {
            Endpoint = endpoint,
            Contracts = parsed.GetValue(Contracts) is { Length: > 0 } given ? given : [Options.OwnContract],
            ClauseGlob = parsed.GetValue(Clause),
            Shard = ShardOf(parsed),
            Observe = parsed.GetValue(Observe),
            Parallel = EndpointArguments.ParallelOf(parsed),
            Timeout = EndpointArguments.TimeoutOf(parsed),
            Rate = EndpointArguments.RateOf(parsed),
            Retries = EndpointArguments.RetriesOf(parsed),
            MaximumListeners = Options.Number("--max-live", parsed.GetValue(MaximumListeners), 5, 1, 1000),
            Deadline = parsed.GetValue(Deadline) is { } deadline ? TimeSpan.FromSeconds(Options.Number("--deadline", deadline, 0, 1, 86400)) : null,
            OnProgress = progress.Tell,
            OnNote = errors.WriteLine,
        };
    }

    private static async Task<VerifyOptions> AtEndpointAsync(
        ParseResult parsed, CredentialSelection credentials, ProgressLine progress, TextWriter errors, CancellationToken cancellationToken)
    {
        var ids = IdArguments.Read(parsed);
        var address = Options.Address("--endpoint", parsed.GetValue(EndpointArguments.Endpoint));
        var stateUrl = Options.Address("--state-url", parsed.GetValue(StateUrl));
        ids = ids with { ProjectId = credentials.ProjectId ?? ids.ProjectId };
        if (stateUrl is null) Demand(credentials, ids);
        var options = Common(parsed, address ?? await EndpointArguments.ListedAsync(credentials, cancellationToken), progress, errors) with
        {
            StateUrl = stateUrl,
            Ids = ids,
            Credential = credentials.Credential ?? (ids.Token is { } token ? EndpointArguments.Given(token) : null),
            Discover = IdArguments.IsDiscoveryAsked(parsed),
            Fixtures = IdArguments.Fixtures(parsed),
            Insecure = credentials.Insecure,
            JournalFolder = parsed.GetValue(EndpointArguments.Journal) ?? JournalFolder.Default,
        };
        foreach (var journal in new JournalFolder(options.JournalFolder).Unfinished()) errors.WriteLine($"elb-contract: {journal}");
        return options;
    }

    private static void Demand(CredentialSelection credentials, EndpointIds ids)
    {
        const string Advice = "with --endpoint give --project-id and --token, --username, --access-key or --cloud; or --state-url where the endpoint is emulated.";
        if (ids.ProjectId is null && credentials.Credential is not IamCredential) throw new InputException($"--project-id is missing: {Advice}");
        if (ids.Token is null && credentials.Credential is null) throw new InputException($"--token is missing: {Advice}");
    }

    private static Shard? ShardOf(ParseResult parsed) => parsed.GetValue(ShardOption) is not { } text ? null
        : Shard.Parse(text) ?? throw new InputException($"--shard is '{text}': give I/N, such as 2/3 for the second of three.");
}
