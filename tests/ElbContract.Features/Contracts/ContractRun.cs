using System.Collections.Concurrent;
using ElbContract.Features.Drivers;
using ElbContract.Pact.Contracts;
using ElbContract.Pact.Writing;

namespace ElbContract.Features.Contracts;

/// <summary>Collects what passes in one test run, and publishes it when nothing is missing.</summary>
/// <param name="catalogue">What has to pass.</param>
/// <param name="directory">Where the contract goes.</param>
internal sealed class ContractRun(FeatureCatalogue catalogue, string directory)
{
    public const string Consumer = "elb-contract-consumer";
    public const string Provider = "elb-classic";

    private readonly ConcurrentDictionary<string, (Exchange Exchange, PactInteraction Interaction)?> _passed = new(StringComparer.Ordinal);

    /// <summary>A scenario that passed and stays with the consumer.</summary>
    public void Passed(CataloguedScenario scenario) => _passed[scenario.Title] = null;

    /// <summary>A scenario that passed and that a provider can be asked.</summary>
    public void Passed(CataloguedScenario scenario, Exchange exchange, PactInteraction interaction) =>
        _passed[scenario.Title] = (exchange, interaction);

    /// <summary>
    /// Writes the contract when every scenario of the features has passed; a run of some of them, or one with a failure or with a
    /// file that cannot be read, leaves the file as it is.
    /// </summary>
    /// <returns>The file; null when nothing was written.</returns>
    public string? Publish()
    {
        if (!catalogue.IsWhole || !catalogue.Scenarios.All(scenario => _passed.ContainsKey(scenario.Title)))
            return null;
        var published = _passed.Values.OfType<(Exchange Exchange, PactInteraction Interaction)>().ToList();
        PortCheck.Examine(published.Select(one => (one.Interaction.Description, one.Exchange)));
        return PactWriter.Write(Consumer, Provider, [.. published.Select(one => one.Interaction)], directory);
    }
}
