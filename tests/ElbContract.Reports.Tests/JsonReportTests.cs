using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Tests;

public sealed class JsonReportTests
{
    private const string Expected = """
        {
          "schema": "elb-contract/report/1", "tool": { "name": "elb-contract", "version": "VERSION" },
          "endpoint": "https://elb.example.com", "implementation": null, "verdict": "violates",
          "reason": null, "conclusion": "violates",
          "shard": null, "revival": null,
          "startedAt": "2026-01-02T03:04:05+00:00", "durationMs": 1234, "requests": 7, "generatedCases": null,
          "counts": { "passed": 1, "failed": 1, "waived": 0, "notVerified": 1 },
          "missing": [ { "option": "--private-loadbalancer", "clauses": 1 } ], "listenersLeftBehind": [], "waiverProblems": [],
          "clauses": [
            { "id": "uri.add", "anchors": ["p24749807"], "strength": "accept", "verdict": "passed",
              "reason": null, "counts": true, "reach": "asked", "missing": [],
              "cases": [ { "key": "0000000000000001", "name": "A listener is added", "generated": false,
              "feature": null, "line": null,
              "verdict": "passed", "reason": null, "inconclusive": false, "status": 200, "findings": [], "waiver": null, "curl": null } ] },
            { "id": "backend-protocol.udp", "anchors": ["p49981105113220"], "strength": "reject", "verdict": "failed",
              "reason": null, "counts": true, "reach": "asked", "missing": [], "cases": [
                { "key": "0000000000000002", "name": "A UDP listener with UDP backends is accepted", "generated": false,
              "feature": null, "line": null,
                "verdict": "passed", "reason": null, "inconclusive": false, "status": 200, "findings": [], "waiver": null, "curl": null },
                { "key": "00000000000000ff", "name": "A UDP listener with TCP backends is refused", "generated": false,
                "feature": "features/backend-protocol.feature", "line": null, "verdict": "failed", "reason": null,
                "inconclusive": false, "status": 200,
                  "findings": [ { "clause": "backend-protocol.udp", "where": "$.status", "expected": "400", "actual": "200" } ],
                  "waiver": null,
              "curl": "curl -X POST \"https://elb.example.com/v1.0/$ELB_PROJECT_ID/elbaas/listeners\" --data-raw '{\"name\":\"<a>[b]\"}'"
                },
                { "key": "0000000000000003", "name": "A UDP listener with HTTP backends is refused", "generated": false,
              "feature": null, "line": null,
                "verdict": "failed", "reason": null, "inconclusive": false, "status": 200,
                  "findings": [ { "clause": "backend-protocol.udp", "where": "$.status", "expected": "400", "actual": "200" } ],
                  "waiver": null, "curl": null } ] },
            { "id": "certificates.public-only", "anchors": ["li27814765191711"], "strength": "either", "verdict": "not-verified",
              "reason": "no private load balancer was given (--private-loadbalancer)",
              "counts": true, "reach": "asked", "missing": ["--private-loadbalancer"], "cases": [] }
          ],
          "evidence": []
        }
        """;

    [Fact]
    public void Write_IsTheDocumentedSchema()
    {
        var written = JsonNode.Parse(Print(Samples.Report))!;
        foreach (var clause in written["clauses"]!.AsArray())
        {
            clause!["sentence"]!.GetValue<string>().Should().NotBeEmpty();
            clause.AsObject().Remove("sentence");
        }

        JsonNode
            .DeepEquals(written, JsonNode.Parse(Expected.Replace("VERSION", Tool.Version, StringComparison.Ordinal)))
            .Should()
            .BeTrue(written.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    [Fact]
    public void Write_AnImplementation_IsAnObject() =>
        JsonNode
            .DeepEquals(
                JsonNode.Parse(
                    Print(Samples.Report with { Implementation = new Implementation("openstack/octavia", "14.0.1", "single node") })
                )!["implementation"],
                JsonNode.Parse(
                    """{ "project": "openstack/octavia", "version": "14.0.1", "mode": "single node", "contact": null, "notes": null }"""
                )
            )
            .Should()
            .BeTrue();

    [Theory]
    [InlineData(RunVerdict.Conforms, "conforms")]
    [InlineData(RunVerdict.Inconclusive, "inconclusive")]
    [InlineData(RunVerdict.NotPublished, "not-published")]
    [InlineData(RunVerdict.Incomplete, "incomplete")]
    public void Write_Verdicts_AreTheDocumentedWords(RunVerdict verdict, string word) =>
        JsonNode.Parse(Print(Samples.Report with { Verdict = verdict }))!["verdict"]!.GetValue<string>().Should().Be(word);

    private static string Print(VerificationReport report)
    {
        using var stream = new MemoryStream();
        JsonReport.Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
