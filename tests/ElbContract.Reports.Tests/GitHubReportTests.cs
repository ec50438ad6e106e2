using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Tests;

public sealed class GitHubReportTests
{
    private const string More = "%0AA provider has to refuse. More: elb-contract clauses --clause backend-protocol.udp";

    [Fact]
    public void Write_IsAnErrorAtTheLineOfEveryFailingCase_ThenTheSummary() =>
        Print(Everything.Report)
            .Should()
            .Equal(
                "::error file=features/backend-protocol.feature,line=13,title=backend-protocol.udp::A UDP listener with TCP backends is "
                    + "refused"
                    + "%0A$.status: expected 400, was 200%0AA UDP listener forwards to UDP backends only. (p49981105113220)"
                    + More,
                "::error file=features/backend-protocol.feature,line=14,title=backend-protocol.udp::A UDP listener with HTTP backends "
                    + "is refused%0A$.status: expected 400, was 200"
                    + "%0A$.body.name: expected a string, was </script></style></pre><img src=x onerror=alert(1)>\"'&--> ]]> "
                    + "\uFFFD\uFFFD[2J \uFFFD ::error::%250A"
                    + "%0AA UDP listener forwards to UDP backends only. (p49981105113220)"
                    + More,
                "::error title=waivers::waivers.yaml: the waiver of port.range expired on 2026-01-01: renew or delete it",
                "::warning title=left behind::listener 0123: it answers 503",
                "::notice title=elb-contract%3A violates::6 clauses: 2 passed, 1 failed, 1 waived, 2 not verified (9 requests in 1.2 s "
                    + "at https://elb.example.com, shard 1/3)"
            );

    [Fact]
    public void Write_ManyFailingCasesOfAClause_TellsTenAndHowManyMore()
    {
        var failing = Everything.Report.Clauses[1].Cases[1];
        var report = Everything.Report with
        {
            Clauses = [Everything.Report.Clauses[1] with { Cases = [.. Enumerable.Repeat(failing, 13)] }],
            WaiverProblems = [],
            ListenersLeftBehind = [],
        };

        var lines = Print(report);

        lines.Count(line => line.StartsWith("::error", StringComparison.Ordinal)).Should().Be(10);
        lines[10].Should().Be("::notice title=backend-protocol.udp::and 3 more cases of backend-protocol.udp failed");
    }

    [Fact]
    public void Write_WhatIsSyntaxInAProperty_IsEscaped()
    {
        var failing = Everything.Report.Clauses[1].Cases[1] with { Feature = "features/a,b:c%.feature", Line = null };
        var report = Everything.Report with { Clauses = [Everything.Report.Clauses[1] with { Cases = [failing] }] };

        Print(report)[0].Should().StartWith("::error file=features/a%2Cb%3Ac%25.feature,title=backend-protocol.udp::");
    }

    [Fact]
    public void Write_RunThatCouldNotBeJudged_IsAnError() =>
        Print(Everything.Inconclusive with { Clauses = [] })[0]
            .Should()
            .Be("::error title=inconclusive::elb.example.com:443 refuses connections");

    [Fact]
    public void Write_FeatureThatIsNotThere_IsNotPointedAt_AndTheLedgerIsLinked()
    {
        var host = new CodeHost { Has = _ => false, Ledger = new Uri("https://example.com/docs/ledger.md") };

        var error = Print(Everything.Report, host)[0];

        error.Should().StartWith("::error title=backend-protocol.udp::A UDP listener with TCP backends is refused%0A");
        error.Should().EndWith("A provider has to refuse. More: https://example.com/docs/ledger.md#backend-protocol");
        Print(Everything.Report, host with { Instead = "waivers.yaml" })[0].Should().StartWith("::error file=waivers.yaml,title=");
    }

    private static string[] Print(VerificationReport report, CodeHost? host = null)
    {
        using var text = new StringWriter();
        GitHubReport.Write(report, text, host ?? CodeHost.WithFeatures);
        return text.ToString().TrimEnd('\n').Split('\n');
    }
}
