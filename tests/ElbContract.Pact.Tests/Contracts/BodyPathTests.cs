using ElbContract.Pact.Contracts;
using static ElbContract.Pact.Tests.Samples;

namespace ElbContract.Pact.Tests.Contracts;

public sealed class BodyPathTests
{
    [Theory]
    [InlineData("$", """{"a":[{"b":1},{"b":2}],"x.y":3,"n":null}""")]
    [InlineData("$.a[0].b", "1")]
    [InlineData("$.a[*].b", "1 2")]
    [InlineData("$.a.*", """{"b":1} {"b":2}""")]
    [InlineData("$['a'][1]['b']", "2")]
    [InlineData("$['x.y']", "3")]
    [InlineData("$.n", "null")]
    [InlineData("$.a[9]", "")]
    [InlineData("$.none", "")]
    [InlineData("$.a.b", "")]
    public void Find_GivesWhatStandsThere(string path, string found) =>
        string.Join(
                ' ',
                BodyPath
                    .Parse(path)!
                    .Find(Json("""{"a":[{"b":1},{"b":2}],"x.y":3,"n":null}"""))
                    .Select(place => place.Value?.ToJsonString() ?? "null")
            )
            .Should()
            .Be(found);

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("$a")]
    [InlineData("$.")]
    [InlineData("$..a")]
    [InlineData("$[")]
    [InlineData("$[x]")]
    [InlineData("$[-1]")]
    [InlineData("$['a")]
    public void Parse_NoPath_IsNull(string text) => BodyPath.Parse(text).Should().BeNull();
}
