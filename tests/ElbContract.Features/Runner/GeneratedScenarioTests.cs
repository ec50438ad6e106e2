using System.Reflection;
using System.Text;
using ElbContract.Exploration.Generating;
using ElbContract.Exploration.Scenarios;
using ElbContract.Features.Contracts;
using ElbContract.Features.Drivers;
using ElbContract.Gherkin.Reading;
using ElbContract.Gherkin.Running;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;

namespace ElbContract.Features.Runner;

/// <summary>
/// The scenarios that are printed for generated cases are bound to the steps here, and pass: the scenario states what the page asks, and
/// the stub answers by it. What they state is held against the rules too, as that of every scenario of the features is.
/// </summary>
public sealed class GeneratedScenarioTests
{
    [Fact]
    public async Task Scenario_OfAnyGeneratedCase_RunsAndPasses()
    {
        var cases = new CaseSource(seed: 4, count: 8000, AvailableResources.All);

        var troubles = await RunAsync(
            from number in Enumerable.Range(1, cases.Count)
            where number % 7 == 0
            select ScenarioText.Of(cases[number], clause: null, findings: [])
        );

        troubles.Should().BeEmpty();
    }

    [Fact]
    public async Task Scenario_OfAnyFinding_LooksWhereTheFindingIs()
    {
        string[] wrong =
        [
            "[]",
            "{\"listener\":{}}",
            "{\"id\":\"\"}",
            Everything("7"),
            Everything("\"no such word\""),
            Everything("true"),
            Everything("null"),
        ];
        var scenarios =
            from start in StartingDrafts.Of(AvailableResources.All)
            from network in AvailableResources.All.Networks
            from description in (string?[])[null, "\"web\""]
            let draft = (start with { Network = network }).With("description", description)
            let expectation = Judge.Expect(draft.OnWire(8080), new KnownProvider(ProviderIds.Example))
            from answer in wrong
            from finding in Judge.Examine(expectation, 200, Encoding.UTF8.GetBytes(answer))
            select ScenarioText.Of(new Case(1, CaseKind.Random, [draft]), finding.Clause, [finding]);

        var all = scenarios.Distinct().ToList();

        all.Should().HaveCountGreaterThan(100);
        (await RunAsync(all)).Should().BeEmpty();
    }

    private static string Everything(string json) =>
        "{"
        + string.Join(
            ',',
            Enum.GetValues<Specification.Listeners.ListenerField>()
                .Select(field => $"\"{Specification.Listeners.ListenerFields.JsonName(field)}\":{json}")
        )
        + "}";

    /// <returns>What went wrong, each with its scenario.</returns>
    private static async Task<IReadOnlyList<string>> RunAsync(IEnumerable<string> scenarios)
    {
        List<string> troubles = [];
        foreach (var scenario in scenarios)
        {
            var text = $"@{ContractDriver.Generated}\nFeature: Generated\n\n{scenario}";
            var feature = FeatureFile.Read("features/generated.feature", text, isReported: false);
            try
            {
                await RunAsync(feature);
            }
            catch (Exception trouble)
            {
                troubles.Add($"{scenario}\n{trouble.Message}\n{trouble.InnerException?.Message}");
            }
        }

        return troubles;
    }

    private static async Task RunAsync(FeatureFile feature)
    {
        var run = new FeatureRun(Assembly.GetExecutingAssembly(), feature);
        await run.StartAsync();
        try
        {
            await run.RunAsync(feature.Scenarios.Single().Line);
        }
        finally
        {
            await run.FinishAsync();
        }
    }

    /// <summary>Holds what a scenario states against the rules; of two requests the rules know one at a time.</summary>
    [Binding]
    public sealed class Witness(ConsumerDriver consumer, AnswerDriver answer)
    {
        [AfterScenario(ContractDriver.Generated)]
        public void Examine()
        {
            if (consumer.Exchanges is [var exchange] && answer.Stated is { } stated)
                SecondWitness.Examine(new CataloguedScenario("generated", 1, "A generated one", []), exchange, stated);
        }
    }
}
