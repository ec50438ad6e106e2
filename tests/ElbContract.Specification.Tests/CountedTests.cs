namespace ElbContract.Specification.Tests;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "clause", "0 clauses")]
    [InlineData(1, "clause", "1 clause")]
    [InlineData(2, "clause", "2 clauses")]
    [InlineData(1, "entry", "1 entry")]
    [InlineData(2, "entry", "2 entries")]
    public void Of_ANumber_ReadsRightForOneToo(int number, string thing, string words) => Counted.Of(number, thing).Should().Be(words);
}
