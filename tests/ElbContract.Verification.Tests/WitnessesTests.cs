using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Pact.Reading;
using ElbContract.Pact.Verifying;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Verification.Judgement;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Tests;

/// <summary>What Pact's verifier says beside the judge.</summary>
public sealed class WitnessesTests
{
    [Fact]
    public void Join_OnlyPactFindsAField_IsChargedToThatFieldsClause() =>
        Join(Judged(200), Body("$.port", "80", "81")).Should().Equal(new Finding("response.port", "$.body.port", "80", "81"));

    [Fact]
    public void Join_OnlyPactFindsTheStatus_IsChargedToTheCasesClause() =>
        Join(Judged(200), new Mismatch(MismatchKind.Status, "", "400", "200", "expected 400 but was 200"))
            .Should()
            .Equal(new Finding("backend-protocol.udp", "$.status", "400", "200"));

    [Fact]
    public void Join_MissingKeys_AreAFindingEach() =>
        Join(Judged(200), new Mismatch(MismatchKind.Body, "$", null, null, "Actual map is missing the following keys: id, update_time"))
            .Should()
            .Equal(
                new Finding("response.id", "$.body.id", "present", "absent"),
                new Finding("response.update-time", "$.body.update_time", "present", "absent")
            );

    [Fact]
    public void Join_WhatBothFind_IsToldOnce()
    {
        var finding = new Finding("response.port", "$.body.port", "80", "81");

        Join(Judged(200) with { Findings = [finding] }, Body("$.port", "80", "81")).Should().Equal(finding);
    }

    [Fact]
    public void Join_BodyOfARefusal_IsNotHeldAgainstEveryField() =>
        Join(
                Judged(400) with
                {
                    Findings = [new Finding("uri.add", "$.status", "200", "400")],
                },
                new Mismatch(MismatchKind.Status, "", "200", "400", ""),
                Body("$.port", "80", "null"),
                Body("$", null, null)
            )
            .Should()
            .ContainSingle();

    [Theory]
    [InlineData(MismatchKind.Header)]
    [InlineData(MismatchKind.BodyType)]
    public void Join_HeadersAndContentTypes_AreNotDocumented(MismatchKind kind) =>
        Join(Judged(200), new Mismatch(kind, "Content-Type", "application/json", "text/json", "")).Should().BeEmpty();

    [Theory]
    [InlineData("80", "80.0")]
    [InlineData("80", "8e1")]
    public void Join_OneNumberWrittenTwoWays_IsNoDifference(string expected, string actual) =>
        Join(Judged(200), Body("$.port", expected, actual)).Should().BeEmpty();

    [Fact]
    public void Join_ScenarioAndRulesDisagreeOfTheOutcome_IsOneFindingAboutTheCasesClause() =>
        Join(
                Judged(200, strength: "accept") with
                {
                    Findings = [new Finding("name.mandatory", "$.status", "400", "200")],
                },
                new Mismatch(MismatchKind.Status, "", "400", "200", ""),
                Body("$.port", "80", "null")
            )
            .Should()
            .Equal(new Finding("backend-protocol.udp", "$.status", "400", "200"));

    private static IReadOnlyList<Finding> Join(JudgedCase judged, params Mismatch[] mismatches) => Witnesses.Join(judged, mismatches);

    private static Mismatch Body(string path, string? expected, string? actual) =>
        new(MismatchKind.Body, path, expected, actual, "differs");

    private static JudgedCase Judged(int status, string strength = "reject") =>
        new()
        {
            Case = ContractCase.Read(Interaction(strength))!,
            Expectation = Judge.Expect(
                new AddListenerRequestOnWire("/v1.0/p/elbaas/listeners", ProviderIds.Example.Token, "{}"u8.ToArray()),
                new KnownProvider(ProviderIds.Example)
            ),
            Status = status,
            Body = "{}"u8.ToArray(),
        };

    private static RecordedInteraction Interaction(string strength)
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
                    ["key"] = "k",
                    ["comments"] = new JsonObject { ["clauses"] = new JsonArray("backend-protocol.udp"), ["strength"] = strength },
                    ["request"] = new JsonObject(),
                    ["response"] = new JsonObject(),
                }
            ),
        };
        return PactDocument.Parse(Encoding.UTF8.GetBytes(pact.ToJsonString()), "contract.json").Interactions[0];
    }
}
