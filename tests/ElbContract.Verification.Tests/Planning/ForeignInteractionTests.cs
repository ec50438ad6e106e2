using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Pact.Reading;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Tests.Planning;

public sealed class ForeignInteractionTests
{
    private const string Ordinary = """
        "name":"n","protocol":"TCP","port":80,"backend_protocol":"TCP","backend_port":8080,"lb_algorithm":"roundrobin"
        """;

    [Theory]
    [InlineData("""{"loadbalancer_id":"lb-1",ORDINARY}""", 200, Strength.Accept, "uri.add")]
    [InlineData("""{"loadbalancer_id":"lb-1",ORDINARY,"name":"a b"}""", 400, Strength.Reject, "name.characters")]
    [InlineData("""{"loadbalancer_id":"lb-1",ORDINARY,"udp_timeout":1}""", 200, Strength.Free, "udp-timeout.range")]
    [InlineData("""{"loadbalancer_id":"no-such",ORDINARY}""", 404, Strength.Reject, "loadbalancer-id.exists")]
    [InlineData("""{ORDINARY}""", 400, Strength.Reject, "loadbalancer-id.mandatory")]
    public void Of_ARequest_IsAboutTheClausesThatDecideIt(string body, int status, Strength strength, string clause)
    {
        var foreign = ForeignInteraction.Of(Interaction(body, status), []);

        (foreign.Strength, foreign.Clauses[0]).Should().Be((strength, clause));
    }

    [Fact]
    public void Of_IdsOfTheConsumer_BecomeThoseOfTheRunInBothHalves()
    {
        var foreign = ForeignInteraction.Of(Interaction($$"""{"loadbalancer_id":"lb-1",{{Ordinary}}}""", 200), []);

        foreign.Interaction.Variables.Should().BeEquivalentTo("projectId", "token", "publicLoadbalancerId");
        foreign.Interaction.ProviderStates.Select(state => state.Name).Should().Equal("the project", "a public load balancer");
        var json = foreign.Interaction.ToJson();
        json["request"]!["path"]!.GetValue<string>().Should().Be($"/v1.0/{ProviderIds.Example.ProjectId}/elbaas/listeners");
        json["response"]!["body"]!["content"]!["loadbalancer_id"]!.GetValue<string>().Should().Be(ProviderIds.Example.PublicLoadbalancerId);
        json["response"]!["generators"]!["body"]!["$.loadbalancer_id"].Should().NotBeNull();
    }

    [Fact]
    public void Of_APrivateLoadBalancer_IsThePrivateOneOfTheRun() =>
        ForeignInteraction
            .Of(Interaction($$"""{"loadbalancer_id":"lb-1",{{Ordinary}}}""", 200, ProviderStates.APrivateLoadBalancer), [])
            .Interaction.Variables.Should()
            .Contain("privateLoadbalancerId")
            .And.NotContain("publicLoadbalancerId");

    [Theory]
    [InlineData(200, false)]
    [InlineData(403, true)]
    public void Of_AStateOfTheConsumersOwn_IsNeededWhereTheRequestDoesNotExplainTheAnswer(int status, bool isNeeded) =>
        ForeignInteraction
            .Of(Interaction($$"""{"loadbalancer_id":"lb-1",{{Ordinary}}}""", status, "the quota is used up"), [])
            .Interaction.ProviderStates.Any(state => state.Name == "the quota is used up")
            .Should()
            .Be(isNeeded);

    [Fact]
    public void Of_ASecondOneWithThatPort_GetsAnother()
    {
        HashSet<long> ports = [];
        var body = $$"""{"loadbalancer_id":"lb-1",{{Ordinary}}}""";

        var found = new[] { ForeignInteraction.Of(Interaction(body, 200), ports), ForeignInteraction.Of(Interaction(body, 200), ports) };

        found.Select(one => PortOf(one.Interaction.Request.Body)).Should().OnlyHaveUniqueItems().And.Contain(80);
        PortOf(found[1].Interaction.Response.Body).Should().Be(PortOf(found[1].Interaction.Request.Body));
    }

    [Theory]
    [InlineData("""{"loadbalancer_id":"lb-1",ORDINARY}""", "elb-contract")]
    [InlineData("""{"loadbalancer_id":"lb-1",ORDINARY,"name":"a b"}""", "a b")]
    public void Of_AName_IsTheRunsOwnWhereItDecidesNothing(string body, string expected) =>
        JsonNode.Parse(ForeignInteraction.Of(Interaction(body, 200), []).Interaction.Request.Body.Span)!["name"]!
            .GetValue<string>()
            .Should()
            .Be(expected);

    [Fact]
    public void Of_A401ThatNothingExplains_IsOfAnUnknownToken()
    {
        var foreign = ForeignInteraction.Of(Interaction($$"""{"loadbalancer_id":"lb-1",{{Ordinary}}}""", 401), []);

        (foreign.Clauses[0], foreign.Obstacle).Should().Be(("status.401", null));
        foreign.Interaction.Request.Headers.Single().Value.Should().Be("elb-contract-unknown-token");
        foreign.Interaction.Variables.Should().BeEquivalentTo("projectId", "publicLoadbalancerId");
    }

    [Theory]
    [InlineData("lb-1", 403)]
    [InlineData("lb-1", 500)]
    [InlineData("00000000000000000000000000000011", 400)]
    public void Of_ARefusalThatNothingExplains_IsNotSent(string loadBalancer, int status) =>
        ForeignInteraction
            .Of(Interaction($$"""{"loadbalancer_id":"{{loadBalancer}}",{{Ordinary}}}""", status), [])
            .Obstacle.Should()
            .Be($"it expects {status}, but neither its request nor a provider state says why");

    [Fact]
    public void Of_HeadersThatChangeNothing_AreLeftOutAndTheTokenIsOne()
    {
        var json = Interaction($$"""{"loadbalancer_id":"lb-1",{{Ordinary}}}""", 200).ToJson();
        json["request"]!["headers"] = JsonNode.Parse(
            """{"x-auth-token":["a","b"],"X-Auth-Token":["c"],"traceparent":["00"],"X-HTTP-Method-Override":["PUT"],"Accept":["*/*"]}"""
        );

        var headers = ForeignInteraction.Of(Read(json.ToJsonString()), []).Interaction.Request.Headers;

        headers.Select(header => header.Key.ToUpperInvariant()).Should().BeEquivalentTo("ACCEPT", "X-AUTH-TOKEN");
    }

    [Theory]
    [InlineData("post", "/v1.0/p/elbaas/listeners", true)]
    [InlineData("GET", "/v1.0/p/elbaas/listeners", false)]
    [InlineData("POST", "/v1.0/p/elbaas/loadbalancers", false)]
    public void IsAddition_IsThePagesCallAlone(string method, string path, bool expected) =>
        ForeignInteraction
            .IsAddition(
                Read($$$"""{"description":"d","request":{"method":"{{{method}}}","path":"{{{path}}}"},"response":{"status":200} }""")
            )
            .Should()
            .Be(expected);

    private static long PortOf(ReadOnlyMemory<byte> body) => JsonNode.Parse(body.Span)!["port"]!.GetValue<long>();

    private static RecordedInteraction Interaction(string body, int status, string state = "") =>
        Read(
            $$$"""
            {"description":"d","providerStates":[{{{(state.Length > 0 ? $$"""{"name":"{{state}}"}""" : "")}}}],
            "request":{"method":"POST","path":"/v1.0/mine/elbaas/listeners","headers":{"X-Auth-Token":["mine"]},
              "body":{"content":{{{Filled(body)}}},"contentType":"application/json","encoded":false} },
            "response":{"status":{{{status}}},
              "body":{"content":{"port":80,"loadbalancer_id":"lb-1"},"contentType":"application/json","encoded":false} } }
            """
        );

    private static string Filled(string body)
    {
        var text = body.Replace("ORDINARY", Ordinary, StringComparison.Ordinal);
        return text.Contains("\"a b\"", StringComparison.Ordinal) ? text.Replace("\"name\":\"n\",", "", StringComparison.Ordinal) : text;
    }

    private static RecordedInteraction Read(string interaction) =>
        PactDocument
            .Parse(
                Encoding.UTF8.GetBytes(
                    $$$"""
                    {"consumer":{"name":"c"},"provider":{"name":"p"},"interactions":[{{{interaction}}}],
                    "metadata":{"pactSpecification":{"version":"4.0"} } }
                    """
                ),
                "pact.json"
            )
            .Interactions[0];
}
