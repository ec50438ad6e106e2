using ElbContract.Specification.Combining;

namespace ElbContract.Specification.Tests.Combining;

public sealed class PairwiseTests
{
    [Theory]
    [InlineData(new int[0], 1)]
    [InlineData(new[] { 3 }, 3)]
    [InlineData(new[] { 2, 2 }, 4)]
    [InlineData(new[] { 4, 1 }, 4)]
    public void Rows_FewParameters_AreAllCombinations(int[] counts, int rows)
    {
        Pairwise.Rows(counts).Should().HaveCount(rows);
        Pairwise.Rows(counts).Should().OnlyContain(row => row.Count == counts.Length);
    }

    [Theory]
    [InlineData(new[] { 2, 2, 2 }, 6)]
    [InlineData(new[] { 3, 3, 3, 3 }, 14)]
    [InlineData(new[] { 6, 3, 3, 2, 2, 2, 2, 2 }, 24)]
    [InlineData(new[] { 1, 5, 2, 9, 4, 7 }, 75)]
    public void Rows_ManyParameters_LetEveryTwoValuesMeetInFewRows(int[] counts, int atMost)
    {
        var rows = Pairwise.Rows(counts);

        rows.Count.Should().BeLessThanOrEqualTo(atMost);
        foreach (
            var (one, other) in from one in Enumerable.Range(0, counts.Length)
            from other in Enumerable.Range(0, counts.Length)
            where one < other
            select (one, other)
        )
            rows.Select(row => (row[one], row[other]))
                .Distinct()
                .Should()
                .HaveCount(counts[one] * counts[other], "values of {0} and {1} meet", one, other);
    }

    [Theory]
    [InlineData(new int[0], "")]
    [InlineData(new[] { 3 }, "0 1 2")]
    [InlineData(new[] { 2, 3 }, "00 01 02 10 11 12")]
    [InlineData(new[] { 2, 2, 2 }, "000 011 101 110")]
    [InlineData(new[] { 3, 2, 2 }, "000 011 101 110 200 211")]
    [InlineData(new[] { 2, 2, 3 }, "000 011 101 110 002 112")]
    public void Rows_OfTheSameCounts_AreTheSameAlways(int[] counts, string rows) =>
        string.Join(' ', Pairwise.Rows(counts).Select(row => string.Concat(row))).Should().Be(rows);

    [Fact]
    public void Rows_OfAParameterWithoutValues_IsRefused() =>
        FluentActions
            .Invoking(() => Pairwise.Rows([2, 0]))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("A parameter has at least one value.*");
}
