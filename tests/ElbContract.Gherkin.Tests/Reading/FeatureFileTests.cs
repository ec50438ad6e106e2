using ElbContract.Gherkin.Reading;
using PickleStepType = Io.Cucumber.Messages.Types.PickleStepType;

namespace ElbContract.Gherkin.Tests.Reading;

public sealed class FeatureFileTests
{
    private const string Text = """
        @subject
        Feature: Ports
          What a port is.

          Background:
            Given a load balancer

          @plain
          Scenario: A plain one
            It is plain.
            When I ask
            And I wait

          @clause
          Rule: A port is in range

            Background:
              Given a range

            @bounds
            Scenario Outline: Port <port> is <outcome>
              When I add port <port>:
                | port   |
                | <port> |
              Then it is <outcome>

              @low
              Examples: below
                | port | outcome |
                | 0    | refused |

              Examples: in it
                | port | outcome  |
                | 1    | accepted |
                | 2    | accepted |
        """;

    [Fact]
    public void Read_GivesAScenarioForEachRow_NamedWithItsCells()
    {
        var file = FeatureFile.Read("features/deep/ports.feature", Text);

        file.Info.FolderPath.Should().Be("features/deep");
        file.Info.Title.Should().Be("Ports");
        file.Info.Description.Should().Be("What a port is.");
        file.Info.Tags.Should().Equal("subject");
        file.Scenarios.Select(scenario => (scenario.Info.Title, scenario.Line))
            .Should()
            .Equal(("A plain one", 9), ("Port 0 is refused", 30), ("Port 1 is accepted", 34), ("Port 2 is accepted", 35));
    }

    [Fact]
    public void Read_TellsOwnTagsFromCombinedOnes()
    {
        var infos = FeatureFile.Read("features/ports.feature", Text).Scenarios.Select(scenario => scenario.Info).ToList();

        infos[0].Tags.Should().Equal("plain");
        infos[0].CombinedTags.Should().Equal("plain", "subject");
        infos[0].Description.Should().Be("It is plain.");
        infos[0].Arguments.Count.Should().Be(0);
        infos[1].Tags.Should().Equal("bounds", "low");
        infos[1].CombinedTags.Should().Equal("bounds", "low", "subject", "clause");
        infos[1].Arguments["port"].Should().Be("0");
        infos[1].Arguments[1].Should().Be("refused");
        infos[2].CombinedTags.Should().Equal("bounds", "subject", "clause");
    }

    [Fact]
    public void Read_TellsTheRule()
    {
        var scenarios = FeatureFile.Read("features/ports.feature", Text).Scenarios;

        scenarios[0].Rule.Should().BeNull();
        scenarios[1].Rule!.Title.Should().Be("A port is in range");
        scenarios[1].Rule!.Description.Should().BeEmpty();
        scenarios[1].Rule!.Tags.Should().Equal("clause");
    }

    [Fact]
    public void Read_GivesStepsWithBackgroundsKeywordsAndLines()
    {
        var scenarios = FeatureFile.Read("features/ports.feature", Text).Scenarios;

        scenarios[0]
            .Steps.Select(step => (step.Type, step.ToString()))
            .Should()
            .Equal(
                (PickleStepType.CONTEXT, "Given a load balancer"),
                (PickleStepType.ACTION, "When I ask"),
                (PickleStepType.ACTION, "And I wait")
            );
        scenarios[1].Steps.Select(step => step.Text).Should().Equal("a load balancer", "a range", "I add port 0:", "it is refused");
        scenarios[1].Steps[2].Location.Should().Be("features/ports.feature:22");
        scenarios[1].Steps[2].Table!.Rows[0]["port"].Should().Be("0");
    }

    [Fact]
    public void Read_OfWhatDoesNotParse_GivesOneScenarioThatNamesEveryLine()
    {
        var file = FeatureFile.Read("features/bad.feature", "Feature: A\n  Scenario: B\n    Given c\n    Givn d\n    Wenn e\n");

        var scenario = file.Scenarios.Should().ContainSingle().Subject;
        scenario.Info.Title.Should().Be("features/bad.feature:4 does not parse");
        scenario
            .Trouble.Should()
            .Match("features/bad.feature:4: expected: *, got 'Givn d'\nfeatures/bad.feature:5: expected: *, got 'Wenn e'");
    }

    [Theory]
    [InlineData("# language: xx\nFeature: A")]
    [InlineData("")]
    [InlineData("Feature: A\n  Scenario Outline: B\n    Given <c>\n    Examples:\n      | c | c |\n      | 1 | 2 |\n      | 1 |")]
    public void Read_OfAnyOtherTrouble_GivesAScenarioThatSaysSo(string text)
    {
        var file = FeatureFile.Read("features/bad.feature", text);

        file.Scenarios.Should().ContainSingle().Which.Trouble.Should().StartWith("features/bad.feature:");
    }
}
