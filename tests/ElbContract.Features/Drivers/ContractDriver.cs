using ElbContract.Features.Contracts;

namespace ElbContract.Features.Drivers;

/// <summary>Makes the contract of the scenarios that pass.</summary>
[Binding]
public sealed class ContractDriver(ScenarioContext scenario, ConsumerDriver consumer, AnswerDriver answer)
{
    /// <summary>The tag of scenarios that are in no feature file, and in no contract.</summary>
    public const string Generated = "generated";

    // Hooks of a test run are static, so what they collect is.
    private static readonly ContractRun s_run = new(FeatureCatalogue.OfTheSuite, Repository.Pacts);

    [AfterTestRun]
    public static void Publish() => s_run.Publish();

    [AfterScenario]
    public void Keep()
    {
        // An undefined step leaves no error behind.
        if (scenario.ScenarioExecutionStatus != ScenarioExecutionStatus.OK || scenario.ScenarioInfo.CombinedTags.Contains(Generated))
            return;
        var passed = FeatureCatalogue.OfTheSuite.Find(scenario.ScenarioInfo.Title);
        if (!passed.IsPublished)
        {
            s_run.Passed(passed);
            return;
        }

        if (answer.Stated is not { } outcome || consumer.Exchanges is not [var exchange])
        {
            throw new ContractException(
                $"'{passed.Title}' sends {consumer.Exchanges.Count} requests and says {(answer.Stated is null ? "no" : "an")} outcome: "
                    + "a scenario of the contract sends one request and says how it ends; tag it @consumer-only if no provider can be "
                    + "asked."
            );
        }

        SecondWitness.Examine(passed, exchange, outcome);
        s_run.Passed(passed, exchange, new InteractionComposer(passed, exchange).Compose(outcome, answer.Rules));
    }
}
