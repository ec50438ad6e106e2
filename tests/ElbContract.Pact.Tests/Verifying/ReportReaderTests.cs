using System.Text;
using ElbContract.Pact.Reading;
using ElbContract.Pact.Verifying;
using ElbContract.Pact.Verifying.Workers;

namespace ElbContract.Pact.Tests.Verifying;

/// <summary>Reports as the core writes them, shortened; those of its inner failures too, which a test cannot always bring about.</summary>
public sealed class ReportReaderTests
{
    private const string BothPassed =
        """{"interactionResults":[{"interactionKey":"a","result":"OK"},{"interactionKey":"b","result":"OK"}],"errors":[],"result":true}""";

    [Fact]
    public void Read_BothPassed_IsBothPassed() =>
        Read(0, BothPassed).Should().OnlyContain(result => result.Outcome == InteractionOutcome.Passed);

    [Fact]
    public void Read_FewerResultsThanInteractions_LeavesTheRestNotRun() =>
        Outcomes(0, """{"interactionResults":[{"interactionKey":"a","result":"OK"}],"result":true}""")
            .Should()
            .Equal((InteractionOutcome.Passed, null), (InteractionOutcome.NotRun, "Pact's core did not report it"));

    [Theory]
    [InlineData("""{"interactionResults":[],"result":true}""")]
    [InlineData("{}")]
    public void Read_SuccessWithoutResults_IsNotBelieved(string report) =>
        Outcomes(0, report).Distinct().Should().Equal((InteractionOutcome.NotRun, "Pact's core did not report it"));

    [Fact]
    public void Read_FailureCodeWithAllPassed_BelievesTheCode() =>
        Outcomes(1, BothPassed, "it broke\nin two lines")
            .Distinct()
            .Should()
            .Equal((InteractionOutcome.NotRun, "Pact's core failed with code 1: it broke in two lines"));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    public void Read_NoReport_IsNotRun(string report) =>
        Outcomes(2, report).Distinct().Should().Equal((InteractionOutcome.NotRun, "Pact's core failed with code 2: it gives no reason"));

    [Fact]
    public void Read_FileThatTheCoreCannotLoad_TellsItsReason() =>
        Outcomes(
                1,
                """
                {"interactionResults":[],"errors":[{"interaction":"Failed to load pact","mismatch":{"type":"error",
                "message":"Failed to load pact 'x'"}}]}
                """.ReplaceLineEndings("")
            )
            .Distinct()
            .Should()
            .Equal((InteractionOutcome.NotRun, "Pact's core failed with code 1: Failed to load pact 'x'"));

    [Fact]
    public void Read_OneFailed_LeavesTheOtherPassed() =>
        Outcomes(
                1,
                """
                {"interactionResults":[{"interactionKey":"a","result":"OK"},{"interactionKey":"b","result":"Error",
                "mismatch":{"type":"mismatches","mismatches":[]}}]}
                """.ReplaceLineEndings("")
            )
            .Should()
            .Equal((InteractionOutcome.Passed, null), (InteractionOutcome.Failed, null));

    [Fact]
    public void Read_FailureCodeWithNothingButAPendingFailure_LeavesThePassedOneNotRun() =>
        Outcomes(
                1,
                """
                {"interactionResults":[{"interactionKey":"a","result":"OK"},{"interactionKey":"pending","result":"Error",
                "mismatch":{"mismatches":[]}}]}
                """.ReplaceLineEndings(""),
                "it broke",
                "pending"
            )
            .Should()
            .Equal((InteractionOutcome.NotRun, "Pact's core failed with code 1: it broke"), (InteractionOutcome.Failed, null));

    [Fact]
    public void Read_LongValues_AreCut()
    {
        var report = $$$"""
            {"interactionResults":[{"interactionKey":"a","result":"Error","mismatch":{"mismatches":[{"type":"BodyMismatch",
            "path":"$","expected":"e","actual":"{{{new string('x', 5000)}}}","mismatch":"m"}]} }]}
            """.ReplaceLineEndings("");

        Read(1, report)[0].Mismatches.Should().ContainSingle().Which.Actual.Should().Be(new string('x', 1000) + "…");
    }

    [Fact]
    public void Read_RequestThatCouldNotBeSent_IsNotRunAndDoesNotTellTheAddress() =>
        Outcomes(
                1,
                """
                {"interactionResults":[{"interactionKey":"a","result":"Error","mismatch":{"type":"error",
                "message":"error sending request for url (http://h/secret/cups)"}}]}
                """.ReplaceLineEndings("")
            )
            .First()
            .Should()
            .Be((InteractionOutcome.NotRun, "error sending request"));

    [Fact]
    public void Read_FailureWithoutACause_IsNotRun() =>
        Outcomes(1, """{"interactionResults":[{"interactionKey":"a","result":"Error"}]}""")
            .First()
            .Should()
            .Be((InteractionOutcome.NotRun, "Pact's core reported a failure without saying which"));

    [Fact]
    public void Read_MismatchOfAnUnknownKind_IsTold() =>
        Read(
            1,
            """
            {"interactionResults":[{"interactionKey":"a","result":"Error","mismatch":{"mismatches":[{"type":"NewMismatch",
            "mismatch":"differs"}]}}]}
            """.ReplaceLineEndings("")
        )[0]
            .Mismatches.Should()
            .Equal(new Mismatch(MismatchKind.Other, "", null, null, "differs"));

    private static IEnumerable<(InteractionOutcome Outcome, string? Reason)> Outcomes(
        int code,
        string report,
        string error = "",
        string second = "b"
    ) => Read(code, report, error, second).Select(result => (result.Outcome, result.Reason));

    private static List<InteractionResult> Read(int code, string report, string error = "", string second = "b")
    {
        var pact = $$"""
            {"consumer":{"name":"c"},"provider":{"name":"p"},"metadata":{"pactSpecification":{"version":"4.0"} },"interactions":[
              {"description":"a","key":"a","request":{},"response":{} },
              {"description":"b","key":"{{second}}","pending":{{(second == "pending" ? "true" : "false")}},"request":{},"response":{} }]}
            """;
        var interactions = PactDocument.Parse(Encoding.UTF8.GetBytes(pact), "pact.json").Interactions;
        return [.. ReportReader.Read(new WorkerAnswer(code, error, Encoding.UTF8.GetBytes(report)), interactions)];
    }
}
