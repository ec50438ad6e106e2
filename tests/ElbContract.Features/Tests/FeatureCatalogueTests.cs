using ElbContract.Features.Contracts;

namespace ElbContract.Features.Tests;

public sealed class FeatureCatalogueTests
{
    [Fact]
    public void New_TwoScenariosOfOneTitle_NamesTitleAndFiles()
    {
        var create = () =>
            new FeatureCatalogue([Samples.Scenario("Same"), Samples.Scenario("Same") with { File = "features/name.feature" }]);

        create
            .Should()
            .Throw<ContractException>()
            .WithMessage(
                "Several scenarios are called 'Same' (features/port.feature and features/name.feature): give each a title of its own."
            );
    }

    [Fact]
    public void Read_AnExamplesRow_HasTheTitleAndTheTagsOfItsRule()
    {
        var row = FeatureCatalogue.OfTheSuite.Find("A name of 65 characters is refused");

        row.File.Should().Be("features/name.feature");
        row.Clauses.Should().Equal("name.length");
        row.IsPublished.Should().BeTrue();
    }

    [Fact]
    public void Read_TheSuite_GivesEveryPublishedScenarioItsClause() =>
        FeatureCatalogue
            .OfTheSuite.Scenarios.Where(scenario => scenario.IsPublished)
            .Should()
            .OnlyContain(scenario => scenario.Clauses.Count > 0);
}
