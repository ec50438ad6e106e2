using System.Text;
using ElbContract.Pact.Reading;
using ElbContract.Pact.Tests.Reading;
using ElbContract.Pact.Verifying;
using ElbContract.Pact.Verifying.Workers;

namespace ElbContract.Pact.Tests.Verifying;

/// <summary>Reports that no provider brings about at will: those of a core in trouble.</summary>
public sealed class ReportReaderTests
{
    private const string Ok = """{"interactionKey":"a","result":"OK"},{"interactionKey":"b","result":"OK"}""";

    [Fact]
    public void Read_CodeZero_PassesWhatIsReported() =>
        Read(0, $$"""{"interactionResults":[{{Ok}}]}""").Select(result => result.Outcome).Should().Equal(InteractionOutcome.Passed, InteractionOutcome.Passed);

    [Fact]
    public void Read_CodeZeroAndOneIsNotReported_ThatOneIsNotRun()
    {
        var results = Read(0, """{"interactionResults":[{"interactionKey":"b","result":"OK"}]}""");

        results.Select(result => (result.Key, result.Outcome)).Should().Equal(("a", InteractionOutcome.NotRun), ("b", InteractionOutcome.Passed));
        results[0].Reason.Should().Be("Pact's core did not report it");
    }

    [Theory]
    [InlineData("""{"interactionResults":[{OK}]}""", "a panic\nin two lines", "Pact's core failed with code 1: a panic in two lines")]
    [InlineData("""{"interactionResults":[{OK}]}""", "", "Pact's core failed with code 1: it gives no reason")]
    [InlineData("""{"interactionResults":[],"errors":[{"interaction":"x","mismatch":{"type":"error","message":"no such file"}}]}""", "ignored", "Pact's core failed with code 1: no such file")]
    [InlineData("not JSON", "broken", "Pact's core failed with code 1: broken")]
    [InlineData("[]", "broken", "Pact's core failed with code 1: broken")]
    [InlineData("", "broken", "Pact's core failed with code 1: broken")]
    public void Read_FailureThatNoInteractionExplains_NoneIsPassed(string report, string error, string reason) =>
        Read(1, report.Replace("{OK}", Ok), error).Should().HaveCount(2).And.OnlyContain(result => result.Outcome == InteractionOutcome.NotRun && result.Reason == reason);

    [Fact]
    public void Read_FailureThatOneInteractionExplains_PassesTheOther() =>
        Read(1, """{"interactionResults":[{"interactionKey":"a","result":"OK"},{"interactionKey":"b","result":"Error","mismatch":{"mismatches":[]}}]}""")
            .Select(result => result.Outcome).Should().Equal(InteractionOutcome.Passed, InteractionOutcome.Failed);

    [Fact]
    public void Read_FailureThatOnlyAPendingInteractionExplains_NoneIsPassed() =>
        Read(1, """{"interactionResults":[{"interactionKey":"a","result":"OK"},{"interactionKey":"b","result":"Error","mismatch":{"mismatches":[]}}]}""", pending: true)
            .Select(result => result.Outcome).Should().Equal(InteractionOutcome.NotRun, InteractionOutcome.Failed);

    [Fact]
    public void Read_RequestThatCouldNotBeSent_IsNotRunAndDoesNotTellTheAddress() =>
        Read(1, """{"interactionResults":[{"interactionKey":"a","result":"Error","mismatch":{"type":"error","message":"error sending request for url (http://h/secret/cups)"}}]}""")[0]
            .Reason.Should().Be("error sending request");

    [Fact]
    public void Read_FailureWithoutACause_IsNotRun() =>
        Read(1, """{"interactionResults":[{"interactionKey":"a","result":"Error"}]}""")[0].Reason.Should().Be("Pact's core reported a failure without saying which");

    [Fact]
    public void Read_LongValue_IsCut()
    {
        var result = Read(1, $$$"""{"interactionResults":[{"interactionKey":"a","result":"Error","mismatch":{"mismatches":[{"type":"BodyMismatch","path":"$.a","actual":"{{{new string('x', 2000)}}}"}]}}]}""")[0];

        result.Mismatches.Should().ContainSingle().Which.Should().Be(new Mismatch(MismatchKind.Body, "$.a", null, new string('x', 1000) + "…", ""));
    }

    [Fact]
    public void Read_MismatchOfAnUnknownKind_IsTold() =>
        Read(1, """{"interactionResults":[{"interactionKey":"a","result":"Error","mismatch":{"mismatches":[{"type":"NewMismatch","mismatch":"differs"}]}}]}""")[0]
            .Mismatches.Should().Equal(new Mismatch(MismatchKind.Other, "", null, null, "differs"));

    private static List<InteractionResult> Read(int code, string report, string error = "", bool pending = false) =>
        [.. ReportReader.Read(new WorkerAnswer(code, error, Encoding.UTF8.GetBytes(report)), Interactions(pending))];

    private static IReadOnlyList<RecordedInteraction> Interactions(bool pending) => PactDocumentTests.Pact(
        """{"key":"a","description":"one","request":{},"response":{}}""",
        $$$"""{"key":"b","description":"two","pending":{{{(pending ? "true" : "false")}}},"request":{},"response":{}}""").Interactions;
}
