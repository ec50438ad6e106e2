using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Pact.Reading;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Contracts;
using ElbContract.Verification.Tests.Journals;

namespace ElbContract.Verification.Tests.Contracts;

public sealed class RecordedContractTests
{
    private const string Recorded = "4c91843f7cff01bcdc32dc486ec36961";

    [Fact]
    public void Of_AConformingRequest_IsAnInteractionWithExampleIdsAndTheAnswersRules()
    {
        var interaction = Written([Added(80, "\"description\":\"d\",\"session_sticky\":false,")]).Interactions.Single().ToJson();

        interaction["description"]!
            .GetValue<string>()
            .Should()
            .Be(
                "Adding a TCP listener with TCP backends under roundrobin to a public network load balancer, with description, "
                    + "session_sticky false"
            );
        interaction["request"]!["path"]!.GetValue<string>().Should().Be($"/v1.0/{ProviderIds.Example.ProjectId}/elbaas/listeners");
        interaction["request"]!["headers"]!
            .ToJsonString()
            .Should()
            .Be("""{"Content-Type":["application/json"],"X-Auth-Token":["elb-contract-token"],"X-Language":["en-us"]}""");
        interaction["request"]!["body"]!["content"]!
            .ToJsonString()
            .Should()
            .Be(
                $$"""
                {"backend_port":80,"backend_protocol":"TCP","description":"d","lb_algorithm":"roundrobin",
                "loadbalancer_id":"{{ProviderIds.Example.PublicLoadbalancerId}}","name":"elb-contract","port":80,"protocol":"TCP",
                "session_sticky":false}
                """.ReplaceLineEndings("")
            );
        interaction["providerStates"]!
            .AsArray()
            .Select(state => (string)state!["name"]!)
            .Should()
            .Equal(ProviderStates.TheProject, ProviderStates.APublicLoadBalancer);
        interaction["response"]!["matchingRules"]!["body"]!
            .AsObject()
            .Select(rule => rule.Key)
            .Should()
            .BeEquivalentTo("$.admin_state_up", "$.create_time", "$.id", "$.loadbalancer_id", "$.status", "$.update_time");
        interaction.ToJsonString().Should().NotContain(Recorded).And.NotContain("somebody").And.NotContain("secret");
    }

    [Fact]
    public void Of_RequestsThatDifferInNamesAndPortsOnly_AreOneInteraction()
    {
        var contract = RecordedContract.Of("c", [Added(80), Added(81), Added(82, "\"session_sticky\":false,")]);

        contract
            .Should()
            .BeEquivalentTo(
                new
                {
                    Entries = 3,
                    Interactions = 2,
                    Folded = 1,
                }
            );
    }

    [Fact]
    public void Of_WhatCannotBecomeAnInteraction_IsCounted()
    {
        var whole = Added(80).Exchange!;
        RecordedEntry[] entries =
        [
            Added(0),
            Of(whole with { Response = new CapturedResponse(401, [], default) }),
            Of(whole with { Response = new CapturedResponse(200, [], "{\"id\":\"redacted\"}"u8.ToArray()) }),
            Of(whole with { Request = whole.Request with { Method = "GET" } }),
            new RecordedEntry { Number = 5, Problem = "it ends early" },
        ];

        RecordedContract
            .Of("c", entries)
            .Should()
            .BeEquivalentTo(
                new
                {
                    Entries = 5,
                    Departing = 1,
                    Unusable = 1,
                    RedactedBodies = 1,
                    Others = 2,
                    Interactions = 0,
                }
            );
    }

    [Fact]
    public void Of_ARequestOfWhichNothingIsDocumented_IsPending()
    {
        var interaction = Written([Added(80, "\"udp_timeout\":1,")]).Interactions.Single();

        interaction.Pending.Should().BeTrue();
        interaction.Comment("clauses")!.ToJsonString().Should().Be("[\"udp-timeout.range\"]");
    }

    [Fact]
    public void Write_IntoAContract_KeepsWhatIsThereAndGivesEachAPortOfItsOwn()
    {
        using var folder = new TemporaryFolder();
        RecordedContract.Of("c", [Added(80)]).Write(folder.Path);
        RecordedContract.Of("c", [Added(80, "\"session_sticky\":false,")]).Write(folder.Path);
        var twice = File.ReadAllText(RecordedContract.Of("c", [Added(80, "\"session_sticky\":false,")]).Write(folder.Path));

        var interactions = JsonNode.Parse(twice)!["interactions"]!.AsArray();

        interactions.Should().HaveCount(2);
        interactions.Select(one => (int)one!["request"]!["body"]!["content"]!["port"]!).Should().OnlyHaveUniqueItems().And.Contain(80);
        interactions.Select(one => (string)one!["description"]!).Should().BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Fact]
    public void Of_WhatDiffersFromListenerToListener_IsOfAnyValueInTheRequest() =>
        Written([Added(80, "\"description\":\"d\",")]).Interactions.Single().ToJson()["request"]!["matchingRules"]!["body"]!
            .AsObject()
            .Select(rule => rule.Key)
            .Should()
            .BeEquivalentTo("$.name", "$.description", "$.port", "$.backend_port");

    private static PactDocument Written(IReadOnlyList<RecordedEntry> entries)
    {
        using var folder = new TemporaryFolder();
        return PactDocument.Read(RecordedContract.Of("c", entries).Write(folder.Path));
    }

    // Answered as a provider that conforms does.
    private static RecordedEntry Added(int port, string members = "")
    {
        var body = Encoding.UTF8.GetBytes(
            $$"""
            {"name":"somebody-{{port}}",{{members}}"loadbalancer_id":"{{Recorded}}","protocol":"TCP","port":{{port}},
            "backend_protocol":"TCP","backend_port":80,"lb_algorithm":"roundrobin"}
            """.ReplaceLineEndings("")
        );
        var answer = ListenerAnswer.Of(ListenerDocument.Parse(body), LoadBalancerNetwork.Public, "1", "t");
        return Of(
            new Exchange
            {
                Number = 1,
                Request = new CapturedRequest(
                    "POST",
                    "/base/v1.0/secret-project/elbaas/listeners",
                    [new("X-Auth-Token", "redacted"), new("X-Language", "en-us"), new("User-Agent", "secret")],
                    body
                ),
                Response = new CapturedResponse(200, [], answer.Bytes),
                StartedAt = default,
                Duration = default,
                Outcome = ExchangeOutcome.Answered,
            }
        );
    }

    private static RecordedEntry Of(Exchange exchange) =>
        new()
        {
            Number = 1,
            Exchange = exchange,
            HasRequestBody = true,
            HasResponseBody = true,
        };
}
