using ElbContract.Pact.Verifying;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Tests;

public sealed class EvidenceJsonTests : IDisposable
{
    private static readonly byte[] NotText = [0x7b, 0xff, 0xfe];
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Read_WhatAReportHolds_IsWhatWasGathered()
    {
        var evidence = Sample;

        Write(Samples.Report with { Evidence = [evidence, evidence with { Shard = null, Obstacle = null }] });

        var read = EvidenceJson.Read(_path);
        read.Should()
            .BeEquivalentTo(
                [evidence, evidence with { Shard = null, Obstacle = null }],
                options =>
                    options
                        .Excluding(member => member.Path.EndsWith("Body", StringComparison.Ordinal))
                        .ComparingByMembers<Evidence>()
                        .ComparingByMembers<Exchange>()
                        .ComparingByMembers<InteractionResult>()
                        .ComparingByMembers<CapturedRequest>()
                        .ComparingByMembers<CapturedResponse>()
            );
        read[0].Exchanges[0].Request.Body.ToArray().Should().Equal("{\"name\":\"ü\"}"u8.ToArray());
        read[0].Exchanges[0].Response!.Body.ToArray().Should().Equal(NotText);
    }

    [Theory]
    [InlineData("", ":1 is not a JSON report of a run, or is damaged: give ")]
    [InlineData("{\n\"schema\": ", ":2 is not a JSON report of a run, or is damaged: give ")]
    [InlineData("{}", " is not a report with the schema elb-contract/report/1: give ")]
    [InlineData("[]", ":1 is not a JSON report of a run, or is damaged: give ")]
    [InlineData("""{"schema":"elb-contract/report/1","evidence":[]}""", " has no evidence in it: give ")]
    [InlineData("""{"schema":"elb-contract/report/1"}""", " has no evidence in it: give ")]
    [InlineData("""{"schema":"elb-contract/report/1","evidence":[null]}""", " is not a JSON report of a run, or is damaged: give ")]
    [InlineData(
        """{"schema":"elb-contract/report/1","evidence":[{"endpoint":null}]}""",
        ":1 is not a JSON report of a run, or is damaged: give "
    )]
    public void Read_AnythingElse_SaysWhatToGive(string content, string message)
    {
        File.WriteAllText(_path, content);

        FluentActions.Invoking(() => EvidenceJson.Read(_path)).Should().Throw<ReportFormatException>().WithMessage(_path + message + "*");
    }

    [Fact]
    public void Read_NoFile_SaysSo() =>
        FluentActions
            .Invoking(() => EvidenceJson.Read(_path + "/none"))
            .Should()
            .Throw<ReportFormatException>()
            .WithMessage("*/none cannot be read*");

    private static Evidence Sample =>
        new()
        {
            Endpoint = "https://elb.example.com",
            StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Duration = TimeSpan.FromMilliseconds(1234),
            Requests = 7,
            States = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["the project"] = new Dictionary<string, string> { ["projectId"] = "p" },
            },
            ClauseGlob = "port.*",
            Observe = true,
            Shard = new Shard(2, 3),
            Obstacle = new Obstacle(RunVerdict.NotPublished, "no"),
            ListenersLeftBehind = ["one"],
            Results =
            [
                new InteractionResult
                {
                    Key = "k",
                    Description = "d",
                    Outcome = InteractionOutcome.NotRun,
                    Pending = true,
                    Reason = "r",
                    Mismatches = [new Mismatch(MismatchKind.BodyType, "$", "a", null, "t")],
                },
            ],
            Exchanges =
            [
                new Exchange
                {
                    Number = 3,
                    InteractionId = "k",
                    Request = new CapturedRequest(
                        "POST",
                        "/v1.0/p/elbaas/listeners",
                        [KeyValuePair.Create("X-A", "1"), KeyValuePair.Create("X-A", "2")],
                        "{\"name\":\"ü\"}"u8.ToArray()
                    ),
                    Response = new CapturedResponse(200, [], NotText),
                    StartedAt = DateTimeOffset.UnixEpoch,
                    Duration = TimeSpan.FromTicks(1),
                    Outcome = ExchangeOutcome.BodyCutShort,
                    Reason = "cut",
                },
            ],
        };

    private void Write(VerificationReport report)
    {
        using var file = File.Create(_path);
        JsonReport.Write(report, file);
    }
}
