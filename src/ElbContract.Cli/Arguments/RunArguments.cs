using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using ElbContract.Client.Credentials;
using ElbContract.Emulator;
using ElbContract.Reports;
using ElbContract.Verification.Ids;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Sessions;

namespace ElbContract.Cli.Arguments;

/// <summary>What every verb has that runs at an endpoint or, without one, at an emulator of its own.</summary>
internal static class RunArguments
{
    // What a project may have as a rule.
    private const int ListenersAtAnEndpoint = 5;

    private const string ListenersListen = "elb-contract verify --handshake 127.0.0.1 asks the listeners";

    // For a run that is only talked about.
    private static readonly Uri Nowhere = new("http://endpoint.invalid");

    private static readonly Option<string?> StateUrl = Options.Text(
        "--state-url",
        "The address where an emulated endpoint takes provider states.",
        "URL"
    );
    private static readonly Option<string?> Wait = Options.Text(
        "--wait",
        "How long to wait for an endpoint that does not answer yet, with any status, 0 to 3600. Default: 0.",
        "SECONDS"
    );
    private static readonly Option<string?> MaximumListeners = Options.Text(
        "--max-live",
        "How many listeners may exist at once, 1 to 1000; the quota must have room for them. Default: 5; without an endpoint, as many "
            + "as the emulator takes.",
        "N"
    );

    public static void AddTo(Command command)
    {
        EndpointArguments.AddTo(command);
        IdArguments.AddTo(command);
        EmulatorArguments.AddTo(command);
        foreach (var option in (Option[])[StateUrl, Wait, MaximumListeners])
            command.Options.Add(option);
    }

    /// <summary>The options that say what a run was sent to, as they were given: the endpoint, or what the emulator was like.</summary>
    public static string Where(ParseResult parsed) =>
        string.Concat(
            EmulatorArguments
                .All.Append(EndpointArguments.Endpoint)
                .Select(option => parsed.GetValue(option) is { } value ? $" {option.Name} {value}" : "")
        );

    /// <summary>Runs at the endpoint that is named, else at an emulator that is there for this run alone.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="errors">Where progress and notes go.</param>
    /// <param name="run">Told where and how, and how to clear the line that shows progress.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    /// <param name="dataPlane">Where the listeners of the emulator listen; null for nowhere.</param>
    /// <exception cref="InputException">The command line is wrong.</exception>
    public static async Task<int> RunAsync(
        ParseResult parsed,
        InertWriter errors,
        Func<SessionOptions, ProgressLine, Task<int>> run,
        CancellationToken cancellationToken,
        IPAddress? dataPlane = null
    )
    {
        var isAtEndpoint = IsAtEndpoint(parsed);
        using var progress = new ProgressLine(errors.Plain, isTerminal: !Console.IsErrorRedirected);
        // The end of a run can take a time-out and a clean-up: who hears nothing presses Ctrl-C again.
        await using var told = cancellationToken.Register(() =>
            Note(
                "elb-contract: interrupted: waiting for open requests, then cleaning up; press Ctrl-C again to stop at once and leave "
                    + "the rest to elb-contract cleanup"
            )
        );
        if (!isAtEndpoint)
        {
            var seed = RandomNumberGenerator.GetHexString(12, lowercase: true);
            var emulated = EmulatorArguments.Read(parsed, dataPlane, ListenersListen) with { Ids = EmulatorArguments.IdsOf(seed) };
            await using var emulator = await ElbEmulator.StartAsync(emulated, cancellationToken);
            return await run(
                Told(Common(parsed, emulator.BaseAddress, emulated.MaximumListeners)) with
                {
                    StateUrl = emulator.StateUrl,
                    Revival = EmulatorArguments.LineOf(
                        emulator.BaseAddress.Port,
                        seed,
                        Where(parsed) + (dataPlane is null ? "" : $" --data-plane {dataPlane}")
                    ),
                },
                progress
            );
        }

        var credentials = EndpointArguments.Credentials(parsed);
        using var iam = credentials.Credential as IamCredential;
        var options = AtEndpoint(parsed, credentials) is { } named
            ? named
            : At(await EndpointArguments.ListedAsync(credentials, cancellationToken), parsed, credentials);
        if (new JournalFolder(options.JournalFolder!).Reminder(options.Endpoint) is { } reminder)
            errors.WriteLine($"elb-contract: {reminder}");
        return await run(Told(options), progress);

        SessionOptions Told(SessionOptions options) => options with { OnProgress = progress.Tell, OnNote = Note };
        void Note(string line) => progress.Interrupt(() => errors.WriteLine(line));
    }

    /// <summary>What a run would be told, without starting an emulator or asking anybody.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="InputException">The command line is wrong.</exception>
    public static RunIntent Intent(ParseResult parsed)
    {
        if (!IsAtEndpoint(parsed))
        {
            var emulated = EmulatorArguments.Read(parsed, HandshakeArguments.DataPlane(parsed), ListenersListen);
            var options = Common(parsed, Nowhere, emulated.MaximumListeners) with { StateUrl = Nowhere };
            return new RunIntent("an emulator that the run starts, and ends", "those of the emulator", options);
        }

        var credentials = EndpointArguments.Credentials(parsed);
        using var iam = credentials.Credential as IamCredential;
        return AtEndpoint(parsed, credentials) is { } named
            ? new RunIntent(named.Endpoint.AbsoluteUri, credentials.ToString(), named, named.Endpoint.AbsoluteUri)
            : new RunIntent("the endpoint that the identity service lists", credentials.ToString(), At(Nowhere, parsed, credentials));
    }

    /// <summary>Whether no endpoint is named, so that an emulator is started for the run.</summary>
    public static bool IsAtEmulator(ParseResult parsed) =>
        parsed.GetValue(EndpointArguments.Endpoint) is null && !EndpointArguments.NameACatalogue(parsed);

    private static bool IsAtEndpoint(ParseResult parsed)
    {
        var isAtEndpoint = !IsAtEmulator(parsed);
        if (isAtEndpoint)
            RefuseWhatAsksForAnEmulator(parsed);
        else
            RefuseWhatAsksForAnEndpoint(parsed);
        return isAtEndpoint;
    }

    // On the command line they mean an endpoint that was forgotten; as variables they can be there for other runs.
    private static void RefuseWhatAsksForAnEndpoint(ParseResult parsed)
    {
        foreach (var option in EndpointArguments.AboutAnEndpoint.Concat(IdArguments.AboutAnEndpoint).Concat([StateUrl, Wait]))
        {
            if (parsed.GetResult(option) is { Implicit: false })
                throw new InputException($"{option.Name} needs an endpoint: give {EndpointArguments.Endpoint.Name} too.");
        }
    }

    private static void RefuseWhatAsksForAnEmulator(ParseResult parsed)
    {
        if (EmulatorArguments.All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } option)
            throw new InputException(
                $"{option.Name} is for the emulator, which runs only when no endpoint is given: leave one of them out."
            );
    }

    private static SessionOptions Common(ParseResult parsed, Uri endpoint, int listeners) =>
        new()
        {
            Endpoint = endpoint,
            Parallel = EndpointArguments.ParallelOf(parsed),
            Timeout = EndpointArguments.TimeoutOf(parsed),
            Rate = EndpointArguments.RateOf(parsed),
            Retries = EndpointArguments.RetriesOf(parsed),
            MaximumListeners = Options.Number("--max-live", parsed.GetValue(MaximumListeners), listeners, 1, 1000),
        };

    // Null where the identity service is to say where the endpoint is.
    private static SessionOptions? AtEndpoint(ParseResult parsed, CredentialSelection credentials) =>
        Options.Address("--endpoint", parsed.GetValue(EndpointArguments.Endpoint)) is { } address ? At(address, parsed, credentials) : null;

    private static SessionOptions At(Uri address, ParseResult parsed, CredentialSelection credentials)
    {
        var ids = IdArguments.Read(parsed);
        var stateUrl = Options.Address("--state-url", parsed.GetValue(StateUrl));
        ids = ids with { ProjectId = credentials.ProjectId ?? ids.ProjectId };
        if (stateUrl is null)
            Demand(credentials, ids);
        if (ids.ProjectId is { Length: > 0 } project && address.AbsolutePath.Split('/').Contains(project))
            throw new InputException("--endpoint has the project in its path: give only the part before /v1.0.");
        return Common(parsed, address, ListenersAtAnEndpoint) with
        {
            StateUrl = stateUrl,
            Wait = TimeSpan.FromSeconds(Options.Number("--wait", parsed.GetValue(Wait), 0, 0, 3600)),
            Ids = ids,
            Credential = credentials.Credential ?? (ids.Token is { } token ? EndpointArguments.Given(token) : null),
            Secrets = credentials.Secrets,
            Discover = IdArguments.IsDiscoveryAsked(parsed),
            Fixtures = IdArguments.Fixtures(parsed),
            Insecure = credentials.Insecure,
            JournalFolder = parsed.GetValue(EndpointArguments.Journal) ?? JournalFolder.Default,
        };
    }

    private static void Demand(CredentialSelection credentials, EndpointIds ids)
    {
        const string Advice =
            "with --endpoint give --project-id and --token, --username, --access-key or --cloud; or --state-url where the endpoint is "
            + "emulated.";
        if (ids.ProjectId is null && credentials.Credential is not IamCredential)
            throw new InputException($"--project-id is missing: {Advice}");
        if (ids.Token is null && credentials.Credential is null)
            throw new InputException($"--token is missing: {Advice}");
    }
}
