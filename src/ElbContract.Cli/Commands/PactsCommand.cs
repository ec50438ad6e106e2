using System.CommandLine;
using System.Globalization;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Reports;
using ElbContract.Traffic.Archives;
using ElbContract.Verification.Contracts;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract pacts</c>: contracts of recorded traffic, and their way to a broker.</summary>
internal static class PactsCommand
{
    private static readonly Argument<string> FileArgument = new("file")
    {
        Description =
            "A recording: an HTTP archive (HAR) from any program, or one entry per line (NDJSON), also packed with gzip. The file - "
            + "is standard input.",
    };

    private static readonly Option<string?> Consumer = Options.Text(
        "--consumer",
        "The name of the program that sent the requests.",
        "NAME"
    );
    private static readonly Option<string?> Out = Options.Text(
        "--out",
        "The folder of its contract; an existing contract there keeps its interactions. Default: pacts.",
        "DIR"
    );

    public static Command Create(InertWriter output)
    {
        var fromHar = new Command(
            "from-har",
            "Make a Pact contract from the recorded requests of a consumer: those that add listeners, where request and answer both "
                + "conform to the page."
        )
        {
            FileArgument,
            Consumer,
            Out,
        };
        fromHar.SetAction(parsed => Run(parsed, output));
        return new Command("pacts", "Make contracts from recorded traffic, and publish contracts to a Pact Broker.")
        {
            fromHar,
            PublishCommand.Create(output),
        };
    }

    private static int Run(ParseResult parsed, InertWriter output)
    {
        var file = parsed.GetValue(FileArgument)!;
        var consumer =
            parsed.GetValue(Consumer)
            ?? throw new InputException("--consumer is missing: name the program that sent the requests, such as --consumer billing.");
        var contract = RecordedContract.Of(consumer, RecordingReader.ReadWithoutSecrets(file));
        Tell(contract, output);
        if (contract.Interactions == 0)
        {
            output.WriteLine("No contract was written: no request can become an interaction.");
            return ExitCode.Inconclusive;
        }

        var path = contract.Write(parsed.GetValue(Out) ?? "pacts");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{contract.Interactions} interactions: {path}"));
        output.WriteLine($"Verify it: elb-contract verify {path}");
        return ExitCode.Done;
    }

    private static void Tell(RecordedContract contract, InertWriter output)
    {
        foreach (
            var (count, what) in ((int, string)[])
                [
                    (contract.Entries, "entries"),
                    (contract.Others, "are not a complete exchange that adds a listener"),
                    (contract.Departing, "depart from the page: see elb-contract check"),
                    (contract.Unusable, "have an answer that says nothing about the request"),
                    (contract.RedactedBodies, "have something redacted in a body"),
                    (contract.Folded, "are the same as an earlier one"),
                ]
        )
        {
            if (count > 0)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count, 5} {what}"));
        }
    }
}
