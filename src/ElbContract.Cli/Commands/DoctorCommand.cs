using System.CommandLine;
using System.Runtime.InteropServices;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Help;
using ElbContract.Cli.Output;
using ElbContract.Emulator;
using ElbContract.Pact;
using ElbContract.Reports;
using ElbContract.Specification;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Running;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract doctor</c>: what is missing on this machine, and how to get it.</summary>
internal sealed class DoctorCommand(ParseResult parsed, InertWriter output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private bool _isMissing;

    public static Command Create(InertWriter output)
    {
        var command = new Command(
            "doctor",
            "Say what is missing on this machine, and how to get it: a run at an emulator, the journal, variables, credentials, and "
                + "whether the endpoint can be reached. Nothing is sent to the endpoint but one request without credentials."
        );
        EndpointArguments.AddTo(command);
        command.SetAction((parsed, cancellationToken) => new DoctorCommand(parsed, output).RunAsync(cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var line in VersionLines())
            Well(line);
        Well($"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}");
        await TryAtAnEmulatorAsync(cancellationToken);
        TryTheJournal();
        TryTheVariables();
        TryTheCredentials();
        await TryTheEndpointAsync(cancellationToken);
        output.WriteLine(_isMissing ? "Something is missing: see above." : "Nothing is missing.");
        return _isMissing ? ExitCode.Inconclusive : ExitCode.Done;
    }

    private IEnumerable<string> VersionLines()
    {
        try
        {
            return [.. VersionText.Lines()];
        }
        catch (PactException missing)
        {
            Missing(missing.Message);
            return [];
        }
    }

    private async Task TryAtAnEmulatorAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var emulator = await ElbEmulator.StartAsync(new EmulatorOptions(), cancellationToken);
            var report = await Verifier.VerifyAsync(
                new VerifyOptions
                {
                    Contracts = [Options.OwnContract],
                    ClauseGlob = ClauseIds.UriAdd,
                    Run = new SessionOptions
                    {
                        Endpoint = emulator.BaseAddress,
                        StateUrl = emulator.StateUrl,
                        Timeout = Patience,
                    },
                },
                cancellationToken
            );
            if (report.Verdict == RunVerdict.Conforms)
                Well("a clause can be verified at an emulator");
            else
                Missing($"a clause cannot be verified at an emulator: {report.Reason ?? "it fails"}");
        }
        catch (Exception cause) when (cause is PactException or MistakeException or IOException or UnauthorizedAccessException)
        {
            Missing($"a clause cannot be verified at an emulator: {cause.Message}");
        }
    }

    private void TryTheJournal()
    {
        var path = parsed.GetValue(EndpointArguments.Journal) ?? JournalFolder.Default;
        try
        {
            Directory.CreateDirectory(path);
            var file = Path.Combine(path, $"doctor-{Guid.NewGuid():N}");
            File.WriteAllBytes(file, []);
            File.Delete(file);
            Well($"journals can be written to {path}");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            Missing($"journals cannot be written to {path} ({cause.Message.TrimEnd('.')}): name another folder with --journal");
            return;
        }

        var unfinished = new JournalFolder(path).Unfinished();
        if (unfinished.Count > 0)
            Missing($"{Counted.Of(unfinished.Count, "earlier run")} may have left something: elb-contract cleanup --dry-run says what");
    }

    // A misspelt variable is read by nobody, and nobody says so.
    private void TryTheVariables()
    {
        var known = Options.Names.Append(ConfigFile.Option.Name).Select(Options.Variable).ToHashSet(StringComparer.Ordinal);
        var set = Environment
            .GetEnvironmentVariables()
            .Keys.OfType<string>()
            .Where(name => name.StartsWith("ELB_", StringComparison.Ordinal));
        foreach (var variable in set.Order(StringComparer.Ordinal))
        {
            if (known.Contains(variable))
                Well($"{variable} is set");
            else
                Missing(
                    $"{variable} is set, and no option has that variable"
                        + (Nearest.To(variable, known) is { } nearest ? $"; the nearest is {nearest}" : "")
                );
        }
    }

    private void TryTheCredentials()
    {
        try
        {
            var credentials = EndpointArguments.Credentials(parsed);
            (credentials.Credential as IDisposable)?.Dispose();
            Well(credentials.Credential is null ? "no credentials are given; an endpoint needs some" : $"credentials: {credentials}");
        }
        catch (InputException wrong)
        {
            Missing(wrong.Message);
        }
    }

    private async Task TryTheEndpointAsync(CancellationToken cancellationToken)
    {
        if (Options.Address("--endpoint", parsed.GetValue(EndpointArguments.Endpoint)) is not { } endpoint)
        {
            Well("no endpoint is given (--endpoint): verify starts an emulator");
            return;
        }

        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        if (parsed.GetValue(EndpointArguments.Insecure))
#pragma warning disable CA5359 // That is what --insecure asks for.
            handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        using var http = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(endpoint, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            Well(FormattableString.Invariant($"{endpoint.Authority} answers ({(int)answer.StatusCode})"));
        }
        catch (Exception cause)
            when (cause is HttpRequestException || (cause is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var why = cause is TaskCanceledException ? "no answer in 10 seconds" : (cause.InnerException ?? cause).Message.TrimEnd('.');
            Missing($"{endpoint.Authority} does not answer ({why}): see that the address is right, and that this machine may reach it");
        }
    }

    private void Well(string line) => output.WriteLine($"ok       {line}");

    private void Missing(string line)
    {
        _isMissing = true;
        output.WriteLine($"MISSING  {line}");
    }
}
