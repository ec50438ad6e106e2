using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Verification.Brokering;

namespace ElbContract.Cli.Arguments;

/// <summary>Which contracts of a broker <c>verify</c> takes, and whether it tells the broker what came of them.</summary>
internal static class BrokeredArguments
{
    private const string DefaultProvider = "elb-classic";

    private static readonly Option<string?> Provider = Options.Text(
        "--provider",
        $"With --broker: the provider's name there. Default: {DefaultProvider}.",
        "NAME"
    );
    private static readonly Option<string[]> Selector = new("--selector")
    {
        Description =
            "With --broker: a consumer version selector, such as {\"branch\":\"main\"}; repeatable. Default: main branches, and what is "
            + "deployed or released.",
        HelpName = "JSON",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };
    private static readonly Option<string?> ProviderBranch = Options.Text(
        "--provider-branch",
        "With --broker: the branch that is verified; pacts that it has not satisfied yet are pending, and fail nobody.",
        "NAME"
    );
    private static readonly Option<string?> WipSince = Options.Text(
        "--include-wip-since",
        "With --broker: also pacts that are work in progress, from that day on; needs --provider-branch.",
        "YYYY-MM-DD"
    );
    private static readonly Option<bool> Publish = Options.Switch("--publish-results", "With --broker: tell it what came of each pact.");
    private static readonly Option<string?> ProviderVersion = Options.Text(
        "--provider-version",
        "With --publish-results: the version that was verified, such as a commit.",
        "VERSION"
    );

    private static readonly Option[] Own = [Provider, Selector, ProviderBranch, WipSince, Publish, ProviderVersion];

    public static void AddTo(Command command)
    {
        BrokerArguments.AddTo(command);
        foreach (var option in Own.Append(VersionArguments.BuildUrl))
            command.Options.Add(option);
    }

    /// <summary>Null where no broker is named: the variable of Pact's tools alone names none, for it may be there for them.</summary>
    /// <exception cref="InputException">Something is missing, or of no use.</exception>
    public static BrokeredRun? Read(ParseResult parsed)
    {
        if (parsed.GetValue(BrokerArguments.Broker) is null)
        {
            return Own.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } lost
                ? throw new InputException($"{lost.Name} is about a Pact Broker: give {BrokerArguments.Broker.Name} too.")
                : null;
        }

        var branch = parsed.GetValue(ProviderBranch);
        var selection = new PactSelection(parsed.GetValue(Provider) ?? DefaultProvider)
        {
            ProviderBranch = branch,
            WipSince = parsed.GetValue(WipSince) is { } day ? Day(day) : null,
        };
        if (selection.WipSince is not null && branch is null)
            throw new InputException($"{WipSince.Name} needs {ProviderBranch.Name}: give that too.");
        if (parsed.GetValue(Selector) is { Length: > 0 } selectors)
            selection = selection with { Selectors = [.. selectors.Select(Checked)] };
        if (!parsed.GetValue(Publish))
            return new BrokeredRun(BrokerArguments.Read(parsed), selection, null);
        if (parsed.GetValue(EndpointArguments.Endpoint) is null && !EndpointArguments.NameACatalogue(parsed))
            throw new InputException(
                $"{Publish.Name} is about a provider, and without {EndpointArguments.Endpoint.Name} it is the emulator that is verified."
            );
        var number =
            parsed.GetValue(ProviderVersion)
            ?? throw new InputException($"{ProviderVersion.Name} is missing: {Publish.Name} is about a version, such as a commit.");
        return new BrokeredRun(BrokerArguments.Read(parsed), selection, VersionArguments.Of(parsed, number, branch, []));
    }

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new InputException($"{WipSince.Name} takes a day such as 2026-01-31.");

    private static string Checked(string selector)
    {
        try
        {
            if (JsonNode.Parse(selector) is JsonObject)
                return selector;
        }
        catch (JsonException)
        {
            // Told below.
        }

        throw new InputException($$"""{{Selector.Name}} takes a JSON object, such as '{"branch":"main"}'.""");
    }
}

/// <summary>What <c>verify</c> has to do with a broker.</summary>
/// <param name="Broker">Which.</param>
/// <param name="Selection">The contracts that it takes.</param>
/// <param name="Version">Of the provider, for results; null where none are published.</param>
internal sealed record BrokeredRun(BrokerOptions Broker, PactSelection Selection, ApplicationVersion? Version);
