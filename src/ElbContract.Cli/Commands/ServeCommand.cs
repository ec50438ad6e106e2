using System.CommandLine;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Emulator;
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
        "The same word gives the same ids and tokens. Default: new ones at every start.",
        "WORD"
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
        };
        ListeningArguments.AddTo(command);
        EmulatorArguments.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, InertWriter output, CancellationToken cancellationToken)
    {
        var options = OptionsOf(parsed);
        await using var emulator = await ElbEmulator.StartAsync(options, cancellationToken);
        Print(emulator, options, output);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            output.WriteLine("stopped");
        }

        return ExitCode.Done;
    }

    private static EmulatorOptions OptionsOf(ParseResult parsed)
    {
        var emulated = EmulatorArguments.Read(parsed);
        return emulated with
        {
            Ids = parsed.GetValue(Seed) is { } seed ? EmulatorArguments.IdsOf(seed) : null,
            Address = ListeningArguments.AddressOf(parsed),
            Port = ListeningArguments.PortOf(parsed),
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

    private static void Print(ElbEmulator emulator, EmulatorOptions options, InertWriter output)
    {
        output.WriteLine($"listening on {emulator.BaseAddress}");
        output.WriteLine($"  personality               {options.Personality.Describe()}");
        ListeningArguments.WarnOf(options.Address, output);
        if (options.Fault is { } fault)
            output.WriteLine($"  fault                     {fault.Id}: {fault.Sentence}");
        output.WriteLine($"  provider states           {emulator.StateUrl}");
        ListeningArguments.Print(emulator.Ids, output);
        output.WriteLine(
            $"  for curl lines            export ELB_PROJECT_ID={emulator.Ids.ProjectId} "
                + $"ELB_OTHER_PROJECT_ID={emulator.Ids.OtherProjectId} "
                + $"ELB_SYSTEM_ERROR_PROJECT_ID={emulator.Ids.SystemErrorProjectId} "
                + $"ELB_UNAVAILABLE_PROJECT_ID={emulator.Ids.UnavailableProjectId} "
                + $"ELB_TOKEN={emulator.Ids.Token} ELB_TOKEN_WITHOUT_PERMISSION={emulator.Ids.TokenWithoutPermission}"
        );
        output.WriteLine("Ctrl-C stops it.");
        output.Flush();
    }
}
