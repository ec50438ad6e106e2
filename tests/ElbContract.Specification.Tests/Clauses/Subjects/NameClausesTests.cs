namespace ElbContract.Specification.Tests.Clauses.Subjects;

public sealed class NameClausesTests
{
    private const string Fits = "mandatory accept, type accept, length accept, characters accept";
    private const string WrongLength = "mandatory accept, type accept, length reject, characters accept";
    private const string WrongCharacters = "mandatory accept, type accept, length accept, characters reject";
    private const string OpenCharacters = "mandatory accept, type accept, length accept, characters free";

    [Theory]
    [InlineData("name=", "mandatory reject")]
    [InlineData("name=null", "mandatory reject")]
    [InlineData("name=5", "mandatory accept, type reject")]
    [InlineData("name=true", "mandatory accept, type reject")]
    [InlineData("name=[]", "mandatory accept, type reject")]
    [InlineData("name={}", "mandatory accept, type reject")]
    [InlineData("name=\"\"", "mandatory accept, type accept, length reject")]
    [InlineData("name=\"listener\"", Fits)]
    public void Name_IsAString(string change, string said) => Requests.Said("name", "HTTP", change).Should().Be(said);

    [Theory]
    [InlineData("n", 1, Fits)]
    [InlineData("n", 64, Fits)]
    [InlineData("n", 65, WrongLength)]
    [InlineData("é", 64, OpenCharacters)]
    [InlineData("é", 65, "mandatory accept, type accept, length reject, characters free")]
    [InlineData("𝒜", 32, OpenCharacters)] // 64 UTF-16 units
    [InlineData("𝒜", 33, "mandatory accept, type accept, length free, characters free")]
    [InlineData("𝒜", 64, "mandatory accept, type accept, length free, characters free")]
    [InlineData("𝒜", 65, "mandatory accept, type accept, length reject, characters free")]
    public void Name_Has1To64Characters(string character, int count, string said) =>
        Requests.Said("name", "HTTP", $"name=\"{string.Concat(Enumerable.Repeat(character, count))}\"").Should().Be(said);

    [Theory]
    [InlineData("A", Fits)]
    [InlineData("z", Fits)]
    [InlineData("09", Fits)]
    [InlineData("_", Fits)]
    [InlineData("-", Fits)]
    [InlineData("_-aZ9", Fits)]
    [InlineData(" ", WrongCharacters)]
    [InlineData("a.b", WrongCharacters)]
    [InlineData("a/b", WrongCharacters)]
    [InlineData("a@b", WrongCharacters)]
    [InlineData("<", WrongCharacters)]
    [InlineData("a\\n", WrongCharacters)]
    [InlineData("½", WrongCharacters)] // no letter and no digit
    [InlineData("🙂", WrongCharacters)]
    [InlineData("é", OpenCharacters)]
    [InlineData("監聽", OpenCharacters)]
    [InlineData("٣", OpenCharacters)] // an Arabic digit
    [InlineData("e\\u0301", OpenCharacters)] // a letter and a mark that has no width
    [InlineData("क\\u093e", OpenCharacters)] // a letter and a mark that has width
    [InlineData("監 聽", WrongCharacters)]
    public void Name_ConsistsOfLettersDigitsUnderscoresAndHyphens(string name, string said) =>
        Requests.Said("name", "HTTP", $"name=\"{name}\"").Should().Be(said);

    [Fact]
    public void Name_ThatCannotBeRead_IsOfAnUnknownLength() =>
        Requests.Said("name", """{"name":"\ud800"}""").Should().Be("mandatory accept, type accept");
}
