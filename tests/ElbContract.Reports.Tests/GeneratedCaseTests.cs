using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ElbContract.Reports.Html;
using ElbContract.Verification.Verdicts;
using Spectre.Console;

namespace ElbContract.Reports.Tests;

/// <summary>A case that no feature file has is marked as generated wherever it is named, and no other is.</summary>
public sealed class GeneratedCaseTests
{
    private const string Marked = "A UDP listener with TCP backends is refused (generated)";
    private const string Other = "A UDP listener with HTTP backends is refused";

    private static readonly VerificationReport Report = WithGenerated(Everything.Report);

    [Fact]
    public void Console_MarksIt() => Console(Report).Should().Contain(Marked).And.NotContain($"{Other} (generated)");

    [Fact]
    public void Console_WaivedCase_IsMarkedToo()
    {
        var waived = Report with { Clauses = [Waived(Report.Clauses[1])] };

        Console(waived).Should().Contain($"{Marked}: $.status: expected 400, was 200");
    }

    [Fact]
    public void JUnit_HasAProperty()
    {
        var cases = XDocument.Parse(Written(JUnitReport.Write)).Descendants("testcase").ToList();

        cases
            .Where(one =>
                one.Element("properties")?.Element("property") is { } property
                && (string?)property.Attribute("name") == "generated"
                && (string?)property.Attribute("value") == "true"
            )
            .Select(one => (string?)one.Attribute("name"))
            .Should()
            .Equal("A UDP listener with TCP backends is refused");
    }

    [Fact]
    public void Html_MarksIt() => Written(HtmlReport.Write).Should().Contain(Marked).And.NotContain($"{Other} (generated)");

    [Fact]
    public void Sarif_MarksIt_AsAPropertyToo()
    {
        using var document = JsonDocument.Parse(Written((report, stream) => SarifReport.Write(report, stream, CodeHost.WithFeatures)));
        var results = document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();

        results[0].GetProperty("message").GetProperty("text").GetString().Should().StartWith(Marked + ": ");
        results[0].GetProperty("properties").GetProperty("generated").GetBoolean().Should().BeTrue();
        results.Skip(1).Should().AllSatisfy(result => result.TryGetProperty("properties", out _).Should().BeFalse());
    }

    [Fact]
    public void Annotations_MarkIt()
    {
        using var text = new StringWriter();

        GitHubReport.Write(Report, text, CodeHost.WithFeatures);

        text.ToString().Should().Contain($"::{Marked}%0A").And.NotContain($"{Other} (generated)");
    }

    [Fact]
    public void APart_IsToldInEveryReport()
    {
        const string Part = "300 of 2877 generated cases, the most useful first";
        var report = Report with { Generated = new GeneratedPart(300, 2877) };
        using var annotations = new StringWriter();
        GitHubReport.Write(report, annotations, CodeHost.WithFeatures);

        Console(report).Should().Contain($"; {Part}\n");
        annotations.ToString().Should().Contain(Part);
        Written(HtmlReport.Write, report).Should().Contain(Part);
        Written((one, stream) => SarifReport.Write(one, stream, CodeHost.WithFeatures), report).Should().Contain(Part);
        Written(JUnitReport.Write, report).Should().Contain($"<skipped message=\"{Part}\"");
        JsonDocument
            .Parse(Written(JsonReport.Write, report))
            .RootElement.GetProperty("generatedCases")
            .GetRawText()
            .ReplaceLineEndings("")
            .Replace(" ", "", StringComparison.Ordinal)
            .Should()
            .Be("{\"chosen\":300,\"all\":2877}");
    }

    [Fact]
    public void AllOfThem_AreNoSkippedCase() =>
        Written(JUnitReport.Write, Report with { Generated = new GeneratedPart(2877, 2877) }).Should().NotContain("2877 generated cases");

    private static VerificationReport WithGenerated(VerificationReport report) =>
        report with
        {
            Clauses =
            [
                .. report.Clauses.Select(clause =>
                    clause with
                    {
                        Cases = [.. clause.Cases.Select(one => one.Key == "0000000000000003" ? one with { IsGenerated = true } : one)],
                    }
                ),
            ],
        };

    private static ClauseResult Waived(ClauseResult clause) =>
        clause with
        {
            Verdict = Verdict.Waived,
            Cases = [.. clause.Cases.Where(one => one.IsGenerated).Select(one => one with { Verdict = Verdict.Waived, Waiver = "known" })],
        };

    private static string Console(VerificationReport report)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No });
        console.Profile.Width = 10_000;
        ConsoleReport.Write(report, console);
        return text.ToString();
    }

    private static string Written(Action<VerificationReport, Stream> write, VerificationReport? report = null)
    {
        using var stream = new MemoryStream();
        write(report ?? Report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
