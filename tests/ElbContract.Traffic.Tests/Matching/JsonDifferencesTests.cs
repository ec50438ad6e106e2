using System.Text;
using ElbContract.Traffic.Matching;

namespace ElbContract.Traffic.Tests.Matching;

public sealed class JsonDifferencesTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[true,null]}""", """{"b":[true,null],"a":1.0}""")]
    [InlineData("\"\\u00e9\"", "\"é\"")]
    [InlineData("nonsense", "nonsense")]
    [InlineData("\"\\ud83d\"", "\"\\ud83d\"")]
    public void Of_TheSameInOtherWords_IsNone(string recorded, string actual) => Told(recorded, actual).Should().BeEmpty();

    [Theory]
    [InlineData("""{"port":80}""", """{"port":"80"}""", "$.body.port: recorded 80, now \"80\"")]
    [InlineData("""{"port":80}""", """{"port":81}""", "$.body.port: recorded 80, now 81")]
    [InlineData("""{"port":80}""", "{}", "$.body.port: missing, recorded 80")]
    [InlineData("{}", """{"port":null}""", "$.body.port: added, null")]
    [InlineData("""{"e":{"code":"a"}}""", """{"e":{"code":"b"}}""", "$.body.e.code: recorded \"a\", now \"b\"")]
    [InlineData("[1,2]", "[1,3]", "$.body[1]: recorded 2, now 3")]
    [InlineData("[1,2]", "[1]", "$.body[1]: missing, recorded 2")]
    [InlineData("[1]", "[1,2]", "$.body[1]: added, 2")]
    [InlineData("[1]", "<html>\n</html>", "$.body: recorded [1], now <html> </html>")]
    [InlineData("", "{}", "$.body: recorded an empty body, now {}")]
    [InlineData("\"\\ud83d\"", "\"x\"", "$.body: recorded \"\\ud83d\", now \"x\"")]
    public void Of_WhatDiffers_NamesThePlaceAndBothValues(string recorded, string actual, string difference) =>
        Told(recorded, actual).Should().Equal(difference);

    [Fact]
    public void Of_LongValues_ShowsTheirBeginning() =>
        Told($"\"{new string('a', 200)}\"", "1").Single().Should().Be($"$.body: recorded \"{new string('a', 78)}…, now 1");

    private static IEnumerable<string> Told(string recorded, string actual) =>
        JsonDifferences
            .Of(Encoding.UTF8.GetBytes(recorded), Encoding.UTF8.GetBytes(actual), (_, _, _) => null)
            .Select(difference => difference.ToString());
}
