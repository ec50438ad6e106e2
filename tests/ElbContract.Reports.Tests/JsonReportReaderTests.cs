using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Tests;

public sealed class JsonReportReaderTests : IDisposable
{
    private const string Whole = "\"endpoint\":\"https://elb.example.com\",\"verdict\":\"conforms\",\"startedAt\":\"2026-01-02T03:04:05Z\"";

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Read_WhatHasEverything_IsWrittenAsItWas()
    {
        var report = Everything.Report with
        {
            Reason = "a reason",
            Revival = "elb-contract serve --port 1",
            Generated = new GeneratedPart(3, 4),
            Part = new ContractPart(["shop", "billing"], 2, 1),
            Interactions =
            [
                new ConsumerInteraction
                {
                    Key = "k",
                    Name = "a listener",
                    Outcome = ConsumerOutcome.ContractDeparts,
                    IsPending = true,
                    Clauses = ["uri.add"],
                    Status = 200,
                    Reason = "why",
                    Departures = ["$.status: expected 404, was 400"],
                },
                new ConsumerInteraction
                {
                    Key = "l",
                    Name = "another call",
                    Outcome = ConsumerOutcome.Skipped,
                },
            ],
            Clauses =
            [
                .. Everything.Report.Clauses,
                Everything.Report.Clauses[0] with
                {
                    Clause = Catalogue.Find("port.type")!,
                    Reach = Reach.NotInContract,
                    Cases = [Everything.Report.Clauses[0].Cases[0] with { IsGenerated = true, IsInconclusive = true }],
                },
            ],
        };
        var written = Write(report);

        var read = JsonReport.Read(_path);

        Write(read).Should().Be(written);
        read.ToolVersion.Should().Be(Tool.Version);
        read.Implementation!.Contact.Should().Be("elb@example.com");
        read.Clauses.Select(clause => clause.Reach).Should().Equal(report.Clauses.Select(clause => clause.Reach));
        read.Clauses[^1].Cases[0].IsInconclusive.Should().BeTrue();
        read.Part!.Interactions.Should().Be(2);
        read.Duration.Should().Be(report.Duration);
    }

    [Fact]
    public void Read_WithEvidence_ShowsEachCaseWhatWasSentForIt()
    {
        var key = Everything.Report.Clauses[1].Cases[1].Key;
        var evidence = new Evidence
        {
            Endpoint = Everything.Report.Endpoint,
            StartedAt = Everything.Report.StartedAt,
            Duration = Everything.Report.Duration,
            Requests = 1,
            States = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal),
            Results = [],
            Exchanges = [Everything.Exchange("{\"sent\":1}") with { InteractionId = key }, Everything.Exchange("{}")],
        };
        var written = Write(Everything.Report with { Evidence = [evidence] });

        var read = JsonReport.Read(_path);

        Write(read).Should().Be(written);
        var cases = read.Clauses.SelectMany(clause => clause.Cases).ToList();
        Encoding.UTF8.GetString(cases.Single(one => one.Key == key).Exchange!.Response!.Body.Span).Should().Be("{\"sent\":1}");
        cases.Where(one => one.Key != key).Should().OnlyContain(one => one.Exchange == null);
        read.Exchanges.Should().HaveCount(2);
    }

    [Fact]
    public void Read_OfAnotherVersion_LeavesOutWhatIsNotKnown()
    {
        Write(Everything.Report);
        var report = JsonNode.Parse(File.ReadAllText(_path))!.AsObject();
        foreach (var key in (string[])["tool", "implementation", "generatedCases", "listenersLeftBehind", "waiverProblems", "evidence"])
            report.Remove(key);
        report["comesLater"] = new JsonObject { ["a"] = 1 };
        report["clauses"]![0]!["id"] = "comes.later";
        foreach (var key in (string[])["reach", "missing"])
            report["clauses"]![1]!.AsObject().Remove(key);
        report["clauses"]![1]!["counts"] = false;
        foreach (var key in (string[])["key", "generated", "feature", "line", "inconclusive", "waiver", "curl"])
            report["clauses"]![1]!["cases"]![0]!.AsObject().Remove(key);
        report["clauses"]![1]!["cases"]![0]!["comesLater"] = true;
        File.WriteAllText(_path, report.ToJsonString());

        var read = JsonReport.Read(_path);

        read.ToolVersion.Should().BeNull();
        read.Implementation.Should().BeNull();
        read.ListenersLeftBehind.Should().BeEmpty();
        read.Clauses.Select(clause => clause.Clause.Id)
            .Should()
            .Equal(Everything.Report.Clauses.Skip(1).Select(clause => clause.Clause.Id));
        read.Clauses[0].Reach.Should().Be(Reach.OutOfReach);
        read.Clauses[0].Cases[0].Name.Should().Be(Everything.Report.Clauses[1].Cases[0].Name);
    }

    [Theory]
    [InlineData("", ":1 is not a JSON report of a run, or is damaged: give what --report json=FILE wrote")]
    [InlineData("null", " is not a report with the schema elb-contract/report/1: give what --report json=FILE wrote")]
    [InlineData("""{"schema":"elb-contract/report/1"}""", ":1 is not a JSON report of a run, or is damaged: give *")]
    [InlineData("""{"schema":"elb-contract/check/1"}""", " has the schema elb-contract/check/1, but elb-contract/report/1 is needed: *")]
    [InlineData("""{"schema":"elb-contract/report/1",WHOLE,"clauses":[null]}""", " is not a JSON report of a run, or is damaged: give *")]
    [InlineData(
        """
            {"schema":"elb-contract/report/1",WHOLE,"clauses":[
            {"id":"uri.add","verdict":"passed","cases":[]},{"id":"uri.add","verdict":"failed","cases":[]}]}
            """,
        " is not a JSON report of a run, or is damaged: *"
    )]
    [InlineData("""{"schema":"elb-contract/report/1",WHOLE,"clauses":[{}]}""", ":1 is not a JSON report of a run, or is damaged: give *")]
    [InlineData(
        """{"schema":"elb-contract/report/1",WHOLE,"clauses":[],"durationMs":-1}""",
        " is not a JSON report of a run, or is damaged: *"
    )]
    [InlineData(
        """{"schema":"elb-contract/report/1",WHOLE,"clauses":[],"durationMs":9000000000000000000}""",
        " is not a JSON report of a run, or is damaged: *"
    )]
    [InlineData(
        """{"schema":"elb-contract/report/1",WHOLE,"clauses":[],"implementation":{"project":"a"}}""",
        ":1 is not a JSON report of a run, or is damaged: *"
    )]
    [InlineData(
        """{"schema":"elb-contract/report/1",WHOLE,"clauses":[],"reason":"\ud800"}""",
        "* is not a JSON report of a run, or is damaged: give *"
    )]
    [InlineData(
        """{"schema":"elb-contract/report/1",WHOLE,"clauses":[],"evidence":[{"endpoint":"e"}]}""",
        ":1 is not a JSON report of a run, or is damaged: *"
    )]
    public void Read_WhatIsDamaged_SaysWhichFileAndWhatToGive(string content, string message)
    {
        File.WriteAllText(_path, content.Replace("WHOLE", Whole, StringComparison.Ordinal));

        FluentActions.Invoking(() => JsonReport.Read(_path)).Should().Throw<ReportFormatException>().WithMessage(_path + message);
    }

    [Fact]
    public void Read_WhereItBreaksOffAnywhere_SaysSo()
    {
        var written = Write(Everything.Report);
        foreach (var length in Enumerable.Range(0, 40).Select(part => part * (written.Length - 2) / 39))
        {
            File.WriteAllText(_path, written[..length]);

            FluentActions
                .Invoking(() => JsonReport.Read(_path))
                .Should()
                .Throw<ReportFormatException>()
                .WithMessage(_path + ":* is not a JSON report of a run, or is damaged: give what --report json=FILE wrote");
        }
    }

    private string Write(VerificationReport report)
    {
        using (var file = File.Create(_path))
            JsonReport.Write(report, file);
        // Half a surrogate pair is written as an escape, and the character that it is read as by itself.
        return File.ReadAllText(_path).Replace("\\uFFFD", "\uFFFD", StringComparison.Ordinal);
    }
}
