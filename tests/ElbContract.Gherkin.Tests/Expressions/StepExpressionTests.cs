using ElbContract.Gherkin.Expressions;

namespace ElbContract.Gherkin.Tests.Expressions;

public sealed class StepExpressionTests
{
    private static readonly Dictionary<string, ParameterType> Known = ParameterType
        .BuiltIn.Append(new ParameterType("days", @"(\d+) days?"))
        .ToDictionary(type => type.Name);

    [Theory]
    [InlineData("a listener", "a listener", "")]
    [InlineData("port {int} of {int}", "port -1 of 65535", "-1;65535")]
    [InlineData("{word} listens", "TCP listens", "TCP")]
    [InlineData("named {string}", "named \"a b\"", "a b")]
    [InlineData("named {string}", "named 'it'", "it")]
    [InlineData("named {string}", "named \"\"", "")]
    [InlineData("weighs {float} kg", "weighs -1.5 kg", "-1.5")]
    [InlineData("weighs {float} kg", "weighs .5e3 kg", ".5e3")]
    [InlineData("says {}", "says what it likes", "what it likes")]
    [InlineData("in {days} time", "in 3 days time", "3 days")]
    [InlineData("{int} listener(s)", "1 listener", "1")]
    [InlineData("{int} listener(s)", "2 listeners", "2")]
    [InlineData("a/an/the listener", "an listener", "")]
    [InlineData("a/an/the listener", "thea listener", null)]
    [InlineData("has/have(n't) {int}", "haven't 1", "1")]
    [InlineData(@"{int}\/{int} \(so far\) \{ok}", "1/2 (so far) {ok}", "1;2")]
    [InlineData("a listener", "a listener on top", null)]
    [InlineData("a listener", "not a listener", null)]
    [InlineData("a listener", "A listener", null)]
    [InlineData("a.c", "abc", null)]
    [InlineData("port {int}", "port 1.5", null)]
    [InlineData("port {int}", "port", null)]
    [InlineData("^port (\\d+)$", "port 80", "80")]
    [InlineData("port (\\d+) or (.*)", "port 80 or so", "80;so")]
    [InlineData("port (\\d+)", "porter 80", null)]
    public void Match_GivesTheArgumentsOrNothing(string expression, string text, string? arguments)
    {
        var match = StepExpression.Parse(expression, Known).Match(text);

        (match is null ? null : string.Join(';', match)).Should().Be(arguments);
    }

    [Fact]
    public void Match_OfAQuotedStringWithEscapes_UnescapesThem()
    {
        var match = StepExpression.Parse("named {string}", Known).Match("""named "a \"b\" c\\d" """.TrimEnd());

        match.Should().Equal(@"a ""b"" c\d");
    }

    [Theory]
    [InlineData(
        "a {listener}",
        "the expression \"a {listener}\" has a parameter {listener} that nobody defines; known are {} {byte} {days} *"
    )]
    [InlineData("a (listener", "the expression \"a (listener\" has a '(' at 3 that nothing closes; write \\( for the character itself")]
    [InlineData("a {listener", "the expression \"a {listener\" has a '{' at 3 that nothing closes*")]
    [InlineData("a listener\\", "the expression \"a listener\\\" has a '\\' at 11 that nothing closes*")]
    [InlineData("{int}/{int}", "the expression \"{int}/{int}\" has an empty alternative*")]
    [InlineData("one / other", "the expression \"one / other\" has an empty alternative; write \\/ for the character itself")]
    public void Parse_OfAWrongExpression_SaysWhere(string expression, string message)
    {
        var parsing = () => StepExpression.Parse(expression, Known);

        parsing.Should().Throw<BindingException>().WithMessage(message);
    }
}
