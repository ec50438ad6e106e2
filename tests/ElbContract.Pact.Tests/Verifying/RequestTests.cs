using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Loopback;
using ElbContract.Pact.Contracts;
using ElbContract.Pact.Reading;
using ElbContract.Pact.Verifying;
using static ElbContract.Pact.Tests.Samples;

namespace ElbContract.Pact.Tests.Verifying;

/// <summary>What reaches the provider.</summary>
public sealed class RequestTests
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["shelf"] = "77",
        ["token"] = "secret",
        ["size"] = "12",
    };

    [Theory]
    [InlineData("""{"b":1.10,"a":1,"a":2}""")]
    [InlineData("""{"name": """)]
    [InlineData(" [1, 2 ]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{}\r\n\t")]
    [InlineData("")]
    [InlineData("{\"colour\":\"rouge \u00e9\u4e2d\ud83d\ude00\"}")]
    public Task Verify_VerbatimText_ArrivesByteForByte(string text) => ArrivesAsync(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData(new byte[] { 0x7B, 0xFF, 0x7D })]
    [InlineData(new byte[] { 0x7B, 0x00, 0x7D })]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x7B, 0x7D })]
    public Task Verify_VerbatimBytes_ArriveByteForByte(byte[] bytes) => ArrivesAsync(bytes);

    [Fact]
    public async Task Verify_VerbatimText_IsResolvedAndArrives()
    {
        await using var provider = LoopbackServer.Answering(200, "{}");
        await using var verification = new Verification();
        var interaction = verification.Contract(Interaction().With(Verbatim("""{"shelf":"0001","shelf":1.0"""))).Interactions[0];

        await verification.RunAsync(
            provider.Address,
            Only(verification, interaction.Resolve(Values, new Dictionary<string, string> { ["0001"] = "77" }))
        );

        provider.Requests.Should().ContainSingle().Which.Text.Should().Be("""{"shelf":"77","shelf":1.0""");
    }

    [Fact]
    public async Task Verify_WithoutBody_SendsNone()
    {
        await using var provider = LoopbackServer.Answering(200, "{}");
        await using var verification = new Verification();

        await verification.RunAsync(provider, Interaction().With(null));

        provider.Requests.Should().ContainSingle().Which.Body.Should().BeEmpty();
    }

    [Fact]
    public async Task Verify_StateChangeUrl_GetsTheStatesAndItsValuesReachTheRequest()
    {
        await using var states = LoopbackServer.Answering(200, """{"shelf":"77","token":"secret","size":12}""");
        await using var provider = LoopbackServer.Answering(200, "{}");
        await using var verification = new Verification(
            Verification.OneWorker with
            {
                StateChangeUrl = new Uri(states.Address, "/states"),
            }
        );

        var results = await verification.RunAsync(provider, WithGenerators());

        results.Should().ContainSingle().Which.Outcome.Should().Be(InteractionOutcome.Passed);
        var state = states.Requests.Should().ContainSingle().Subject;
        state.Line.Should().Be("POST /states HTTP/1.1");
        JsonNode
            .DeepEquals(JsonNode.Parse(state.Body), Json("""{"action":"setup","params":{"boards":3},"state":"a shelf"}"""))
            .Should()
            .BeTrue(state.Text);
        ShouldHaveValues(provider);
    }

    [Fact]
    public async Task Verify_StateChangeUrlThatRefuses_IsNotRunAndSendsNothing()
    {
        await using var states = LoopbackServer.Answering(400, "{}");
        await using var provider = LoopbackServer.Answering(200, "{}");
        await using var verification = new Verification(
            Verification.OneWorker with
            {
                StateChangeUrl = new Uri(states.Address, "/states"),
            }
        );

        var result = (await verification.RunAsync(provider, WithGenerators())).Should().ContainSingle().Subject;

        result.Outcome.Should().Be(InteractionOutcome.NotRun);
        result.Reason.Should().Be("One or more of the setup state change handlers has failed");
        provider.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Verify_ResolvedInteraction_NeedsNoStateChangeUrl()
    {
        await using var provider = LoopbackServer.Answering(200, "{}");
        await using var verification = new Verification();

        await verification.RunAsync(
            provider.Address,
            Only(verification, verification.Contract(WithGenerators()).Interactions[0].Resolve(Values))
        );

        ShouldHaveValues(provider);
    }

    [Theory]
    [InlineData("77", InteractionOutcome.Passed)]
    [InlineData("78", InteractionOutcome.Failed)]
    public async Task Verify_ResolvedResponse_MustHaveTheValue(string shelf, InteractionOutcome outcome)
    {
        await using var provider = LoopbackServer.Answering(200, $$"""{"shelf":"{{shelf}}"}""");
        await using var verification = new Verification();
        var interaction = Interaction()
            .Answering(
                PactBody.Json(
                    Json("""{ "shelf": "1" }"""),
                    new BodyRule("$.shelf") { AllOf = [Matcher.Type], FromProviderState = "${shelf}" }
                )
            );

        var results = await verification.RunAsync(
            provider.Address,
            Only(verification, verification.Contract(interaction).Interactions[0].Resolve(Values))
        );

        results.Should().ContainSingle().Which.Outcome.Should().Be(outcome);
    }

    [Fact]
    public async Task Verify_WithHeader_SendsItBesideTheOthers()
    {
        await using var provider = LoopbackServer.Answering(200, "{}");
        await using var verification = new Verification();
        var interaction = Interaction() with { Request = Interaction().Request with { Headers = [new("X-Token", "t")] } };

        await verification.RunAsync(
            provider.Address,
            Only(verification, verification.Contract(interaction).Interactions[0].WithHeader("X-Case", "17"))
        );

        var request = provider.Requests.Should().ContainSingle().Subject;
        request.Header("X-Case").Should().Be("17");
        request.Header("X-Token").Should().Be("t");
        JsonNode.DeepEquals(JsonNode.Parse(request.Body), Json("""{"colour":"red","size":3}""")).Should().BeTrue();
    }

    private static async Task ArrivesAsync(byte[] body)
    {
        await using var provider = LoopbackServer.Answering(200, "{}");
        await using var verification = new Verification();

        var results = await verification.RunAsync(provider, Interaction().With(PactBody.Verbatim(body)));

        results.Should().ContainSingle().Which.Outcome.Should().Be(InteractionOutcome.Passed);
        var request = provider.Requests.Should().ContainSingle().Subject;
        request.Body.Should().Equal(body);
        request.Header("Content-Type").Should().Be("application/json");
    }

    private static PactInteraction WithGenerators() =>
        Interaction() with
        {
            ProviderStates = [new("a shelf") { Parameters = new Dictionary<string, JsonNode?> { ["boards"] = 3 } }],
            Request = new PactRequest
            {
                Method = "POST",
                Path = new("/shelves/1/cups") { FromProviderState = "/shelves/${shelf}/cups" },
                Query = [new("of", new("1") { FromProviderState = "${shelf}" })],
                Headers = [new("X-Token", new("t") { FromProviderState = "Bearer ${token}" })],
                Body = PactBody.Json(
                    Json("""{ "shelf": "1", "size": 3, "rest": "1" }"""),
                    new BodyRule("$.shelf") { FromProviderState = "${shelf}" },
                    new BodyRule("$.size") { FromProviderState = "${size}" }
                ),
            },
        };

    private static void ShouldHaveValues(LoopbackServer provider)
    {
        var request = provider.Requests.Should().ContainSingle().Subject;
        request.Line.Should().Be("POST /shelves/77/cups?of=77 HTTP/1.1");
        request.Header("X-Token").Should().Be("Bearer secret");
        JsonNode.DeepEquals(JsonNode.Parse(request.Body), Json("""{"rest":"1","shelf":"77","size":12}""")).Should().BeTrue(request.Text);
    }

    private static PactDocument Only(Verification verification, RecordedInteraction interaction) =>
        verification.Contract(Interaction("any")).With([interaction]);
}
