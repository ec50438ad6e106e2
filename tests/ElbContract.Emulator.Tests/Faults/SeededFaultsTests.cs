using ElbContract.Emulator.Faults;
using ElbContract.Specification.Clauses;

namespace ElbContract.Emulator.Tests.Faults;

public sealed class SeededFaultsTests
{
    private static IEnumerable<(string Id, string Clause, string Sentence)> Listed =>
        SeededFaults
            .All.Select(fault => (fault.Id, fault.Clause, fault.Sentence))
            .Concat(SeededFaults.Unobservable.Select(fault => (fault.Id, fault.Clause, fault.Sentence)));

    [Fact]
    public void All_HaveIdsOfTheirOwn_ThatBeginWithTheClause()
    {
        Listed.Select(fault => fault.Id).Should().OnlyHaveUniqueItems();
        Listed
            .Should()
            .OnlyContain(fault =>
                fault.Id.StartsWith(fault.Clause + "/", StringComparison.Ordinal) && Catalogue.Find(fault.Clause) != null
            );
    }

    [Fact]
    public void Deep_HaveIdsOfTheirOwn_ThatBeginWithTheClause()
    {
        SeededFaults.All.Concat(SeededFaults.Deep).Select(fault => fault.Id).Should().OnlyHaveUniqueItems();
        SeededFaults
            .Deep.Should()
            .OnlyContain(fault => fault.Id.StartsWith(fault.Clause + "/", StringComparison.Ordinal) && fault.Sentence.EndsWith('.'));
    }

    [Fact]
    public void All_SayInASentenceWhatIsWrong() =>
        Listed.Should().OnlyContain(fault => fault.Sentence.EndsWith('.') && fault.Sentence.Length <= 120);

    [Fact]
    public void Clauses_ThatAskForSomething_HaveAFault_OrAReasonWhyNoneIsSeen() =>
        Catalogue
            .Clauses.Where(clause => clause.Strength is not Strength.Free)
            .Select(clause => clause.Id)
            .Except(Listed.Select(fault => fault.Clause))
            .Select(clause =>
                $"{clause} has no fault: give the clause a Shape, of which faults are made, or write one in CrossFieldFaults.cs, or in "
                + "UnobservableFaults.cs the reason why no answer shows it"
            )
            .Should()
            .BeEmpty();

    [Fact]
    public void Drafts_AreOfAClauseOfTheCatalogue() =>
        SeededFaults
            .Drafts.Select(fault => (fault.Id, fault.Clause))
            .Concat(SeededFaults.Unobservable.Select(fault => (fault.Id, fault.Clause)))
            .Where(fault => Catalogue.Find(fault.Clause) is null)
            .Select(fault =>
                $"the fault {fault.Id} lacks its clause {fault.Clause}: write the clause in ElbContract.Specification/Clauses/Subjects, or "
                + "correct the fault's id"
            )
            .Should()
            .BeEmpty();

    [Fact]
    public void Clauses_ThatLeaveEverythingOpen_HaveNoFault() =>
        Listed.Should().NotContain(fault => Catalogue.Find(fault.Clause)!.Strength == Strength.Free);

    [Fact]
    public void All_AreInTheCataloguesOrder() =>
        SeededFaults
            .All.Select(fault => fault.Clause)
            .Distinct()
            .Should()
            .BeSubsetOf(Catalogue.Clauses.Select(clause => clause.Id))
            .And.ContainInOrder(
                Catalogue.Clauses.Select(clause => clause.Id).Where(id => SeededFaults.All.Any(fault => fault.Clause == id))
            );

    [Theory]
    [InlineData("port.range/max-refused", "port.range/maximum-refused")]
    [InlineData("prot.range/maximum-refused", "port.range/maximum-refused")]
    [InlineData("status.200/204", "status.200/204")]
    public void Nearest_OfAText_BeginsWithTheIdThatIsMostLikeIt(string text, string id) =>
        SeededFaults.Nearest(text).Should().HaveCount(3).And.StartWith(id);

    [Fact]
    public void Find_WithoutSuchAFault_IsNull() => SeededFaults.Find("port.range/no-such").Should().BeNull();
}
