using ElbContract.Verification.Verdicts;
using Spectre.Console;

namespace ElbContract.Reports.Tests;

public sealed class ConsoleReportTests
{
    [Fact]
    public void Write_WithoutColour_ReadsAsARowAClauseThenFailuresThenTheVerdict()
    {
        var lines = Print(Samples.Report);

        lines
            .Should()
            .Equal(
                "clause                   says   verdict           cases",
                "uri.add                  accept passed                1",
                "backend-protocol.udp     reject failed           2 of 3",
                "certificates.public-only either not-verified          0 no private load balancer was given (--private-loadbalancer)",
                "",
                "FAILED backend-protocol.udp: A UDP listener forwards to UDP backends only. (p49981105113220)",
                "  A UDP listener with TCP backends is refused  [features/backend-protocol.feature]",
                "    $.status: expected 400, was 200",
                "    curl -X POST \"https://elb.example.com/v1.0/$ELB_PROJECT_ID/elbaas/listeners\" --data-raw '{\"name\":\"<a>[b]\"}'",
                "  and 1 more",
                "",
                "3 clauses: 1 passed, 1 failed, 0 waived, 1 not verified (7 requests in 1.2 s at https://elb.example.com)",
                "not given: --private-loadbalancer: 1 clause",
                "Verdict: violates"
            );
    }

    [Fact]
    public void Write_ReasonAsLongAsALine_BeginsNone()
    {
        var report = Samples.Report with
        {
            Verdict = RunVerdict.Inconclusive,
            Reason = new string('a', 973) + " ::error file=README.md::pwned " + new string('b', 1500),
        };

        Print(report)[^1].Should().StartWith("Verdict: inconclusive: aaa").And.EndWith("bbb");
    }

    [Fact]
    public void Write_RunThatNeverBegan_IsOneVerdictAndItsReason()
    {
        var report = Samples.Report with
        {
            Verdict = RunVerdict.NotPublished,
            Reason = "the endpoint answers 404",
            Clauses = [new ClauseResult(Specification.Clauses.Catalogue.Clauses[0], Verdict.NotVerified, "not sent", [])],
        };

        Print(report).Should().Equal("Verdict: not-published: the endpoint answers 404");
    }

    [Fact]
    public void Write_WhatAnEndpointAnswers_IsNoCommandToTheTerminal()
    {
        var clause = new ClauseResult(
            Specification.Clauses.Catalogue.Clauses[0],
            Verdict.Passed,
            "observed: \u001b[2J",
            [
                new CaseResult
                {
                    Key = "a",
                    Name = "a",
                    Verdict = Verdict.Passed,
                    Status = 200,
                },
            ]
        );

        string.Concat(Print(Samples.Report with { Clauses = [clause] })).Should().NotContain("\u001b").And.Contain("observed: \uFFFD[2J");
    }

    [Fact]
    public void Write_ListenerLeftBehind_SaysWhatToDo() =>
        Print(Samples.Report with { ListenersLeftBehind = ["listener 0123: it answers 503"] })
            .Should()
            .Contain("left behind: listener 0123: it answers 503");

    [Fact]
    public void Write_FailingCase_NamesTheLineOfItsFeature() =>
        Print(Everything.Report).Should().Contain("  A UDP listener with TCP backends is refused  [features/backend-protocol.feature:13]");

    [Fact]
    public void Write_Waivers_AreTheirProblemsThenWhatTheyCover() =>
        Print(Everything.Report)
            .Should()
            .ContainInOrder(
                "port.range                         reject waived           1 of 1",
                "",
                "WAIVERS",
                "  problem: waivers.yaml: the waiver of port.range expired on 2026-01-01: renew or delete it",
                "  waived port.range: fixed in the next release (team elb)",
                "    Port 0 is refused: $.status: expected 400, was 200",
                "",
                "6 clauses: 2 passed, 1 failed, 1 waived, 2 not verified (9 requests in 1.2 s at https://elb.example.com, shard 1/3)",
                "not given: --private-loadbalancer: 1 clause",
                "waivers: 1 problem fails the run",
                "Verdict: violates"
            );

    [Fact]
    public void Write_WithoutWaivers_SaysNothingOfThem() => Print(Samples.Report).Should().NotContain("WAIVERS");

    [Fact]
    public void Write_WholeCatalogueToATerminal_CountsWhatPassedAndWhatLacksAVerdictForOneReason()
    {
        var results = Specification
            .Clauses.Catalogue.Clauses.Select(
                (clause, index) =>
                    index switch
                    {
                        0 => new ClauseResult(clause, Verdict.Failed, null, [Everything.Report.Clauses[1].Cases[1]]),
                        1 => new ClauseResult(clause, Verdict.NotVerified, "the one of its kind", []),
                        < 6 => new ClauseResult(clause, Verdict.NotVerified, "no certificate was given (--certificate)", []),
                        _ => new ClauseResult(clause, Verdict.Passed, null, [Everything.Report.Clauses[0].Cases[0]]),
                    }
            )
            .ToList();

        Print(Samples.Report with { Clauses = results }, all: false)
            .Take(6)
            .Should()
            .Equal(
                "clause               says   verdict           cases",
                "uri.add              accept failed           1 of 1",
                "project-id.mandatory reject not-verified          0 the one of its kind",
                "4 clauses are not verified: no certificate was given (--certificate)",
                $"{results.Count - 6} clauses passed",
                ""
            );
        Print(Samples.Report with { Clauses = results }, all: true)
            .Take(results.Count + 2)
            .Should()
            .HaveCount(results.Count + 2)
            .And.EndWith("");
    }

    [Fact]
    public void Write_FewClausesToATerminal_HaveTheirRowsAllTheSame() =>
        Print(Samples.Report, all: false).Should().Equal(Print(Samples.Report));

    private static string[] Print(VerificationReport report, bool all = true)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(text),
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
            }
        );
        console.Profile.Width = 1000;
        ConsoleReport.Write(report, console, all);
        return [.. text.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())];
    }
}
