using ElbContract.Features.Contracts;
using ElbContract.Features.Vocabulary;

namespace ElbContract.Features.Tests;

public sealed class ContractRunTests : IDisposable
{
    private static readonly CataloguedScenario[] s_scenarios =
    [
        Samples.Scenario("First", "port.range"),
        Samples.Scenario("Second", "port.range"),
        Samples.Scenario("Third", "consumer-only"),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("contract-run-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Publish_EverythingPassed_WritesWhatIsNotTheConsumersAlone()
    {
        var file = Run("complete", s_scenarios).Publish();

        File.ReadAllText(file!)
            .Should()
            .Contain("\"description\": \"First\"")
            .And.Contain("\"description\": \"Second\"")
            .And.NotContain("Third");
    }

    [Fact]
    public void Publish_AScenarioIsMissing_LeavesTheFileAlone()
    {
        var file = Run("partial", s_scenarios).Publish();
        var before = File.ReadAllBytes(file!);

        Run("partial", s_scenarios[..2]).Publish().Should().BeNull();
        File.ReadAllBytes(file!).Should().Equal(before);
    }

    [Fact]
    public void Publish_AFileCouldNotBeRead_WritesNothing()
    {
        var scenario = Samples.Scenario("Third", "consumer-only");
        var run = new ContractRun(new FeatureCatalogue([scenario], ["features/bad.feature"]), _folder.FullName);
        run.Passed(scenario);

        run.Publish().Should().BeNull();
    }

    [Fact]
    public void Publish_TwoRuns_WritesTheSameBytesInWhateverOrderScenariosPass()
    {
        var one = Run("one", s_scenarios).Publish();
        var other = Run("other", s_scenarios.Reverse()).Publish();

        File.ReadAllBytes(other!).Should().Equal(File.ReadAllBytes(one!));
    }

    [Fact]
    public void Publish_ABodyThatIsNoObject_KeepsItAsItWasSent()
    {
        var scenario = Samples.Scenario("Cut", "status.400");
        var run = new ContractRun(new FeatureCatalogue([scenario]), _folder.FullName);
        var exchange = Samples.Exchange("{\"port\": 1.10, \"po"u8.ToArray());

        run.Passed(
            scenario,
            exchange,
            new InteractionComposer(scenario, exchange).Compose(Outcome.Refused, new Dictionary<string, AnswerRule>())
        );

        File.ReadAllText(run.Publish()!)
            .Should()
            .Contain(
                """
                "content": "{\"port\": 1.10, \"po"
                """
            );
    }

    private ContractRun Run(string folder, IEnumerable<CataloguedScenario> passed)
    {
        var run = new ContractRun(new FeatureCatalogue(s_scenarios), Path.Combine(_folder.FullName, folder));
        foreach (var scenario in passed)
        {
            var exchange = Samples.Exchange(Samples.Listener(1 + Array.IndexOf(s_scenarios, scenario)));
            if (!scenario.IsPublished)
                run.Passed(scenario);
            else
                run.Passed(
                    scenario,
                    exchange,
                    new InteractionComposer(scenario, exchange).Compose(Outcome.Refused, new Dictionary<string, AnswerRule>())
                );
        }

        return run;
    }
}
