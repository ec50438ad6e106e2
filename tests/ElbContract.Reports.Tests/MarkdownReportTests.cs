using System.Text;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Tests;

public sealed class MarkdownReportTests
{
    [Fact]
    public void Write_Run_HasConclusionCountsAndEachDeparture()
    {
        var lines = Print(Everything.Report).Split('\n');

        lines[0].Should().Be("## violates");
        lines.Should().Contain(line => line.StartsWith("6 clauses: 2 passed, 1 failed, 1 waived, 2 not verified ("));
        lines.Should().Contain(["### Failed", "### Waived", "### Not verified", "### Left behind", "### Waivers that do not hold"]);
        lines
            .Should()
            .Contain(
                "| backend-protocol.udp | A UDP listener forwards to UDP backends only. | A UDP listener with TCP backends is refused "
                    + "(features/backend-protocol.feature:13) | $.status: expected 400, was 200 |"
            );
        lines.Should().Contain(line => line.EndsWith("(fixed in the next release (team elb)) |"));
        lines.Should().Contain("- only a TLS handshake shows them: ssl-ciphers.suites");
    }

    [Fact]
    public void Write_RunThatConforms_HasNoTable() =>
        Print(
                Everything.Report with
                {
                    Verdict = RunVerdict.Conforms,
                    WaiverProblems = [],
                    ListenersLeftBehind = [],
                    Clauses = [Everything.Report.Clauses[0]],
                }
            )
            .Should()
            .StartWith("## conforms\n")
            .And.NotContain("|")
            .And.NotContain("###");

    [Fact]
    public void Write_TextsOfOthers_AreText()
    {
        const string nasty = "a | b\n# c <img src=x> [link](http://a) ![x](http://b) `code` @team &lt; \\";
        var clause = Everything.Report.Clauses[1];

        var text = Print(
            Everything.Report with
            {
                Endpoint = nasty,
                ListenersLeftBehind = [nasty],
                Clauses = [clause with { Cases = [clause.Cases[1] with { Name = nasty }] }],
            }
        );

        text.Should().NotContain("<img").And.NotContain("\n# c").And.NotContain("@team").And.NotMatchRegex(@"(?<!\\)\[");
        text.Split('\n')
            .Where(line => line.StartsWith("| backend-protocol", StringComparison.Ordinal))
            .Should()
            .OnlyContain(line => line.Replace("\\|", "", StringComparison.Ordinal).Count(letter => letter == '|') == 5);
    }

    [Fact]
    public void Write_RunInWhichAllFailed_StaysSmall()
    {
        var clause = Everything.Report.Clauses[1];

        var text = Print(Everything.Report with { Clauses = [clause with { Cases = [.. Enumerable.Repeat(clause.Cases[1], 5000)] }] });

        text.Length.Should().BeLessThan(1_000_000);
        text.Should().Contain("And 4800 more cases: the json and html reports have them.");
    }

    private static string Print(VerificationReport report)
    {
        using var stream = new MemoryStream();
        MarkdownReport.Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
