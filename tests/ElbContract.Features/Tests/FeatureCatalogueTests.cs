using ElbContract.Features.Contracts;

namespace ElbContract.Features.Tests;

public sealed class FeatureCatalogueTests
{
    [Fact]
    public void Find_ATitleOfTwoScenarios_NamesBothPlaces_AndNoOtherTitleIsHeldBack()
    {
        var catalogue = new FeatureCatalogue([
            Samples.Scenario("Same") with
            {
                Line = 6,
            },
            Samples.Scenario("Same") with
            {
                File = "features/name.feature",
                Line = 12,
            },
            Samples.Scenario("Other"),
        ]);

        catalogue
            .Invoking(one => one.Find("Same"))
            .Should()
            .Throw<ContractException>()
            .WithMessage(
                "Several scenarios are called 'Same' (features/port.feature:6 and features/name.feature:12): give each a title of its own."
            );
        catalogue.Find("Other").Title.Should().Be("Other");
        catalogue.IsWhole.Should().BeFalse();
    }

    [Fact]
    public void Read_AFileThatDoesNotParse_HoldsNoOtherFileBack_AndIsNotWhole()
    {
        var folder = Directory.CreateTempSubdirectory("feature-catalogue-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "good.feature"), "Feature: good\n  Scenario: Fine\n    Given a step\n");
            FeatureCatalogue.Read(folder.FullName).IsWhole.Should().BeTrue();
            File.WriteAllText(Path.Combine(folder.FullName, "bad.feature"), "Feature: bad\n  Scenario: a\n    Given a step\n  nonsense\n");

            var catalogue = FeatureCatalogue.Read(folder.FullName);

            catalogue.Find("Fine").File.Should().Be("features/good.feature");
            catalogue.IsWhole.Should().BeFalse();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
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
            .OfTheSuite.Scenarios.Where(scenario => scenario.IsPublished && scenario.Clauses.Count == 0)
            .Select(one =>
                $"{one.File}:{one.Line}: '{one.Title}' has no clause: tag its Rule @subject.rule, or the scenario @consumer-only"
            )
            .Should()
            .BeEmpty();
}
