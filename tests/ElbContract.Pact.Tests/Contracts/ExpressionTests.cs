using ElbContract.Pact.Contracts;

namespace ElbContract.Pact.Tests.Contracts;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("/a/${x}/b/${y}?", "/a/1/b/2?", "x y")]
    [InlineData("${x}", "1", "x")]
    [InlineData("x", "1", "x")]
    [InlineData("$5 ${x}", "$5 1", "x")]
    public void Replace_PutsValuesIn(string expression, string expected, string variables)
    {
        Expression.Replace(expression, name => name == "x" ? "1" : "2").Should().Be(expected);
        string.Join(' ', Expression.Variables(expression)).Should().Be(variables);
    }
}
