using System.Text.Json.Nodes;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Tests.Providers;
using ElbContract.Verification.Verdicts;
using ElbContract.Verification.Waivers;
using static ElbContract.Verification.Tests.Waivers.Found;

namespace ElbContract.Verification.Tests.Waivers;

public sealed class WaiverDraftTests(Verifiers verifiers)
{
    [Fact]
    public void Draft_OneEntryAFinding_WithCasesOnlyWhereOthersPass()
    {
        var report = Report(
            Clause("port.range", Fails("a", Status("port.range", "200")), Fails("b", Status("port.range", "200")), Unverified("c")),
            Clause("port.type", Passes("d"), Fails("e", Status("port.type", "200")), Fails("f", Status("port.type", "500")))
        );

        WaiverFile
            .Draft(report, Today)
            .Should()
            .Be(
                """
                # Drafted on 2026-06-15 from what failed. Give each a reason, an owner, and the day by which it is to be fixed.
                endpoint: "https://elb.example.com"
                waivers:
                  - clause: port.range
                    finding: { where: "$.status", expected: "400", actual: "200" }
                    reason: "TODO: why"
                    owner: TODO
                    expires: 2026-09-13
                  - clause: port.type
                    case:
                      - "e"
                    finding: { where: "$.status", expected: "400", actual: "200" }
                    reason: "TODO: why"
                    owner: TODO
                    expires: 2026-09-13
                  - clause: port.type
                    case:
                      - "f"
                    finding: { where: "$.status", expected: "400", actual: "500" }
                    reason: "TODO: why"
                    owner: TODO
                    expires: 2026-09-13

                """
            );
    }

    [Fact]
    public void Draft_NothingFailed_IsAFileWithoutWaivers()
    {
        using var file = new TemporaryFile("waivers.yaml", WaiverFile.Draft(Report(Clause("port.range", Passes("a"))), Today));

        WaiverFile.Read(file.Path).Should().BeEmpty();
    }

    [Fact]
    public void Draft_NotCompleted_IsRefused()
    {
        using var file = new TemporaryFile(
            "waivers.yaml",
            WaiverFile.Draft(Report(Clause("port.range", Fails("a", Status("port.range", "200")))), Today)
        );

        file.Invoking(one => WaiverFile.Read(one.Path))
            .Should()
            .Throw<WaiverFileException>()
            .WithMessage("*:6: reason still says TODO: say why the departure is accepted");
    }

    [Fact]
    public void Draft_RunAtThisMachine_IsForAnyEndpoint() =>
        WaiverFile.Draft(Report() with { Endpoint = "http://127.0.0.1:8080" }, Today).Should().NotContain("endpoint");

    [Theory]
    [InlineData("\"it's \\\"quoted\\\"\"")]
    [InlineData("it's: {plain} # no comment, [x] & * ! | > % @ `")]
    [InlineData("'")]
    [InlineData("line\r\nend\tand\u0000bell\u0007, \u0085\u2028\ufeff\u200b")]
    [InlineData("中文 é 😀 \\")]
    [InlineData("  blanks  ")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("~")]
    [InlineData("- a")]
    public void Draft_AnyText_ComesBackAsItWas(string text)
    {
        var report = Report(Clause("port.range", Passes("p"), Fails(text + "!", new Finding("port.range", "$.body.port", "80", text))));

        Waive(report, report)
            .Should()
            .Match<VerificationReport>(one => one.Verdict == RunVerdict.Conforms && one.WaiverProblems.Count == 0);
    }

    [Fact]
    public void Draft_CasesOfOneName_AreNamedByKey()
    {
        var report = Report(Clause("port.range", Passes("a") with { Key = "1" }, Fails("a", Status("port.range", "200"))));

        WaiverFile.Draft(report, Today).Should().Contain("      - \"key of a\"\n");
        Waive(report, report).Verdict.Should().Be(RunVerdict.Conforms);
    }

    /// <summary>Providers whose findings are many, or are other ones in every run.</summary>
    public static TheoryData<string> Breaches =>
        ["a rule passed over", "one id for all", "names in capitals", "no update time", "times as numbers", "201", "wrapped"];

    [Theory]
    [MemberData(nameof(Breaches))]
    public async Task Draft_Completed_WaivesThatRunAndTheNext(string breach)
    {
        await using var provider = Provider(breach);
        var first = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);
        var next = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);
        first.Verdict.Should().Be(RunVerdict.Violates);

        foreach (var run in new[] { first, next })
        {
            var waived = Waive(run, first);
            waived.WaiverProblems.Should().BeEmpty();
            waived.Verdict.Should().Be(RunVerdict.Conforms);
            waived.Count(Verdict.Waived).Should().Be(first.Count(Verdict.Failed));
        }
    }

    [Fact]
    public async Task Draft_HasNoSecret()
    {
        string[] secrets = [];
        await using var provider = new TestProvider { Answer = answer => With(answer, "description", string.Join(' ', secrets)) };
        secrets = [provider.Ids.Token, provider.Ids.ProjectId];

        var draft = WaiverFile.Draft(await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken), Today);

        draft.Should().Contain("response.description").And.NotContain(provider.Ids.Token).And.NotContain(provider.Ids.ProjectId);
    }

    private static TestProvider Provider(string breach) =>
        breach switch
        {
            "a rule passed over" => new TestProvider { IgnoredClause = "session-sticky.roundrobin-only" },
            "one id for all" => new TestProvider { Answer = answer => With(answer, "id", "always-" + answer["loadbalancer_id"]) },
            "names in capitals" => new TestProvider
            {
                Answer = answer => With(answer, "name", answer["name"]!.GetValue<string>().ToUpperInvariant()),
            },
            "no update time" => new TestProvider
            {
                Answer = answer => new JsonObject(
                    answer.Where(one => one.Key != "update_time").Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone()))
                ),
            },
            "times as numbers" => new TestProvider { Answer = answer => With(answer, "create_time", Random.Shared.Next()) },
            "201" => new TestProvider { Status = (status, _) => status == 200 ? 201 : status },
            _ => new TestProvider { Answer = answer => new JsonObject { ["listener"] = answer } },
        };

    private static JsonObject With(JsonObject answer, string field, JsonNode value)
    {
        answer[field] = value;
        return answer;
    }

    /// <summary>The run with a completed draft of another applied.</summary>
    private static VerificationReport Waive(VerificationReport run, VerificationReport drafted)
    {
        var completed = WaiverFile
            .Draft(drafted, Today)
            .Replace("TODO: why", "ELB-123", StringComparison.Ordinal)
            .Replace("TODO", "team-network", StringComparison.Ordinal);
        using var file = new TemporaryFile("waivers.yaml", completed);
        return Waiving.Apply(run, WaiverFile.Read(file.Path, run.Endpoint), Today);
    }
}
