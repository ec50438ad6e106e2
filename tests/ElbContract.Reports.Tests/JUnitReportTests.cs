using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Tests;

public sealed class JUnitReportTests
{
    private static readonly XElement Root = Parse(Everything.Report);

    [Fact]
    public void Write_IsASuiteAClause_AfterOneOfTheRun()
    {
        Root.Name.LocalName.Should().Be("testsuites");
        Counts(Root)
            .Should()
            .Be("elb-contract verify https://elb.example.com shard 1/3: 9 tests, 3 failures, 0 errors, 3 skipped, 1.234 s");
        Root.Elements("testsuite")
            .Select(Counts)
            .Should()
            .Equal(
                "run: 1 tests, 1 failures, 0 errors, 0 skipped, 0.000 s",
                "uri.add: 1 tests, 0 failures, 0 errors, 0 skipped, 0.000 s",
                "backend-protocol.udp: 3 tests, 2 failures, 0 errors, 0 skipped, 0.042 s",
                "port.range: 1 tests, 0 failures, 0 errors, 1 skipped, 0.021 s",
                "certificates.public-only: 1 tests, 0 failures, 0 errors, 1 skipped, 0.000 s",
                "tcp-draining-timeout.draining-only: 1 tests, 0 failures, 0 errors, 0 skipped, 0.021 s",
                "ssl-ciphers.suites: 1 tests, 0 failures, 0 errors, 1 skipped, 0.000 s"
            );
        Root.Elements("testsuite").Should().OnlyContain(suite => suite.Attribute("timestamp")!.Value == "2026-01-02T03:04:05");
    }

    [Fact]
    public void Write_FailingCase_SaysWhereAndWhatAndHowToSendItAgain() =>
        Case("A UDP listener with TCP backends is refused")
            .ToString()
            .ReplaceLineEndings("\n")
            .Should()
            .Be(
                """
                <testcase name="A UDP listener with TCP backends is refused" classname="backend-protocol.udp" \
                file="features/backend-protocol.feature" line="13" time="0.021">
                  <failure message="$.status: expected 400, was 200">$.status: expected 400, was 200
                A UDP listener forwards to UDP backends only. (p49981105113220)
                curl -X POST "https://elb.example.com/v1.0/$ELB_PROJECT_ID/elbaas/listeners" -H "X-Auth-Token: $ELB_TOKEN" \
                --data-raw '{"name":"&lt;a&gt;"}'</failure>
                </testcase>
                """.ReplaceLineEndings("\n").Replace("\\\n", "", StringComparison.Ordinal)
            );

    [Fact]
    public void Write_WhatXmlForbids_IsReplaced() =>
        Case("A UDP listener with HTTP backends is refused")
            .Element("failure")!
            .Value.Should()
            .Contain("was </script></style></pre><img src=x onerror=alert(1)>\"'&--> ]]> \uFFFD\uFFFD[2J \uFFFD ::error::%0A\n");

    [Fact]
    public void Write_WhatIsNoFailureAndNoSuccess_IsSkippedWithItsReason()
    {
        Skipped("Port 0 is refused").Should().Be("waived: fixed in the next release (team elb)");
        Case("Port 0 is refused").Element("system-out")!.Value.Should().StartWith("$.status: expected 400, was 200\n");
        Skipped("A private load balancer takes no certificates").Should().Be("no private load balancer was given (--private-loadbalancer)");
        Root.Descendants("skipped").Last().Attribute("message")!.Value.Should().Be("only a TLS handshake shows them");
    }

    [Fact]
    public void Write_WhatWasObserved_IsTold() => Case("A draining timeout without draining").Value.Should().Be("observed: 200");

    [Fact]
    public void Write_WaiverThatDoesNotHold_Fails() =>
        Root.Descendants("testcase")
            .First()
            .Element("failure")!
            .Attribute("message")!
            .Value.Should()
            .Be(Everything.Report.WaiverProblems[0]);

    [Fact]
    public void Write_RunThatCouldNotBeJudged_IsNotGreen()
    {
        var error = Parse(Everything.Inconclusive).Descendants("error").Single();

        error.Attribute("message")!.Value.Should().Be("inconclusive: elb.example.com:443 refuses connections");
        error.Parent!.Attribute("name")!.Value.Should().Be("The endpoint can be judged");
    }

    [Fact]
    public void Write_TimesAndNumbers_AreTheSameInEveryCulture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("")
            {
                NumberFormat = { NumberDecimalSeparator = "," },
                DateTimeFormat = { TimeSeparator = "." },
            };
            Print(Everything.Report).Should().Contain("time=\"1.234\"").And.Contain("T03:04:05");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static string Counts(XElement suite)
    {
        string Value(string name) => suite.Attribute(name)!.Value;
        return $"{Value("name")}: {Value("tests")} tests, {Value("failures")} failures, {Value("errors")} errors, {Value("skipped")} "
            + $"skipped, {Value("time")} s";
    }

    private static string Skipped(string name) => Case(name).Element("skipped")!.Attribute("message")!.Value;

    private static XElement Case(string name) => Root.Descendants("testcase").Single(one => one.Attribute("name")!.Value == name);

    private static XElement Parse(VerificationReport report) => XDocument.Parse(Print(report)).Root!;

    private static string Print(VerificationReport report)
    {
        using var stream = new MemoryStream();
        JUnitReport.Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
