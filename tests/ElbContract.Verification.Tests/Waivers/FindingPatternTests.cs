using ElbContract.Specification.Clauses;
using ElbContract.Verification.Waivers;

namespace ElbContract.Verification.Tests.Waivers;

public sealed class FindingPatternTests
{
    [Theory]
    [InlineData("400", "400", true)]
    [InlineData("400", "4000", false)]
    [InlineData("4*", "422", true)]
    [InlineData("4*", "522", false)]
    [InlineData("\"a*\"", "\"abc\"", true)]
    [InlineData("\"a*\"", "\"a", false)]
    [InlineData("ab*ba", "aba", false)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("a*b*c", "a-c-b", false)]
    [InlineData("a*a*a", "aa", false)]
    [InlineData("*", "17", true)]
    [InlineData("*", "absent", false)]
    [InlineData("*", "null", false)]
    public void Covers_StarStandsForAnyText(string pattern, string actual, bool covers) =>
        new FindingPattern("$.body.id", "a string", pattern)
            .Covers(new Finding("response.id", "$.body.id", "a string", actual))
            .Should()
            .Be(covers);

    [Theory]
    [InlineData("$.body.port", "a string")]
    [InlineData("$.body.id", "a number")]
    public void Covers_OtherPlaceOrExpectation_DoesNot(string where, string expected) =>
        new FindingPattern("$.body.id", "a string", "1").Covers(new Finding("response.id", where, expected, "1")).Should().BeFalse();

    [Theory]
    [InlineData("$.status", "400", "200", "400", "200")]
    [InlineData(
        "$.body.name",
        "\"elb-contract-6c8994079938\"",
        "\"ELB-CONTRACT-6C8994079938\"",
        "\"elb-contract-*\"",
        "\"ELB-CONTRACT-*\""
    )]
    [InlineData("$.body.id", "another id than that of 'It's a case'", "\"0123\"", "another id than that of '*'", "\"*")]
    [InlineData("$.body.id", "a string", "17", "a string", "*")]
    [InlineData("$.body.id", "a string", "absent", "a string", "absent")]
    [InlineData("$.body.create_time", "a string", "{\"s\":1}", "a string", "{*")]
    [InlineData("$.body.port", "80", "81", "80", "81")]
    public void Of_ReplacesWhatIsNewInEveryRun(string where, string expected, string actual, string patternExpected, string patternActual)
    {
        var finding = new Finding("response.id", where, expected, actual);

        FindingPattern.Of(finding).Should().Be(new FindingPattern(where, patternExpected, patternActual));
        FindingPattern.Of(finding).Covers(finding).Should().BeTrue();
    }
}
