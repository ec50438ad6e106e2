using ElbContract.Specification.Clauses;

namespace ElbContract.Specification.Tests;

public sealed class CatalogueTests
{
    [Fact]
    public void Catalogue_Ids_AreUniqueAndOfOneForm()
    {
        var ids = Catalogue.Clauses.Select(clause => clause.Id).ToList();

        ids.Should().OnlyHaveUniqueItems();
        ids.Should().AllSatisfy(id => id.Should().MatchRegex("^[a-z-]+\\.[a-z0-9-]+$"));
    }

    [Fact]
    public void Catalogue_EveryClause_HasAnAnchorAndASentence() =>
        Catalogue.Clauses.Should().AllSatisfy(clause =>
        {
            clause.Anchors.Should().NotBeEmpty();
            clause.Anchors.Should().AllSatisfy(anchor => anchor.Should().MatchRegex("^(p|li|screen)[0-9]+$"));
            clause.Sentence.Should().EndWith(".");
        });

    [Fact]
    public void Find_KnownAndUnknownIds()
    {
        Catalogue.Find("backend-protocol.udp")!.Strength.Should().Be(Strength.Reject);
        Catalogue.Find("no.such").Should().BeNull();
    }

    [Fact]
    public void Contradictions_AreTheElevenInOrder() =>
        Catalogue.Contradictions.Select(contradiction => contradiction.Number).Should().Equal(Enumerable.Range(1, 11));
}
