using System.CommandLine;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Reports;
using ElbContract.Verification.Brokering;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract pacts publish</c>: contracts to a Pact Broker.</summary>
internal static class PublishCommand
{
    private static readonly Argument<string[]> Contracts = new("contract")
    {
        Description = "Pact files, or folders of them. Default: the contract that comes with elb-contract.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> ConsumerVersion = Options.Text(
        "--consumer-version",
        "The version of the consumers, such as a commit.",
        "VERSION"
    );
    private static readonly Option<string?> Branch = Options.Text("--branch", "The branch that the version is of.", "NAME");
    private static readonly Option<string[]> Tag = new("--tag")
    {
        Description = "A tag of the version; repeatable.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public static Command Create(InertWriter output)
    {
        var command = new Command("publish", "Publish contracts to a Pact Broker, as a version of their consumers.")
        {
            Contracts,
            ConsumerVersion,
            Branch,
            Tag,
            VersionArguments.BuildUrl,
        };
        BrokerArguments.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, InertWriter output, CancellationToken cancellationToken)
    {
        var number =
            parsed.GetValue(ConsumerVersion)
            ?? throw new InputException("--consumer-version is missing: give the version of the consumer, such as its commit.");
        var version = VersionArguments.Of(parsed, number, parsed.GetValue(Branch), parsed.GetValue(Tag) ?? []);
        var contracts = parsed.GetValue(Contracts) is { Length: > 0 } given ? given : [Options.OwnContract];
        foreach (var line in await Publisher.PublishAsync(BrokerArguments.Read(parsed), contracts, version, cancellationToken))
            output.WriteLine(line);
        return ExitCode.Done;
    }
}
