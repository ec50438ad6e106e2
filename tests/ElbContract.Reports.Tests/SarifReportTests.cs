using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Tests;

public sealed class SarifReportTests
{
    private const string Rule = "A UDP listener forwards to UDP backends only.";
    private const string More = "More: elb-contract clauses --clause backend-protocol.udp";

    private static readonly JsonNode Log = Parse(Everything.Report);
    private static readonly JsonNode Run = Log["runs"]!.AsArray().Single()!;

    [Fact]
    public void Write_HasWhatTheSchemaAsksFor()
    {
        Text(Log["version"]).Should().Be("2.1.0");
        Text(Log["$schema"]).Should().EndWith("sarif-2.1.0.json");
        Text(Run["tool"]!["driver"]!["name"]).Should().Be("elb-contract");
        Run["results"]!.AsArray().Should().OnlyContain(result => Text(result!["message"]!["text"]).Length > 0);
        Run["invocations"]!.AsArray().Should().OnlyContain(invocation => invocation!["executionSuccessful"] != null);
        Run["tool"]!["driver"]!["rules"]!.AsArray().Select(rule => Text(rule!["id"])).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Write_RuleOfAClause_IsItsSentenceAndItsAnchors() =>
        AssertJson(
            Run["tool"]!["driver"]!["rules"]![1],
            $$"""
            { "id": "backend-protocol.udp",
              "shortDescription": { "text": "A UDP listener forwards to UDP backends only." },
              "fullDescription": { "text": "A UDP listener forwards to UDP backends only. (p49981105113220)" },
              "help": { "text": "{{Rule}} A provider has to refuse. The page says so at p49981105113220. {{More}}" },
              "defaultConfiguration": { "level": "error" },
              "properties": { "strength": "reject", "anchors": ["p49981105113220"] } }
            """
        );

    [Fact]
    public void Write_FailingCase_IsAResultAtItsLine() =>
        AssertJson(
            Run["results"]![0],
            $$"""
            { "ruleId": "backend-protocol.udp", "ruleIndex": 1, "level": "error",
              "message": { "text": "A UDP listener with TCP backends is refused: $.status: expected 400, was 200. {{Rule}}" },
              "locations": [ {
                "physicalLocation": { "artifactLocation": { "uri": "features/backend-protocol.feature", "uriBaseId": "%SRCROOT%" },
                "region": { "startLine": 13 } },
                "logicalLocations": [ { "name": "A UDP listener with TCP backends is refused",
                "fullyQualifiedName": "backend-protocol.udp" } ] } ],
              "partialFingerprints": { "clauseAndCase/v1": "backend-protocol.udp:0000000000000003" } }
            """
        );

    [Fact]
    public void Write_EveryResult_PointsAtItsRule() =>
        Run["results"]!
            .AsArray()
            .Should()
            .HaveCount(3)
            .And.OnlyContain(result =>
                Text(result!["ruleId"]) == Text(Run["tool"]!["driver"]!["rules"]![result["ruleIndex"]!.GetValue<int>()]!["id"])
            );

    [Fact]
    public void Write_Fingerprints_AreDifferentAndTheSameInEveryRun()
    {
        var fingerprints = Fingerprints(Log);

        fingerprints.Should().OnlyHaveUniqueItems();
        Fingerprints(Parse(Everything.Report with { StartedAt = DateTimeOffset.UnixEpoch, Endpoint = "https://other.example.com" }))
            .Should()
            .Equal(fingerprints);
    }

    [Fact]
    public void Write_WaivedCase_IsSuppressedWithTheReason() =>
        AssertJson(
            Run["results"]![2]!["suppressions"],
            """
            [ { "kind": "external", "status": "accepted", "justification": "fixed in the next release (team elb)" } ]
            """
        );

    [Fact]
    public void Write_FailingCase_IsNotSuppressed() => Run["results"]![0]!.AsObject().ContainsKey("suppressions").Should().BeFalse();

    [Fact]
    public void Write_WhatLooksLikeALink_IsNone()
    {
        var failing = Everything.Report.Clauses[1].Cases[1] with
        {
            Findings = [new("backend-protocol.udp", "$.body.name", "a string", "[here](https://elsewhere.example.com)")],
        };
        var log = Parse(Everything.Report with { Clauses = [Everything.Report.Clauses[1] with { Cases = [failing] }] });

        Text(log["runs"]![0]!["results"]![0]!["message"]!["text"]).Should().Contain("was [here\\](https://elsewhere.example.com)");
    }

    [Fact]
    public void Write_CaseWithoutFeature_HasNoPhysicalPlace()
    {
        var failing = Everything.Report.Clauses[1].Cases[1] with { Feature = null, Line = null };
        var log = Parse(Everything.Report with { Clauses = [Everything.Report.Clauses[1] with { Cases = [failing] }] });

        log["runs"]![0]!["results"]![0]!["locations"]![0]!.AsObject().Select(member => member.Key).Should().Equal("logicalLocations");
    }

    [Fact]
    public void Write_FeatureThatIsNotThere_IsNoPlace_AndTheRuleLinksToTheLedger()
    {
        var host = new CodeHost { Has = _ => false, Ledger = new Uri("https://example.com/docs/ledger.md") };
        using var stream = new MemoryStream();
        SarifReport.Write(Everything.Report, stream, host);
        var run = JsonNode.Parse(Encoding.UTF8.GetString(stream.ToArray()))!["runs"]![0]!;

        Text(run["tool"]!["driver"]!["rules"]![1]!["helpUri"]).Should().Be("https://example.com/docs/ledger.md#backend-protocol");
        run["results"]![0]!["locations"]![0]!.AsObject().Select(member => member.Key).Should().Equal("logicalLocations");
        Text(run["results"]![0]!["properties"]!["scenario"]).Should().Be("features/backend-protocol.feature:13");
    }

    [Fact]
    public void Write_WhatTheRunMetWith_IsNotified()
    {
        AssertJson(
            Run["invocations"],
            """
            [ { "executionSuccessful": false, "startTimeUtc": "2026-01-02T03:04:05.000Z", "endTimeUtc": "2026-01-02T03:04:06.234Z",
            "toolExecutionNotifications": [
              { "level": "error",
              "message": { "text": "waivers.yaml: the waiver of port.range expired on 2026-01-01: renew or delete it" } },
              { "level": "warning",
              "message": { "text": "left behind: listener 0123: it answers 503" } } ] } ]
            """
        );
        var inconclusive = Parse(Everything.Inconclusive)["runs"]![0]!["invocations"]![0]!;
        inconclusive["executionSuccessful"]!.GetValue<bool>().Should().BeFalse();
        Text(inconclusive["toolExecutionNotifications"]![0]!["message"]!["text"])
            .Should()
            .Be("inconclusive: elb.example.com:443 refuses connections");
    }

    [Fact]
    public void Write_Shards_StandBesideEachOther()
    {
        Text(Run["automationDetails"]!["id"]).Should().Be("elb-contract/shard-1-3/");
        Parse(Everything.Report with { Shard = null })["runs"]![0]!.AsObject().ContainsKey("automationDetails").Should().BeFalse();
    }

    private static List<string> Fingerprints(JsonNode log) =>
        [.. log["runs"]![0]!["results"]!.AsArray().Select(result => Text(result!["partialFingerprints"]!["clauseAndCase/v1"]))];

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static void AssertJson(JsonNode? actual, string expected) =>
        JsonNode.DeepEquals(actual, JsonNode.Parse(expected)).Should().BeTrue(actual?.ToJsonString());

    private static JsonNode Parse(VerificationReport report)
    {
        using var stream = new MemoryStream();
        SarifReport.Write(report, stream, CodeHost.WithFeatures);
        return JsonNode.Parse(Encoding.UTF8.GetString(stream.ToArray()))!;
    }
}
