using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ElbContract.Reports.Html;
using ElbContract.Verification.Verdicts;
using Spectre.Console;

namespace ElbContract.Reports.Tests;

/// <summary>Each format with a hostile text in every place that a provider, a contract or a waiver file can fill.</summary>
public sealed class HostileReportTests
{
    private const string Text =
        "x\u001b]52;c;eA==\u0007\u009b2J\r\n::error::owned\n##[error]owned\u202e\u200b\u2028\u0000\ufffe\U000e0041</script>]]>";

    private static readonly VerificationReport Report = Hostile(Everything.Report);

    [Fact]
    public void Console_IsInert()
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No });
        console.Profile.Width = 10_000;

        ConsoleReport.Write(Report, console);
        ConsoleReport.Write(Report with { Verdict = RunVerdict.Inconclusive, Reason = Text }, console);

        Inert.Text(text.ToString()).Should().Be(text.ToString());
        text.ToString().Split('\n').Should().AllSatisfy(line => Inert.Printed(line).Should().Be(line)).And.NotContain("##[error]owned");
    }

    [Fact]
    public void GitHub_HasNoCommandButItsOwn()
    {
        using var text = new StringWriter { NewLine = "\n" };

        GitHubReport.Write(Report, text, CodeHost.WithFeatures);

        Inert.Text(text.ToString()).Should().Be(text.ToString());
        text.ToString()
            .TrimEnd('\n')
            .Split('\n')
            .Should()
            .AllSatisfy(line => line.Should().MatchRegex("^::(error|warning|notice) (file|title)="));
    }

    [Fact]
    public void Html_AndJUnit_HaveWhatCanBeSeenAlone()
    {
        var html = Written(HtmlReport.Write);
        var junit = Written(JUnitReport.Write);

        Inert.Text(html).Should().Be(html.ReplaceLineEndings("\n"));
        Inert.Text(junit).Should().Be(junit.ReplaceLineEndings("\n"));
        FluentActions.Invoking(() => XDocument.Parse(junit)).Should().NotThrow();
    }

    [Fact]
    public void Json_Sarif_AndHar_AreWellFormed_AndInertOnAConsole()
    {
        foreach (
            var json in new[]
            {
                Written(JsonReport.Write),
                Written((report, stream) => SarifReport.Write(report, stream, CodeHost.WithFeatures)),
                Written(HarReport.Write),
            }
        )
        {
            var printed = Inert.Json(json);

            FluentActions.Invoking(() => JsonDocument.Parse(json).Dispose()).Should().NotThrow();
            Inert.Text(printed).Should().Be(printed.ReplaceLineEndings("\n"));
            JsonElement.DeepEquals(JsonElement.Parse(printed), JsonElement.Parse(json)).Should().BeTrue();
            json.Should().NotContainAny("\u001b", "\u009b", "\u0000", "\u2028");
        }
    }

    private static string Written(Action<VerificationReport, Stream> write)
    {
        using var stream = new MemoryStream();
        write(Report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static VerificationReport Hostile(VerificationReport report) =>
        report with
        {
            Endpoint = "https://elb.example.com/" + Text,
            Shard = Text,
            ListenersLeftBehind = [Text],
            WaiverProblems = [Text],
            Clauses = [.. report.Clauses.Select(clause => clause with { Reason = Text, Cases = [.. clause.Cases.Select(Hostile)] })],
        };

    private static CaseResult Hostile(CaseResult one) =>
        one with
        {
            Name = Text,
            Feature = Text,
            Reason = Text,
            Waiver = one.Waiver is null ? null : Text,
            Curl = one.Curl is null ? null : "curl " + Text,
            Findings =
            [
                .. one.Findings.Select(finding =>
                    finding with
                    {
                        Where = Text,
                        Expected = new Specification.Clauses.Expected.InWords(Text),
                        Actual = Text,
                    }
                ),
            ],
            Exchange = one.Exchange is null ? null : Everything.Exchange(Text),
        };
}
