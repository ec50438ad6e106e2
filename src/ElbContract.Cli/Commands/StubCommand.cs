using System.CommandLine;
using System.Globalization;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Cli.Stubbing;
using ElbContract.Reports;
using ElbContract.Stub;
using ElbContract.Traffic.Matching;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract stub</c>: a WireMock stub, until it is interrupted.</summary>
internal static class StubCommand
{
    private static readonly Option<string?> From = Options.Text(
        "--from",
        "Answer from this file: a HAR file, a recording (NDJSON) or a pact. Default: from the rules, for the ids of published contracts.",
        "FILE"
    );

    private static readonly Option<bool> OwnIdsOnly = Options.Switch(
        "--own-ids-only",
        "Refuse projects and tokens other than those that it prints. Default: it takes any. Not with --from."
    );

    public static Command Create(InertWriter output)
    {
        var command = new Command(
            "stub",
            "Run a WireMock stub of the endpoint for a consumer's tests. It answers from the rules, or from a recording or a contract; "
                + "then it answers an unknown request with 404 and the nearest known one."
        )
        {
            From,
            OwnIdsOnly,
        };
        ListeningArguments.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) => RunAsync(parsed, new InertWriter(TextWriter.Synchronized(output.Plain)), cancellationToken)
        );
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, InertWriter output, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(From) is not null && parsed.GetValue(OwnIdsOnly))
            throw new InputException("--own-ids-only is for a stub that answers from the rules: leave out --from or --own-ids-only.");
        List<string> leftOut = [];
        (ICannedAnswers Answers, int Count)? canned = parsed.GetValue(From) is { } file
            ? await CannedFile.ReadAsync(file, leftOut.Add, cancellationToken)
            : null;
        using var process = canned?.Answers as IDisposable;
        var options = new ElbStubOptions
        {
            Address = ListeningArguments.AddressOf(parsed),
            Port = ListeningArguments.PortOf(parsed),
            Canned = canned?.Answers,
            OwnIdsOnly = parsed.GetValue(OwnIdsOnly),
            OnAnswered = output.WriteLine,
        };
        using var stub = ElbStub.Start(options);
        output.WriteLine($"listening on {stub.BaseAddress}");
        ListeningArguments.WarnOf(options.Address, output);
        if (canned is not { Count: var count })
            ListeningArguments.Print(options.Ids, output);
        else
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"  answers                   {count}, from {parsed.GetValue(From)}")
            );
        foreach (var line in leftOut)
            output.WriteLine($"  left out                  {line}");
        output.WriteLine("Ctrl-C stops it.");
        output.Flush();
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        output.WriteLine("stopped");
        return ExitCode.Done;
    }
}
