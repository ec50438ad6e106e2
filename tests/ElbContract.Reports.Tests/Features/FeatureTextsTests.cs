using ElbContract.Reports.Features;
using ElbContract.Specification.Clauses;

namespace ElbContract.Reports.Tests.Features;

public sealed class FeatureTextsTests
{
    private const int LongestFile = 500;

    [Fact]
    public void RuleOf_EveryClause_IsInAFeatureFile() =>
        Catalogue
            .Clauses.Should()
            .AllSatisfy(clause => FeatureTexts.RuleOf(clause.Id).Should().NotBeNull($"{clause.Id} has a Rule in features/"));

    [Fact]
    public void At_RowOfExamples_IsFilledInAndHasTheBackground() =>
        Scenarios("features/backend-protocol.feature")
            .Should()
            .ContainSingle(scenario => scenario.Name == "A UDP listener with TCP backends is refused")
            .Which.Lines.Should()
            .Equal(
                "Given a public network load balancer",
                "When the consumer adds a UDP listener with backend protocol TCP",
                "Then the listener is refused"
            );

    [Fact]
    public void At_StepWithATable_HasItsRows() =>
        Scenarios("features/wire-format.feature")
            .Should()
            .Contain(scenario => scenario.Lines.Any(line => line.StartsWith("  | ", StringComparison.Ordinal)));

    [Theory]
    [InlineData("features/port.feature", 1)]
    [InlineData("features/no-such.feature", 12)]
    public void At_NoScenario_IsNull(string file, int line) => FeatureTexts.At(new FeaturePlace(file, line)).Should().BeNull();

    private static List<ScenarioText> Scenarios(string file) =>
        [.. Enumerable.Range(1, LongestFile).Select(line => FeatureTexts.At(new FeaturePlace(file, line))).OfType<ScenarioText>()];
}
