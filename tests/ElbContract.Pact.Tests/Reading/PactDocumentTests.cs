using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Pact.Reading;
using ElbContract.Pact.Writing;
using static ElbContract.Pact.Tests.Samples;

namespace ElbContract.Pact.Tests.Reading;

public sealed class PactDocumentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WrittenContract_GivesItsInteractions()
    {
        var written = Interaction() with
        {
            Pending = true,
            TestName = "cups.feature",
            Comments = new Dictionary<string, JsonNode> { ["clauses"] = new JsonArray("cup.add") },
            ProviderStates = [new("a shelf") { Parameters = new Dictionary<string, JsonNode?> { ["boards"] = 3 } }],
        };

        var pact = PactDocument.Read(PactWriter.Write("c", "p", [written, Interaction("b")], _folder.Path));

        (pact.Consumer, pact.Provider).Should().Be(("c", "p"));
        pact.Interactions.Select(interaction => interaction.Description).Should().Equal("adds a cup", "b");
        var read = pact.Interactions[0];
        (read.Key, read.Pending, read.TestName).Should().Be(("key of adds a cup", true, "cups.feature"));
        read.Comment("clauses")!.ToJsonString().Should().Be("""["cup.add"]""");
        read.Comment("none").Should().BeNull();
        read.ProviderStates.Should().ContainSingle().Which.Name.Should().Be("a shelf");
        read.ProviderStates[0].Parameters["boards"]!.ToJsonString().Should().Be("3");
        read.Variables.Should().BeEmpty();
    }

    [Fact]
    public void ToJson_Changed_ChangesNothingInTheDocument()
    {
        var pact = Pact(Minimal());

        pact.Interactions[0].ToJson()["description"] = "changed";

        ((string?)pact.Interactions[0].ToJson()["description"]).Should().Be("d");
    }

    [Fact]
    public void Read_InteractionWithoutKey_IsNamedByItsPosition() =>
        Pact(Minimal(), Minimal()).Interactions.Select(one => one.Key).Should().Equal("interaction-1", "interaction-2");

    [Theory]
    [InlineData("{\n  \"interactions\": [,]\n}", "pact.json, line 2: is not JSON (*): write the pact anew, or correct it there")]
    [InlineData(
        """{"interactions":[],"interactions":[]}""",
        "pact.json: is not JSON (Duplicate property 'interactions'*): write the pact anew, or correct it there"
    )]
    [InlineData(
        """{"interactions":[],"consumer":{"name":"\ud800"}}""",
        "pact.json, byte *: is no text that can be decoded: write the pact anew, or correct it there"
    )]
    [InlineData("", "pact.json, line 1: is not JSON (*): write the pact anew, or correct it there")]
    [InlineData("[]", "pact.json: is not a pact, which is a JSON object with 'interactions': give the path of a Pact V4 file")]
    [InlineData("""{"interactions":{}}""", "pact.json: is not a pact,*")]
    [InlineData(
        """{"interactions":[]}""",
        "pact.json, metadata.pactSpecification.version: is missing, and 4.0 is needed: write the pact as V4"
    )]
    [InlineData(
        """{"interactions":[],"metadata":{"pactSpecification":{"version":"2.0.0"}}}""",
        "pact.json, metadata.pactSpecification.version: is '2.0.0', and 4.0 is needed: write the pact as V4"
    )]
    [InlineData(
        """{"interactions":[],"metadata":{"pactSpecification":{"version":"4.0"}},"consumer":{"name":"c"}}""",
        "pact.json, provider.name: is missing: name the provider"
    )]
    [InlineData(
        """{"interactions":[],"metadata":{"pactSpecification":{"version":"4.0"}},"consumer":7,"provider":{"name":"p"}}""",
        "pact.json, consumer.name: is missing: name the consumer"
    )]
    public void Parse_NoPact_SaysWhatWhereAndWhatToDo(string content, string message) =>
        FluentActions
            .Invoking(() => PactDocument.Parse(Encoding.UTF8.GetBytes(content), "pact.json"))
            .Should()
            .Throw<PactFormatException>()
            .WithMessage(message)
            .Which.Message.Should()
            .NotContain("\n");

    [Theory]
    [InlineData("7", "interaction 2: is not an object with a 'description': correct it, or write the pact anew")]
    [InlineData(
        """{"description":"x","type":"Asynchronous/Messages"}""",
        "interaction 2 ('x'): has the type \"Asynchronous/Messages\", and only Synchronous/HTTP can be verified: remove it"
    )]
    [InlineData(
        """{"description":"x","request":{}}""",
        "interaction 2 ('x'): has no 'response' object: correct it, or write the pact anew"
    )]
    [InlineData(
        """{"description":"x","request":{},"response":{},"key":"interaction-1"}""",
        "interaction 2 ('x'): has the key 'interaction-1' of interaction 1 ('d'): give each interaction a key of its own"
    )]
    [InlineData(
        """{"description":"x","request":{"body":{"content":"no!","encoded":"base64"}},"response":{}}""",
        "interaction 2 ('x'): has a request body that is said to be base64 and is not: correct it, or write the pact anew"
    )]
    public void Parse_NoInteraction_SaysWhichOne(string interaction, string message) =>
        FluentActions
            .Invoking(() => Pact(Minimal(), interaction))
            .Should()
            .Throw<PactFormatException>()
            .WithMessage($"pact.json, {message}");

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"testname":7}""")]
    public void Parse_CommentsOfAnotherForm_AreNone(string comments)
    {
        var read = Pact($$$"""{"description":"x","comments":{{{comments}}},"request":{},"response":{}}""").Interactions[0];

        read.TestName.Should().BeNull();
        read.Comment("clauses").Should().BeNull();
    }

    [Fact]
    public void Read_NoSuchFile_SaysWhatToDo() =>
        FluentActions
            .Invoking(() => PactDocument.Read(_folder.File("none.json")))
            .Should()
            .Throw<PactFormatException>()
            .WithMessage("*none.json: cannot be read (*): give the path of a Pact V4 file");

    [Fact]
    public void Read_AFolder_SaysWhatToDo() =>
        FluentActions
            .Invoking(() => PactDocument.Read(_folder.Path))
            .Should()
            .Throw<PactFormatException>()
            .WithMessage("*: cannot be read (*): give the path of a Pact V4 file");

    internal static PactDocument Pact(params string[] interactions) =>
        PactDocument.Parse(
            Encoding.UTF8.GetBytes(
                $$$$"""
                {"consumer":{"name":"c"},"provider":{"name":"p"},"interactions":[{{{{string.Join(',', interactions)}}}}],
                "metadata":{"pactSpecification":{"version":"4.0"}}}
                """.ReplaceLineEndings("")
            ),
            "pact.json"
        );

    private static string Minimal() => """{"type":"Synchronous/HTTP","description":"d","request":{},"response":{}}""";
}
