using ElbContract.Pact.Contracts;
using ElbContract.Pact.Writing;
using static ElbContract.Pact.Tests.Samples;

namespace ElbContract.Pact.Tests.Writing;

public sealed class ContractValidatorTests
{
    [Fact]
    public void Examine_SoundInteraction_FindsNothing() => Problems(Interaction()).Should().BeEmpty();

    [Fact]
    public void Examine_SameDescriptionTwice_NamesTheKeys() =>
        Problems(Interaction() with { Key = "k1" }, Interaction() with { Key = "k2" })
            .Should()
            .Equal("2 interactions have the description 'adds a cup': make it unique (k1, k2)");

    [Fact]
    public void Examine_SameKeyTwice_NamesTheDescriptions() =>
        Problems(Interaction("one") with { Key = "k" }, Interaction("two") with { Key = "k" })
            .Should()
            .Equal("2 interactions have the key 'k': make it unique (one, two)");

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData(" ")]
    [InlineData("a\nb")]
    public void Examine_ProviderThatIsNoFileName_IsAProblem(string provider) =>
        ContractValidator
            .Examine("c", provider, [Interaction()])
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith($"the provider '{provider}' becomes part of a file name");

    [Theory]
    [InlineData(new int[0], "[] is not a list of statuses from 100 to 599")]
    [InlineData(new[] { 200, 99 }, "[200, 99] is not a list of statuses from 100 to 599")]
    [InlineData(new[] { 600 }, "[600] is not a list of statuses from 100 to 599")]
    [InlineData(new[] { 200, 200 }, "[200, 200] names a status twice")]
    public void Examine_Statuses(int[] statuses, string problem) =>
        Problems(Interaction() with { Response = new PactResponse { Statuses = statuses } })
            .Should()
            .Equal($"interaction 'adds a cup', response status: {problem}");

    [Theory]
    [InlineData("cups")]
    [InlineData("/cups?a=1")]
    public void Examine_PathThatIsNoPath_IsAProblem(string path) =>
        ProblemOf(Interaction() with { Request = Interaction().Request with { Path = path } }).Should().StartWith("request path: ");

    [Theory]
    [InlineData("X Token", "v")]
    [InlineData("X-Token", "a\r\nb")]
    [InlineData("", "v")]
    public void Examine_HeaderThatCannotBeSent_IsAProblem(string name, string value) =>
        Problems(Interaction() with { Request = Interaction().Request with { Headers = [new(name, value)] } })
            .Should()
            .Contain($"interaction 'adds a cup', request header '{name}': is not a header that can be sent");

    [Theory]
    [InlineData("no variable")]
    [InlineData("${}")]
    [InlineData("${open")]
    public void Examine_ExpressionWithoutVariable_IsAProblem(string expression) =>
        RuleProblem(new BodyRule("$.size") { FromProviderState = expression })
            .Should()
            .Be($"request body $.size: the expression '{expression}' has no variable: write one as ${{name}}");

    [Fact]
    public void Examine_RuleThatMeetsNothing_IsAProblem() =>
        RuleProblem(new BodyRule("$.weight") { AllOf = [Matcher.Integer] })
            .Should()
            .Be("request body $.weight: is not in the example: correct the path, or give the example that member");

    [Fact]
    public void Examine_PathThatIsNoBodyPath_IsAProblem() =>
        RuleProblem(new BodyRule("size") { AllOf = [Matcher.Integer] }).Should().StartWith("request body size: is not a path");

    [Theory]
    [InlineData("(", "does not compile")]
    [InlineData("^(?=r)red$", "a look-around")]
    [InlineData(@"^(.)\1$", "a back-reference")]
    [InlineData("re", "the example \"red\" does not match its own regex 're'")]
    [InlineData("^blue$", "the example \"red\" does not match its own regex '^blue$'")]
    public void Examine_Regex(string pattern, string problem) =>
        RuleProblem(new BodyRule("$.colour") { AllOf = [Matcher.Regex(pattern)] }).Should().Contain(problem);

    [Fact]
    public void Examine_ExampleThatItsOwnMatcherRefuses_IsAProblem()
    {
        RuleProblem(new BodyRule("$.colour") { AllOf = [Matcher.Integer] })
            .Should()
            .Be("request body $.colour: the example \"red\" is not accepted by its own matcher 'integer'");
        RuleProblem(new BodyRule("$.size") { AllOf = [Matcher.Boolean] }).Should().Contain("'boolean'");
        RuleProblem(new BodyRule("$.size") { AllOf = [Matcher.Null] }).Should().Contain("'null'");
        RuleProblem(new BodyRule("$.colour") { AllOf = [Matcher.Number] }).Should().Contain("'number'");
        RuleProblem(new BodyRule("$.colour") { AllOf = [Matcher.Include("blue")] })
            .Should()
            .Be("request body $.colour: the example does not include 'blue'");
    }

    [Fact]
    public void Examine_AnyOf_NeedsOneThatAcceptsTheExample()
    {
        Problems(WithRule(new BodyRule("$.size") { AnyOf = [Matcher.Null, Matcher.Integer] })).Should().BeEmpty();
        RuleProblem(new BodyRule("$.size") { AnyOf = [Matcher.Null, Matcher.Boolean] }).Should().Contain("'null'").And.Contain("'boolean'");
        RuleProblem(new BodyRule("$.size") { AnyOf = [Matcher.Integer], AllOf = [Matcher.Integer] })
            .Should()
            .EndWith("has both AllOf and AnyOf: choose one");
    }

    [Fact]
    public void Examine_TypeOrNullWithNullAsExample_IsAProblem()
    {
        var interaction = Interaction()
            .With(PactBody.Json(Json("""{ "lid": null }"""), new BodyRule("$.lid") { AnyOf = [Matcher.Null, Matcher.Boolean] }));

        ProblemOf(interaction)
            .Should()
            .Be(
                "request body $.lid: 'boolean' means the example's type, but the example is null: give an example of the type that you mean"
            );
    }

    [Fact]
    public void Examine_TwoRulesForOnePath_IsAProblem() =>
        ProblemOf(WithRule(new BodyRule("$.size") { AllOf = [Matcher.Integer] }, new BodyRule("$.size") { FromProviderState = "${size}" }))
            .Should()
            .Be("request body $.size: has several rules: join them in one");

    [Fact]
    public void Examine_JsonBodyThatIsAString_IsAProblem() =>
        ProblemOf(Interaction().With(PactBody.Json(Json("\"red\"")))).Should().StartWith("request body: is neither an object nor an array");

    [Fact]
    public void Write_UnsoundInteractions_TellsAllProblemsAndWritesNothing()
    {
        using var folder = new TemporaryFolder();
        var interaction = Interaction() with
        {
            Key = "",
            Response = new PactResponse { Statuses = [] },
        };

        FluentActions
            .Invoking(() => PactWriter.Write("c", "p", [interaction], folder.Path))
            .Should()
            .Throw<PactContractException>()
            .WithMessage(
                "The contract is not written: 1 interaction(s) have no key: give each one; interaction 'adds a cup', response status: "
                    + "[] is not a list of statuses from 100 to 599."
            )
            .Which.Problems.Should()
            .HaveCount(2);
        Directory.EnumerateFileSystemEntries(folder.Path).Should().BeEmpty();
    }

    private static IReadOnlyList<string> Problems(params PactInteraction[] interactions) =>
        ContractValidator.Examine("c", "p", interactions);

    private static PactInteraction WithRule(params BodyRule[] rules) =>
        Interaction().With(PactBody.Json(Json("""{ "colour": "red", "size": 3 }"""), rules));

    private static string RuleProblem(BodyRule rule) => ProblemOf(WithRule(rule));

    private static string ProblemOf(PactInteraction interaction)
    {
        var problem = Problems(interaction).Should().ContainSingle().Subject;
        problem.Should().StartWith("interaction 'adds a cup', ");
        return problem["interaction 'adds a cup', ".Length..];
    }
}
