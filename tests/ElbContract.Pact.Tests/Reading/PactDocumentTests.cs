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
    public void Read_InteractionsWithoutKey_HaveOneThatStaysTheSame()
    {
        var other = Minimal().Replace("\"d\"", "\"e\"", StringComparison.Ordinal);

        var (before, after) = (Pact(Minimal(), other).Interactions, Pact(other, Minimal()).Interactions);

        before.Select(one => one.Key).Should().OnlyHaveUniqueItems();
        after.Select(one => one.Key).Should().BeEquivalentTo(before.Select(one => one.Key));
    }

    [Fact]
    public void Parse_InteractionsThatAreDescribedAlike_AreAllReadWithKeysOfTheirOwn() =>
        Pact(Minimal(), Minimal(), Minimal()).Interactions.Select(one => one.Key).Should().OnlyHaveUniqueItems().And.HaveCount(3);

    [Fact]
    public void Parse_AByteOrderMark_IsPassedOver() =>
        PactDocument
            .Parse(
                [
                    .. "\uFEFF"u8,
                    .. """
                    {"consumer":{"name":"c"},"provider":{"name":"p"},"interactions":[],"metadata":{"pactSpecification":{"version":"4"}}}
                    """u8,
                ],
                "pact.json"
            )
            .Consumer.Should()
            .Be("c");

    [Fact]
    public void Parse_Messages_AreCountedAndLeftOut()
    {
        var pact = Pact(
            Minimal(),
            """{"description":"m","type":"Asynchronous/Messages"}""",
            """{"description":"n","type":"Synchronous/Messages"}"""
        );

        (pact.Interactions.Count, pact.Messages).Should().Be((1, 2));
    }

    [Theory]
    [InlineData("1.0.0", "\"provider_state\":\"a shelf\"", "")]
    [InlineData(
        "2.0.0",
        "\"providerState\":\"a shelf\"",
        """ "matchingRules":{"$.body.name":{"match":"type"},"$.path":{"match":"regex","regex":"/cups|/mugs"}}, """
    )]
    [InlineData(
        "3.0.0",
        "\"providerStates\":[{\"name\":\"a shelf\"}]",
        """
            "matchingRules":{"body":{"$.name":{"matchers":[{"match":"type"}]}},
            "path":{"matchers":[{"match":"regex","regex":"/cups|/mugs"}]}},
            """
    )]
    public void Parse_AnOlderPact_IsReadAsTheCoreWritesItAnew(string version, string state, string rules)
    {
        var pact = PactDocument.Parse(
            Encoding.UTF8.GetBytes(
                $$$"""
                {"consumer":{"name":"shop/web"},"provider":{"name":"p"},"metadata":{"pactSpecification":{"version":"{{{version}}}"} },
                "interactions":[{"description":"adds a cup",{{{state}}},
                "request":{{{{rules}}}"method":"post","path":"/cups","headers":{"Content-Type":"application/json"},"body":{"name":"n"}},
                "response":{"status":201,"headers":{"Content-Type":"application/json"},"body":{"id":"1"} } }]}
                """
            ),
            "pact.json"
        );

        (pact.Consumer, pact.Provider).Should().Be(("shop/web", "p"));
        var read = pact.Interactions.Should().ContainSingle().Subject;
        read.ProviderStates.Select(one => one.Name).Should().Equal("a shelf");
        (read.Request.Method, read.Request.Target, read.Response.Status).Should().Be(("POST", "/cups", 201));
        Encoding.UTF8.GetString(read.Request.Body.Span).Should().Be("""{"name":"n"}""");
        read.ToJson()["response"]!["body"]!
            .ToJsonString()
            .Should()
            .Be("""{"content":{"id":"1"},"contentType":"application/json","encoded":false}""");
        (read.ToJson()["request"]!["matchingRules"] is not null).Should().Be(rules.Length > 0);
    }

    [Fact]
    public void Parse_AnOlderMessagePact_HasMessagesAlone()
    {
        var pact = PactDocument.Parse(
            """
            {"consumer":{"name":"c"},"provider":{"name":"p"},"messages":[{"description":"m","contents":{}}],
            "metadata":{"pactSpecification":{"version":"3.0.0"}}}
            """u8,
            "pact.json"
        );

        (pact.Interactions.Count, pact.Messages).Should().Be((0, 1));
    }

    [Theory]
    [InlineData("""[7]""")]
    [InlineData("""[{"description":"x","request":7,"response":"no"}]""")]
    public void Parse_AnOlderPactThatIsNone_IsOneLine(string interactions) =>
        FluentActions
            .Invoking(() =>
                PactDocument.Parse(
                    Encoding.UTF8.GetBytes(
                        $$"""
                        {"consumer":{"name":"c"},"provider":{"name":"p"},"interactions":{{interactions}},
                        "metadata":{"pactSpecification":{"version":"2.0.0"} } }
                        """
                    ),
                    "pact.json"
                )
            )
            .Should()
            .Throw<PactFormatException>()
            .WithMessage("pact.json*");

    [Theory]
    [InlineData("2.0.0", """{"$.body.name":{"match":"nonsense"}}""", "request, $.body.name")]
    [InlineData("3.0.0", """{"body":{"$.name":{"matchers":[{"match":"type"},{"match":"nonsense"}]}}}""", "request, body, $.name")]
    [InlineData("4.0", """{"body":{"$.name":{"combine":"AND","matchers":[{"match":"nonsense"}]}}}""", "request, body, $.name")]
    [InlineData(
        "4.0",
        """{"body":{"$":{"combine":"AND","matchers":[{"match":"eachKey","rules":[{"match":"nonsense"}]}]}}}""",
        "request, body, $"
    )]
    public void Parse_AMatchingRuleThatPactDoesNotKnow_SaysWhereItIs(string version, string rules, string place) =>
        FluentActions
            .Invoking(() =>
                PactDocument.Parse(
                    Encoding.UTF8.GetBytes(
                        $$$"""
                        {"consumer":{"name":"c"},"provider":{"name":"p"},"metadata":{"pactSpecification":{"version":"{{{version}}}"} },
                        "interactions":[{"description":"a","request":{"method":"GET","path":"/"},"response":{"status":200} },
                        {"description":"b","request":{"method":"GET","path":"/","matchingRules":{{{rules}}} },"response":{"status":200} }]}
                        """
                    ),
                    "pact.json"
                )
            )
            .Should()
            .Throw<PactFormatException>()
            .WithMessage(
                $"pact.json, interaction 2 ('b'): Pact does not know the matching rule 'nonsense' of the {place}: give one that it "
                    + "knows, such as type, or none"
            );

    [Theory]
    [InlineData("{\n  \"interactions\": [,]\n}", "pact.json, line 2: is not JSON (*): write the pact again, or correct it there")]
    [InlineData(
        """{"interactions":[],"interactions":[]}""",
        "pact.json: is not JSON (Duplicate property 'interactions'*): write the pact again, or correct it there"
    )]
    [InlineData(
        """{"interactions":[],"consumer":{"name":"\ud800"}}""",
        "pact.json, byte *: is not text that can be decoded: write the pact again, or correct it there"
    )]
    [InlineData("", "pact.json, line 1: is not JSON (*): write the pact again, or correct it there")]
    [InlineData("[]", "pact.json: is not a pact, which is a JSON object with 'interactions': give the path of a pact file")]
    [InlineData("""{"interactions":{}}""", "pact.json: is not a pact,*")]
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
    [InlineData("7", "interaction 2: is not an object with a 'description': correct it, or write the pact again")]
    [InlineData(
        """{"description":"x","type":"Synchronous/Plugin"}""",
        "interaction 2 ('x'): has the type \"Synchronous/Plugin\", but only Synchronous/HTTP can be verified: remove it"
    )]
    [InlineData(
        """{"description":"x","request":{}}""",
        "interaction 2 ('x'): has no 'response' object: correct it, or write the pact again"
    )]
    [InlineData(
        """{"description":"x","key":"k","request":{},"response":{}},{"description":"y","key":"k","request":{},"response":{}}""",
        "interaction 3 ('y'): has the key 'k' of interaction 2 ('x'): give each interaction a key of its own"
    )]
    [InlineData(
        """{"description":"x","request":{"body":{"content":"no!","encoded":"base64"}},"response":{}}""",
        "interaction 2 ('x'): has a request body that is marked as base64 but is not: correct it, or write the pact again"
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
            .WithMessage("*none.json: cannot be read (*): give the path of a pact file");

    [Fact]
    public void Read_AFolder_SaysWhatToDo() =>
        FluentActions
            .Invoking(() => PactDocument.Read(_folder.Path))
            .Should()
            .Throw<PactFormatException>()
            .WithMessage("*: cannot be read (*): give the path of a pact file");

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
