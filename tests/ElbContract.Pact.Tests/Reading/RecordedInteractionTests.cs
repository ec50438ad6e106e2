using System.Text;
using ElbContract.Pact.Contracts;
using ElbContract.Pact.Reading;
using ElbContract.Pact.Writing;
using static ElbContract.Pact.Tests.Samples;

namespace ElbContract.Pact.Tests.Reading;

public sealed class RecordedInteractionTests : IDisposable
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["shelf"] = "77",
        ["token"] = "secret",
        ["size"] = "12",
    };
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Resolve_PutsValuesIntoPathQueryHeaderAndBodyOfTheRequest()
    {
        var interaction = Recorded(
            Interaction() with
            {
                Request = new PactRequest
                {
                    Method = "POST",
                    Path = new("/shelves/1/cups") { FromProviderState = "/shelves/${shelf}/cups" },
                    Query = [new("of", new("1") { FromProviderState = "${shelf}" }), new("other", "1")],
                    Headers = [new("X-Token", new("t") { FromProviderState = "Bearer ${token}" })],
                    Body = PactBody.Json(
                        Json("""{ "a": { "shelf": "1" }, "size": 3, "list": ["1", "1"], "rest": "1" }"""),
                        new BodyRule("$.a.shelf") { FromProviderState = "${shelf}-${size}" },
                        new BodyRule("$['size']") { FromProviderState = "${size}" },
                        new BodyRule("$.list[*]") { FromProviderState = "${shelf}" }
                    ),
                },
            }
        );

        interaction.Variables.Should().BeEquivalentTo("shelf", "token", "size");
        var request = interaction.Resolve(Values).ToJson()["request"]!;
        ((string?)request["path"]).Should().Be("/shelves/77/cups");
        request["query"]!.ToJsonString().Should().Be("""{"of":["77"],"other":["1"]}""");
        request["headers"]!["X-Token"]!.ToJsonString().Should().Be("""["Bearer secret"]""");
        request["body"]!["content"]!.ToJsonString().Should().Be("""{"a":{"shelf":"77-12"},"list":["77","77"],"rest":"1","size":12}""");
        request["generators"].Should().BeNull();
        interaction.ToJson()["request"]!["generators"].Should().NotBeNull("the interaction itself stays as it was");
    }

    [Fact]
    public void Resolve_ResponsePlace_MustEqualTheValueWhateverItsRuleWas()
    {
        var interaction = Recorded(
            Interaction()
                .Answering(
                    PactBody.Json(
                        Json("""{ "shelf": "1", "size": 3 }"""),
                        new BodyRule("$.shelf") { AllOf = [Matcher.Type], FromProviderState = "${shelf}" },
                        new BodyRule("$.size") { AllOf = [Matcher.Integer] }
                    )
                )
        );

        var response = interaction.Resolve(Values).ToJson()["response"]!;

        response["body"]!["content"]!.ToJsonString().Should().Be("""{"shelf":"77","size":3}""");
        response["matchingRules"]!["body"]!["$.shelf"]!
            .ToJsonString()
            .Should()
            .Be("""{"combine":"AND","matchers":[{"match":"equality"}]}""");
        response["matchingRules"]!["body"]!["$.size"]!.ToJsonString().Should().Contain("integer");
        response["generators"].Should().BeNull();
    }

    [Fact]
    public void Resolve_RequestPlace_KeepsItsRules()
    {
        var interaction = Recorded(
            Interaction()
                .With(
                    PactBody.Json(
                        Json("""{ "shelf": "1" }"""),
                        new BodyRule("$.shelf") { AllOf = [Matcher.Type], FromProviderState = "${shelf}" }
                    )
                )
        );

        interaction.Resolve(Values).ToJson()["request"]!["matchingRules"]!["body"]!["$.shelf"]!.ToJsonString().Should().Contain("type");
    }

    [Fact]
    public void Resolve_MissingValue_LeavesTheExample()
    {
        var interaction = Recorded(
            Interaction() with
            {
                Request = Interaction().Request with { Path = new("/a/1") { FromProviderState = "/a/${cupboard}" } },
            }
        );

        interaction.Variables.Should().Equal("cupboard");
        interaction.Resolve(Values).Request.Target.Should().Be("/a/1");
    }

    [Fact]
    public void Resolve_VerbatimText_ReplacesInIt()
    {
        var interaction = Recorded(Interaction().With(Verbatim("""{"shelf":"0001","shelf":"0001","size":1.10""")));

        var request = interaction.Resolve(Values, new Dictionary<string, string> { ["0001"] = "77" }).ToJson()["request"]!;

        ((string?)request["body"]!["content"]).Should().Be("""{"shelf":"77","shelf":"77","size":1.10""");
    }

    [Fact]
    public void Resolve_VerbatimBytes_ReplacesInThemAndKeepsTheOthers()
    {
        byte[] bytes = [0xFF, .. Encoding.ASCII.GetBytes("0001"), 0xFE];
        var interaction = Recorded(Interaction().With(PactBody.Verbatim(bytes)));

        var request = interaction.Resolve(Values, new Dictionary<string, string> { ["0001"] = "77" }).ToJson()["request"]!;

        Convert.FromBase64String((string)request["body"]!["content"]!).Should().Equal([0xFF, .. Encoding.ASCII.GetBytes("77"), 0xFE]);
    }

    [Fact]
    public void WithHeader_AddsOneAndLeavesTheInteractionAsItWas()
    {
        var interaction = Recorded(Interaction().With(null));

        interaction.WithHeader("X-Case", "17").ToJson()["request"]!["headers"]!.ToJsonString().Should().Be("""{"X-Case":["17"]}""");
        interaction.ToJson()["request"]!["headers"].Should().BeNull();
    }

    [Fact]
    public void WithField_ReplacesTheExampleInBothBodies()
    {
        var interaction = Recorded(Interaction().Answering(PactBody.Json(Json("""{ "colour": "red", "size": 3 }"""))));

        var changed = interaction.WithField("colour", "red", "blue").ToJson();

        ((string?)changed["request"]!["body"]!["content"]!["colour"]).Should().Be("blue");
        ((string?)changed["response"]!["body"]!["content"]!["colour"]).Should().Be("blue");
        ((string?)interaction.ToJson()["request"]!["body"]!["content"]!["colour"]).Should().Be("red");
    }

    [Theory]
    [InlineData("colour", "green")]
    [InlineData("size", "3")]
    [InlineData("none", "red")]
    public void WithField_AnotherExample_ChangesNothing(string name, string example)
    {
        var interaction = Recorded(Interaction());

        interaction.WithField(name, example, "blue").Should().BeSameAs(interaction);
    }

    private RecordedInteraction Recorded(PactInteraction interaction) =>
        PactDocument.Read(PactWriter.Write("c", "p", [interaction], _folder.Path)).Interactions[0];
}
