using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Pact.Reading;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;
using ElbContract.Verification.Judgement;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Tests.Judgement;

/// <summary>Whom a refusal of a conforming listener is charged to.</summary>
public sealed class BlameTests
{
    [Fact]
    public void Charge_AValueThatIsNeverAccepted_IsTheParametersOwnRule() =>
        Charged(
                Refused("session-sticky.roundrobin-only", """{"lb_algorithm":"leastconn"}"""),
                Refused("lb-algorithm.values", """{"lb_algorithm":"leastconn","description":"other"}"""),
                Refused("name.length", """{"lb_algorithm":"leastconn","name":"a"}"""),
                Accepted("uri.add", "{}")
            )
            .Should()
            .OnlyContain(clauses => clauses == "lb-algorithm.values");

    [Fact]
    public void Charge_ValuesThatAreAcceptedApart_IsTheRuleAboutHowTheyGoTogether() =>
        Charged(
                Refused("session-sticky.roundrobin-only", """{"lb_algorithm":"leastconn","session_sticky":false}"""),
                Accepted("lb-algorithm.values", """{"lb_algorithm":"leastconn"}"""),
                Accepted("session-sticky.values", """{"session_sticky":false}""")
            )
            .Should()
            .Equal("session-sticky.roundrobin-only");

    [Fact]
    public void Charge_AValueThatIsRefusedWithOneProtocol_IsTheValuesRule() =>
        Charged(
                Refused("session-sticky.values", """{"protocol":"TCP","backend_protocol":"TCP","session_sticky":true}"""),
                Refused(
                    "session-sticky.roundrobin-only",
                    """{"protocol":"TCP","backend_protocol":"TCP","session_sticky":true,"description":"other"}"""
                ),
                Accepted("session-sticky.values", """{"session_sticky":true}"""),
                Accepted("protocol.values", """{"protocol":"TCP","backend_protocol":"TCP"}""")
            )
            .Should()
            .OnlyContain(clauses => clauses == "session-sticky.values");

    [Fact]
    public void Charge_OneReasonThatExplainsAll_IsPreferredToSeveralThatExplainSome() =>
        Charged(
                Refused("tcp-draining.values", """{"protocol":"TCP","backend_protocol":"TCP","tcp_draining":true}"""),
                Refused(
                    "tcp-draining-timeout.range",
                    """{"protocol":"TCP","backend_protocol":"TCP","tcp_draining":true,"tcp_draining_timeout":60}"""
                ),
                Accepted("tcp-draining.tcp-only", """{"tcp_draining":true}"""),
                Accepted("protocol.values", """{"protocol":"TCP","backend_protocol":"TCP"}""")
            )
            .Should()
            .OnlyContain(clauses => clauses == "tcp-draining.values");

    [Theory]
    [InlineData("LISTENER", "name.characters")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "name.length")]
    public void Charge_AName_IsItsLengthOrItsCharacters(string name, string clause) =>
        Charged(
                Refused("name.length", $$"""{"name":"{{name}}"}"""),
                Refused("name.characters", $$"""{"name":"{{name}}","description":"other"}"""),
                Refused("uri.add", $$"""{"name":"{{name}}","session_sticky":false}"""),
                Accepted("name.characters", """{"name":"listener"}"""),
                Accepted("name.characters", """{"name":"web-1"}""")
            )
            .Should()
            .OnlyContain(clauses => clauses == clause);

    [Fact]
    public void Charge_WhatNoTwoValuesExplain_IsTheRuleThatBringsThemTogether() =>
        Charged(
                Refused("session-sticky.roundrobin-only", """{"lb_algorithm":"leastconn"}"""),
                Refused("lb-algorithm.values", """{"lb_algorithm":"leastconn"}"""),
                Accepted("session-sticky.roundrobin-only", """{"lb_algorithm":"leastconn","session_sticky":false}"""),
                Accepted("session-sticky.roundrobin-only", """{"lb_algorithm":"leastconn","protocol":"TCP","backend_protocol":"TCP"}"""),
                Accepted("uri.add", "{}")
            )
            .Should()
            .OnlyContain(clauses => clauses == "session-sticky.roundrobin-only");

    [Fact]
    public void Charge_WhenNothingIsAccepted_IsTheCallItself() =>
        Charged(Refused("lb-algorithm.values", """{"lb_algorithm":"leastconn"}"""), Refused("name.length", """{"name":"a"}"""))
            .Should()
            .OnlyContain(clauses => clauses == "uri.add");

    private static List<string> Charged(params JudgedCase[] cases)
    {
        var blame = new Blame(cases);
        return [.. cases.Where(Blame.IsRefusal).Select(judged => string.Join(", ", blame.Charge(judged)))];
    }

    private static JudgedCase Accepted(string clause, string change) => Case(clause, change, 200);

    private static JudgedCase Refused(string clause, string change) => Case(clause, change, 400);

    private static JudgedCase Case(string clause, string change, int status)
    {
        var listener = new JsonObject
        {
            ["name"] = "elb-contract",
            ["loadbalancer_id"] = ProviderIds.Example.PublicLoadbalancerId,
            ["protocol"] = "HTTP",
            ["port"] = 80,
            ["backend_protocol"] = "HTTP",
            ["backend_port"] = 80,
            ["lb_algorithm"] = "roundrobin",
        };
        foreach (var (key, value) in JsonNode.Parse(change)!.AsObject())
            listener[key] = value?.DeepClone();
        return new JudgedCase
        {
            Case = ContractCase.Read(Interaction(clause))!,
            Expectation = Judge.Expect(
                new AddListenerRequestOnWire(
                    $"/v1.0/{ProviderIds.Example.ProjectId}/elbaas/listeners",
                    ProviderIds.Example.Token,
                    Encoding.UTF8.GetBytes(listener.ToJsonString())
                ),
                new KnownProvider(ProviderIds.Example)
            ),
            Status = status,
        };
    }

    private static RecordedInteraction Interaction(string clause)
    {
        var pact = new JsonObject
        {
            ["consumer"] = new JsonObject { ["name"] = "c" },
            ["provider"] = new JsonObject { ["name"] = "p" },
            ["metadata"] = new JsonObject { ["pactSpecification"] = new JsonObject { ["version"] = "4.0" } },
            ["interactions"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "Synchronous/HTTP",
                    ["description"] = "a case",
                    ["comments"] = new JsonObject { ["clauses"] = new JsonArray(clause), ["strength"] = "accept" },
                    ["request"] = new JsonObject(),
                    ["response"] = new JsonObject(),
                }
            ),
        };
        return PactDocument.Parse(Encoding.UTF8.GetBytes(pact.ToJsonString()), "contract.json").Interactions[0];
    }
}
