namespace ElbContract.Specification.Tests.Clauses.Subjects;

public sealed class DescriptionClausesTests
{
    private const string Fits = "optional accept, type accept, length accept, characters accept";

    [Theory]
    [InlineData("", "optional accept")]
    [InlineData("description=null", "optional free")]
    [InlineData("description=5", "optional accept, type reject")]
    [InlineData("description=false", "optional accept, type reject")]
    [InlineData("description=[]", "optional accept, type reject")]
    [InlineData("description=\"\"", Fits)]
    [InlineData("description=\"text\"", Fits)]
    public void Description_IsAnOptionalString(string change, string said) =>
        Requests.Said("description", "HTTP", change).Should().Be(said);

    [Theory]
    [InlineData("d", 128, Fits)]
    [InlineData("d", 129, "optional accept, type accept, length reject, characters accept")]
    [InlineData("é", 128, Fits)] // 256 bytes
    [InlineData("🙂", 64, Fits)] // 128 UTF-16 units
    [InlineData("🙂", 65, "optional accept, type accept, length free, characters accept")]
    [InlineData("🙂", 128, "optional accept, type accept, length free, characters accept")]
    [InlineData("🙂", 129, "optional accept, type accept, length reject, characters accept")]
    public void Description_HasUpTo128Characters(string character, int count, string said) =>
        Requests.Said("description", "HTTP", $"description=\"{string.Concat(Enumerable.Repeat(character, count))}\"").Should().Be(said);

    [Theory]
    [InlineData("<", "reject")]
    [InlineData(">", "reject")]
    [InlineData("a<b", "reject")]
    [InlineData("a > b", "reject")]
    [InlineData("\\n>", "reject")]
    [InlineData("\\n", "free")]
    [InlineData("a\\u007f", "free")]
    [InlineData("€ & \\\"quoted\\\" 監聽 🙂", "accept")]
    public void Description_HasNoAngleBrackets(string description, string characters) =>
        Requests.Said("description", "HTTP", $"description=\"{description}\"").Should().EndWith("length accept, characters " + characters);

    [Fact]
    public void Description_ThatCannotBeRead_IsAStringAllTheSame() =>
        Requests.Said("description", """{"description":"\ud800"}""").Should().Be("optional accept, type accept");
}
