namespace ElbContract.Specification.Tests;

public sealed class NearestTests
{
    private static readonly string[] Known = ["token", "certificate", "uri.add"];

    [Theory]
    [InlineData("certificat", "certificate")]
    [InlineData("certi_ficates", "certificate")]
    [InlineData("Token", "token")]
    [InlineData("tok", null)]
    [InlineData("foo", null)]
    [InlineData("nosuch", null)]
    [InlineData("", null)]
    public void To_Word_IsTheOneThatAThirdOfTheLettersMake(string word, string? nearest) => Nearest.To(word, Known).Should().Be(nearest);

    [Fact]
    public void To_LineThatIsNoWord_IsNothing() => Nearest.To(new string('t', 201), Known).Should().BeNull();
}
