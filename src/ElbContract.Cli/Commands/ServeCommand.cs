using System.CommandLine;
using System.Net;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Cli.Serving;
using ElbContract.Emulator;
using ElbContract.Emulator.Identity;
using ElbContract.Emulator.Snapshots;
using ElbContract.Reports;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Providers;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract serve</c>: the emulator, until it is interrupted.</summary>
internal static class ServeCommand
{
    private static readonly Option<string?> Condition = Options.Text(
        "--condition",
        "available, system-error (500 to every call) or unavailable (503). Default: available.",
        "WORD"
    );
    private static readonly Option<string?> OpenRequests = Options.Text(
        "--stance",
        "What to do with a parameter that a provider may refuse or ignore: refuse or ignore. Default: as the personality does; the "
            + "ordinary one refuses.",
        "WORD"
    );

    private static readonly Option<string?> Seed = Options.Text(
        "--seed",
        "The same word gives the same ids, tokens, passwords and keys. Default: those of no word, which are the same at every start, too.",
        "WORD"
    );
    private static readonly Option<bool> RandomIds = Options.Switch("--random-ids", "Take new ids and tokens at every start.");
    private static readonly Option<string?> DataFile = Options.Text(
        "--data",
        "Keep what the emulator holds in a SQLite file, and start with what is there. Default: in memory alone.",
        "FILE"
    );
    private static readonly Option<string?> SnapshotFile = Options.Text(
        "--snapshot",
        "Start with what an emulator held when it answered a POST to /_elb-contract/snapshots, and with its ids. Default: without.",
        "FILE"
    );
    private static readonly Option<string?> DataPlane = Options.Text(
        "--data-plane",
        "Let HTTPS and SSL listeners end TLS, with the versions and suites that they name, each on a free port of a loopback address such "
            + "as 127.0.0.1. Default: no listener listens.",
        "IP"
    );
    private static readonly Option<string[]> Backend = Options.Texts(
        "--backend",
        "With --data-plane: let HTTP and TCP listeners listen, too, and all forward to this backend; repeatable. Default: none; HTTPS "
            + "listeners answer 503. [ELB_BACKEND, separated by spaces]",
        "HOST:PORT"
    );
    private static readonly Option<string?> Quota = Options.Text(
        "--quota",
        "How many listeners are held before one more is refused, 1 to 10000000. Default: 10000.",
        "N"
    );
    private static readonly Option<string?> JobPolls = Options.Text(
        "--job-polls",
        "How often a job is asked for, and not done yet, before it is done, 0 to 1000. Default: 0.",
        "N"
    );
    private static readonly Option<bool> JobFails = Options.Switch("--job-fails", "Let jobs fail where they would be done.");
    private static readonly Option<string?> Delay = Options.Text(
        "--delay",
        "Hold every answer back so long, 0 to 60 seconds, such as 0.2. Default: 0.",
        "SECONDS"
    );
    private static readonly Option<string?> Ready = Options.Text(
        "--ready-file",
        "Write address, ids and tokens to a file, as one line of JSON, as soon as it listens; removed when it stops.",
        "FILE"
    );
    private static readonly Option<string?> Format = Options.Text(
        "--output",
        "text, or json: address, ids and tokens as one line of JSON. Default: text.",
        "FORMAT"
    );
    private static readonly Option<bool> Log = Options.Switch(
        "--log",
        "Print a line for each request: time, method, path, status and the clauses that decided it."
    );

    private static readonly Option<string?> TokenLifetime = Options.Text(
        "--token-lifetime",
        "How long tokens of the identity service live, in seconds, 1 to 31622400; the two that are printed never end. Default: 86400, "
            + "which is a day.",
        "SECONDS"
    );

    public static Command Create(InertWriter output)
    {
        var command = new Command(
            "serve",
            "Run the emulator of the endpoint, with a public and a private load balancer and two certificates."
        )
        {
            Condition,
            OpenRequests,
            Seed,
            RandomIds,
            DataFile,
            SnapshotFile,
            DataPlane,
            Backend,
            Quota,
            JobPolls,
            JobFails,
            Delay,
            Ready,
            Format,
            Log,
            TokenLifetime,
        };
        IdArguments.AddFileTo(command);
        ListeningArguments.AddTo(command);
        EmulatorArguments.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, InertWriter output, CancellationToken cancellationToken)
    {
        var isJson = parsed.GetValue(Format) switch
        {
            null or "text" => false,
            "json" => true,
            _ => throw new InputException("--output takes text or json."),
        };
        var log = parsed.GetValue(Log) ? new RequestLog(output, isJson) : null;
        var secret = ServedIds.Secrets(IdArguments.File(parsed));
        var options = OptionsOf(parsed) with { Answered = log is null ? null : log.Add };
        options = options with { Page = PageOf(options, secret) };
        await using var emulator = await ElbEmulator.StartAsync(options, cancellationToken);
        var facts = new ServedFacts(emulator, secret);
        using var ready = parsed.GetValue(Ready) is { } path ? new ReadyFile(path, facts.Json()) : null;
        if (isJson)
            output.WriteLine(facts.Json());
        else
            Print(emulator, options, secret, output);
        output.Flush();
        log?.Start();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            if (!isJson)
                output.WriteLine("stopped");
        }

        return ExitCode.Done;
    }

    private static EmulatorOptions OptionsOf(ParseResult parsed)
    {
        var emulated = EmulatorArguments.Read(parsed, DataPlaneOf(parsed), "give --data-plane 127.0.0.1 too");
        var snapshot = SnapshotOf(parsed);
        return emulated with
        {
            Ids = IdsOf(parsed, snapshot),
            Snapshot = snapshot,
            DataFile = parsed.GetValue(DataFile),
            Backends = BackendsOf(parsed),
            MaximumListeners = Options.Number("--quota", parsed.GetValue(Quota), emulated.MaximumListeners, 1, 10_000_000),
            JobPolls = Options.Number("--job-polls", parsed.GetValue(JobPolls), 0, 0, 1000),
            JobsFail = parsed.GetValue(JobFails),
            Delay = TimeSpan.FromSeconds(Options.Decimal("--delay", parsed.GetValue(Delay), 0, 60) ?? 0),
            Address = ListeningArguments.AddressOf(parsed),
            Port = ListeningArguments.PortOf(parsed),
            TokenLifetime = TimeSpan.FromSeconds(
                Options.Number("--token-lifetime", parsed.GetValue(TokenLifetime), 24 * 60 * 60, 1, 366 * 24 * 60 * 60)
            ),
            Condition = parsed.GetValue(Condition) switch
            {
                null or "available" => ServiceCondition.Available,
                "system-error" => ServiceCondition.SystemError,
                "unavailable" => ServiceCondition.Unavailable,
                _ => throw new InputException("--condition takes available, system-error or unavailable."),
            },
            Personality = parsed.GetValue(OpenRequests) switch
            {
                null => emulated.Personality,
                "refuse" => emulated.Personality.With(Stance.Refuse),
                "ignore" => emulated.Personality.With(Stance.Ignore),
                _ => throw new InputException("--stance takes refuse or ignore."),
            },
        };
    }

    private static IPAddress? DataPlaneOf(ParseResult parsed) =>
        parsed.GetValue(DataPlane) is not { } address ? null
        : IPAddress.TryParse(address, out var known) && IPAddress.IsLoopback(known) ? known
        : throw new InputException("--data-plane takes a loopback address, such as 127.0.0.1.");

    private static IReadOnlyList<DnsEndPoint> BackendsOf(ParseResult parsed)
    {
        var backends = parsed.GetValue(Backend) ?? [];
        if (backends.Length > 0 && parsed.GetValue(DataPlane) is null)
            throw new InputException("--backend needs --data-plane: give the loopback address on which listeners listen.");
        return [.. backends.Select(BackendOf)];
    }

    private static DnsEndPoint BackendOf(string text) =>
        Uri.TryCreate($"tcp://{text}", UriKind.Absolute, out var address)
        && address is { UserInfo: "", PathAndQuery: "/" or "", Fragment: "", Port: > 0 }
        && !text.EndsWith('/')
            ? new DnsEndPoint(address.IdnHost, address.Port)
            : throw new InputException("--backend takes a host and a port, such as 127.0.0.1:8000 or [::1]:8000.");

    /// <summary>The form has the token that is printed; not where other machines can open the page.</summary>
    private static EmulatorPage PageOf(EmulatorOptions options, IReadOnlySet<string> secret) =>
        secret.Contains(options.Ids!.Token) || !IPAddress.IsLoopback(options.Address) ? EmulatorPage.WithoutToken : EmulatorPage.WithToken;

    private static Snapshot? SnapshotOf(ParseResult parsed)
    {
        if (parsed.GetValue(SnapshotFile) is not { } file)
            return null;
        if (parsed.GetValue(DataFile) is not null)
            throw new InputException(
                "--snapshot and --data contradict each other, for each says what the emulator starts with: give one of them."
            );
        return Snapshot.Read(file);
    }

    private static ProviderIds IdsOf(ParseResult parsed, Snapshot? snapshot)
    {
        var seed = parsed.GetValue(Seed);
        if (parsed.GetValue(RandomIds) && seed is not null)
            throw new InputException("--random-ids and --seed contradict each other: give one of them.");
        var made = parsed.GetValue(RandomIds) ? ProviderIds.New(() => Guid.NewGuid().ToString("N")) : EmulatorArguments.IdsOf(seed ?? "");
        return ServedIds.Of(IdArguments.File(parsed), snapshot?.IdsOver(made) ?? made);
    }

    private static void Print(ElbEmulator emulator, EmulatorOptions options, IReadOnlySet<string> secret, InertWriter output)
    {
        output.WriteLine($"listening on {emulator.BaseAddress}");
        output.WriteLine($"  personality               {options.Personality.Describe()}");
        if (options.DataFile is { } file)
            output.WriteLine($"  data                      {file}");
        ListeningArguments.WarnOf(options.Address, output);
        if (options.Fault is { } fault)
            output.WriteLine($"  fault                     {fault.Id}: {fault.Sentence}");
        output.WriteLine($"  to look at                {emulator.BaseAddress} in a browser");
        output.WriteLine($"  provider states           {emulator.StateUrl}");
        if (emulator.DataPlaneUrl is { } ports)
            output.WriteLine($"  ports of listeners        {ports}");
        if (options.Backends.Count > 0)
            output.WriteLine($"  forwarded to              {string.Join(", ", options.Backends.Select(Written))}");
        output.WriteLine($"  snapshots                 {emulator.SnapshotUrl}");
        ListeningArguments.Print(emulator.Ids, output, secret);
        var told = ServedVariables.Projects(emulator.Ids).Where(one => !secret.Contains(one.Value));
        output.WriteLine($"  for curl lines            export {Assigned(told)}");
        Print(emulator, output);
        output.WriteLine("Ctrl-C stops it.");
    }

    private static string Written(DnsEndPoint backend) =>
        backend.Host.Contains(':', StringComparison.Ordinal) ? $"[{backend.Host}]:{backend.Port}" : $"{backend.Host}:{backend.Port}";

    /// <summary>What clients need that ask for tokens or sign requests.</summary>
    private static void Print(ElbEmulator emulator, InertWriter output)
    {
        var (user, other) = (emulator.Identity.User, emulator.Identity.UserWithoutPermission);
        output.WriteLine(
            $"  identity service          {ServedVariables.AuthUrl(emulator)}, region {EmulatedIdentity.Region}, "
                + $"project {EmulatedIdentity.ProjectName}"
        );
        output.WriteLine($"  user                      {user.Name}, password {user.Password}, domain {EmulatedIdentity.DomainName}");
        output.WriteLine($"  user without permission   {other.Name}, password {other.Password}, domain {EmulatedIdentity.DomainName}");
        output.WriteLine($"  access key                {user.AccessKey}, secret key {user.SecretKey}");
        output.WriteLine($"  application credential    {user.ApplicationCredentialId}, secret {user.ApplicationCredentialSecret}");
        output.WriteLine($"  for OpenStack clients     export {Assigned(ServedVariables.OpenStack(emulator))}");
    }

    private static string Assigned(IEnumerable<(string Name, string Value)> variables) =>
        string.Join(' ', variables.Select(one => $"{one.Name}={one.Value}"));
}
