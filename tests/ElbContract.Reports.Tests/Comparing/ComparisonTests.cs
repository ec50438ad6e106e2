using System.Text.Json.Nodes;
using ElbContract.Reports.Comparing;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Tests.Comparing;

public sealed class ComparisonTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elb-contract-");

    [Fact]
    public void Write_EveryKindOfChange_StandsInItsGroup()
    {
        VerificationReport old = Run(
            "2026-01-02",
            Clause("port.range", Fails("Port 0 is refused", Status("port.range", "200"))),
            Clause("port.type", Passes("A port that is a text is refused"), Passes("A port that is a list is refused")),
            Clause("status.400", Fails("Port 65536 is refused", Status("status.400", "422"))),
            Clause("certificate-id.type", Passes("A certificate that is a number is refused")),
            Clause("sticky-session-type.http-sticky", Observed("HTTP without stickiness", "200"), Observed("HTTPS", "200")),
            Clause("response.times") with
            {
                Verdict = Verdict.Passed,
                Reason = "observed: 0000-00-00 00:00:00",
            },
            Clause("udp-timeout.range", Unverified("UDP for 0 minutes is refused", "no public load balancer was given")),
            Clause("uri.add", Passes("A listener is added"), Passes("An old case"))
        );
        VerificationReport now = Run(
            "2026-02-03",
            Clause("port.range", Passes("Port 0 is refused")),
            Clause(
                "port.type",
                Fails("A port that is a text is refused", Status("port.type", "200")),
                Fails("A port that is a list is refused", Status("port.type", "200"))
            ),
            Clause("status.400", Fails("Port 65536 is refused", Status("status.400", "500"))),
            Clause(
                "certificate-id.type",
                Unverified("A certificate that is a number is refused", "no certificate was given (--certificate)")
            ),
            Clause("sticky-session-type.http-sticky", Observed("HTTP without stickiness", "400"), Observed("HTTPS", "200")),
            Clause("response.times") with
            {
                Verdict = Verdict.Passed,
                Reason = "observed: 0000-00-00T00:00:00Z",
            },
            Clause("udp-timeout.range", Passes("UDP for 0 minutes is refused")),
            Clause("uri.add", Passes("A listener is added"), Passes("A new case"))
        );

        Print(old, now)
            .Should()
            .Be(
                """
                old: https://elb.example.com, 2026-01-02 00:00 UTC: violates
                new: https://elb.example.com, 2026-02-03 00:00 UTC: violates

                now fails
                  port.type: passed, now failed
                    $.status: expected 400, was 200, in 'A port that is a text is refused' and 1 more
                  status.400: still failed
                    $.status: expected 400, was 500, in 'Port 65536 is refused'

                no longer fails
                  port.range: failed, now passed
                    $.status: expected 400, was 200, in 'Port 0 is refused'
                  status.400: still failed
                    $.status: expected 400, was 422, in 'Port 65536 is refused'

                behaves differently where the page is silent
                  sticky-session-type.http-sticky
                    was 200, is 400, in 'HTTP without stickiness'
                  response.times
                    was 0000-00-00 00:00:00, is 0000-00-00T00:00:00Z

                no longer verified
                  certificate-id.type: passed, now not-verified
                    no certificate was given (--certificate), in 'A certificate that is a number is refused'

                verified now
                  udp-timeout.range: not-verified, now passed

                new cases
                  A new case

                cases that are gone
                  An old case

                unchanged: 1 clause

                """.ReplaceLineEndings()
            );
    }

    [Fact]
    public void Write_NothingChanged_SaysSoAlone() =>
        Print(Samples.Report, Samples.Report)
            .Should()
            .EndWith("\n\nunchanged: 3 clauses\n")
            .And.NotContain("now fails")
            .And.NotContain("longer");

    [Fact]
    public void Of_WaivedNow_NoLongerFailsAndKeepsItsFinding()
    {
        var failed = Clause("port.range", Fails("a", Status("port.range", "200")));
        var waived = failed with
        {
            Verdict = Verdict.Waived,
            Cases = [failed.Cases[0] with { Verdict = Verdict.Waived, Waiver = "ELB-1" }],
        };

        Compare(Run("2026-01-01", failed), Run("2026-01-02", waived))
            .Changes.Should()
            .Equal(
                [
                    new Change
                    {
                        Kind = ChangeKind.NoLongerFails,
                        Clause = "port.range",
                        Was = "failed",
                        Is = "waived",
                    },
                ],
                Same
            );
        Compare(Run("2026-01-01", waived), Run("2026-01-02", failed))
            .Changes.Should()
            .Equal(
                [
                    new Change
                    {
                        Kind = ChangeKind.NowFails,
                        Clause = "port.range",
                        Was = "waived",
                        Is = "failed",
                    },
                ],
                Same
            );
    }

    [Fact]
    public void Of_FindingWhoseCaseHasNoAnswerNow_IsNotSaidToBeGone()
    {
        var old = Run("2026-01-01", Clause("port.range", Fails("a", Status("port.range", "200")), Fails("b", Status("port.range", "200"))));
        var now = Run("2026-01-02", Clause("port.range", Fails("a", Status("port.range", "200")), Unverified("b", "timed out")));

        Compare(old, now)
            .Changes.Should()
            .Equal(
                [
                    new Change
                    {
                        Kind = ChangeKind.NotVerifiedAnyMore,
                        Clause = "port.range",
                        Was = "failed",
                        Is = "failed",
                        Reason = "timed out",
                        Cases = ["b"],
                    },
                ],
                Same
            );
    }

    [Fact]
    public void Of_FindingSeenInAnotherClausesCase_IsGoneOnlyWhereThatAnswerShowsIt()
    {
        var absent = new Finding("response.status", "$.body.status", "a string", "absent");
        var old = Run(
            "2026-01-01",
            Clause("response.status", Fails("a", absent), Fails("b", absent)),
            Clause("port.range", Passes("a"), Passes("b"))
        );
        var now = Run(
            "2026-01-02",
            Clause("response.status"),
            Clause("port.range", Passes("a"), Fails("b", Status("port.range", "500", "200")))
        );

        Compare(old, now)
            .Changes.Where(change => change.Kind == ChangeKind.NoLongerFails)
            .Should()
            .ContainSingle()
            .Which.Cases.Should()
            .Equal("a");
    }

    [Fact]
    public void Of_NamesAndIdsOfTheRun_AreNoChange()
    {
        static ClauseResult Clauses(string name, string id) =>
            Clause(
                "response.id",
                Fails(
                    "a",
                    new Finding("response.id", "$.body.id", "another id than that of 'b'", id),
                    new Finding("response.name", "$.body.name", $"\"{name}\"", "absent")
                )
            );

        Compare(Run("2026-01-01", Clauses("elb-contract-0123", "\"17\"")), Run("2026-01-02", Clauses("elb-contract-4567", "\"18\"")))
            .Changes.Should()
            .BeEmpty();
    }

    [Fact]
    public void Of_CaseOfAnotherName_IsTheSameByItsKey()
    {
        var old = Run("2026-01-01", Clause("port.range", Passes("a")));
        var renamed = Run("2026-01-02", Clause("port.range", Passes("a better name") with { Key = "key of a" }));

        Compare(old, renamed).Should().Match<Comparison>(comparison => comparison.NewCases.Count == 0 && comparison.GoneCases.Count == 0);
    }

    [Fact]
    public void Of_ReportWithoutKeysAndWithUnknownOnes_IsComparedByName()
    {
        var old = JsonNode.Parse(
            File.ReadAllText(
                Save("old.json", Run("2026-01-01", Clause("port.range", Passes("a"), Fails("b", Status("port.range", "200")))))
            )
        )!;
        old["new"] = "key";
        foreach (var one in old["clauses"]![0]!["cases"]!.AsArray())
            one!.AsObject().Remove("key");
        var path = Save("without-keys.json", old.ToJsonString());

        var comparison = Comparison.Of(path, Save("new.json", Run("2026-01-02", Clause("port.range", Passes("a"), Passes("b")))));

        comparison
            .Changes.Should()
            .ContainSingle()
            .Which.Should()
            .Match<Change>(change => change.Kind == ChangeKind.NoLongerFails && change.Cases[0] == "b");
        comparison.GoneCases.Should().BeEmpty();
    }

    [Fact]
    public void Of_ClauseOfOneReportOnly_IsVerifiedNowOrNoMore()
    {
        var one = Run("2026-01-01", Clause("port.range", Passes("a")), Clause("port.type", Passes("b")));
        var other = Run(
            "2026-01-02",
            Clause("port.range", Passes("a")),
            Clause("name.type", Passes("c")),
            Clause("name.length", Fails("d", Status("name.length", "200")))
        );

        Compare(one, other)
            .Changes.Select(change => (change.Kind, change.Clause, change.Was, change.Is))
            .Should()
            .Equal(
                (ChangeKind.NowFails, "name.length", null, "failed"),
                (ChangeKind.NotVerifiedAnyMore, "port.type", "passed", null),
                (ChangeKind.VerifiedNow, "name.type", null, "passed")
            );
        Print(one, other)
            .Should()
            .Contain("port.type: passed, now not in the new report")
            .And.Contain("name.type: not in the old report, now passed")
            .And.NotContain("new cases");
    }

    [Fact]
    public void Of_ObservedInOneRunOnly_IsNoChange()
    {
        var observed = Run("2026-01-01", Clause("port.range", Observed("a", "200")) with { Reason = "observed: 00:00" });
        var silent = Run("2026-01-02", Clause("port.range", Passes("a")));

        Compare(observed, silent).Changes.Should().BeEmpty();
        Compare(silent, observed).Changes.Should().BeEmpty();
    }

    [Fact]
    public void Write_TextsOfAReport_AreNoCommandsToTheTerminal() =>
        Print(Samples.Report, Samples.Report with { Endpoint = "\u001b[2J" }).Should().NotContain("\u001b");

    [Fact]
    public void WriteJson_HasTheSameInItsSchema()
    {
        using var stream = new MemoryStream();
        ComparisonReport.WriteJson(
            Compare(
                Run("2026-01-01", Clause("port.range", Passes("a"))),
                Run("2026-01-02", Clause("port.range", Fails("a", Status("port.range", "200"))))
            ),
            stream
        );

        var json = JsonNode.Parse(stream.ToArray())!;
        json["schema"]!.GetValue<string>().Should().Be("elb-contract/comparison/1");
        json["unchangedClauses"]!.GetValue<int>().Should().Be(0);
        json["changes"]![0]!
            .ToJsonString()
            .Should()
            .Contain("\"kind\":\"now-fails\"")
            .And.Contain("\"finding\":\"$.status: expected 400, was 200\"");
    }

    [Theory]
    [InlineData("", ":1 is not a JSON report of a run, or is damaged: give what --report json=FILE wrote")]
    [InlineData("{\n\"schema\": ", ":2 is not a JSON report of a run, or is damaged: give what --report json=FILE wrote")]
    [InlineData("null", " is not a report with the schema elb-contract/report/1: give what --report json=FILE wrote")]
    [InlineData(
        "{\"schema\":\"elb-contract/report/1\"}",
        ":1 is not a JSON report of a run, or is damaged: give what --report json=FILE wrote"
    )]
    [InlineData(
        "{\"schema\":\"elb-contract/report/2\",\"endpoint\":\"\",\"verdict\":\"\",\"startedAt\":\"2026-01-01\",\"clauses\":[]}",
        " has the schema elb-contract/report/2, but elb-contract/report/1 is needed: give what verify --report json=FILE wrote"
    )]
    [InlineData(
        "{\"schema\":\"elb-contract/report/1\",\"endpoint\":\"\",\"verdict\":\"\",\"startedAt\":\"2026-01-01\",\"clauses\":[null]}",
        " is not a JSON report of a run, or is damaged: give what --report json=FILE wrote"
    )]
    [InlineData(
        "{\"schema\":\"elb-contract/report/1\",\"endpoint\":\"\",\"verdict\":\"\",\"startedAt\":\"2026-01-01\","
            + "\"clauses\":[{\"id\":\"a\",\"verdict\":\"passed\",\"cases\":[null]}]}",
        " is not a JSON report of a run, or is damaged: give what --report json=FILE wrote"
    )]
    public void Of_NoReport_SaysWhichFileAndWhatToDo(string text, string problem)
    {
        var path = Save("broken.json", text);

        FluentActions
            .Invoking(() => Comparison.Of(Save("right.json", Samples.Report), path))
            .Should()
            .Throw<ReportFormatException>()
            .Which.Message.Should()
            .Be(path + problem);
    }

    [Fact]
    public void Of_NoFile_SaysSo() =>
        FluentActions
            .Invoking(() => Comparison.Of("no-such.json", "no-such.json"))
            .Should()
            .Throw<ReportFormatException>()
            .WithMessage("no-such.json cannot be read (*): give the path of a JSON report");

    public void Dispose() => _folder.Delete(recursive: true);

    private static bool Same(Change one, Change other) => one.Cases.SequenceEqual(other.Cases) && one with { Cases = other.Cases } == other;

    private Comparison Compare(VerificationReport old, VerificationReport now) =>
        Comparison.Of(Save("old.json", old), Save("new.json", now));

    private string Print(VerificationReport old, VerificationReport now)
    {
        using var text = new StringWriter();
        ComparisonReport.Write(Compare(old, now), new InertWriter(text));
        return text.ToString();
    }

    private string Save(string name, VerificationReport report)
    {
        var path = Path.Combine(_folder.FullName, name);
        using var file = File.Create(path);
        JsonReport.Write(report, file);
        return path;
    }

    private string Save(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static VerificationReport Run(string day, params ClauseResult[] clauses) =>
        Samples.Report with
        {
            StartedAt = DateTimeOffset.Parse(day + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture),
            Verdict = clauses.Any(clause => clause.Verdict == Verdict.Failed) ? RunVerdict.Violates : RunVerdict.Conforms,
            Clauses = clauses,
        };

    private static ClauseResult Clause(string id, params CaseResult[] cases) =>
        new(
            Catalogue.Find(id)!,
            cases.Any(one => one.Verdict == Verdict.Failed) ? Verdict.Failed
                : cases.Any(one => one.Verdict == Verdict.Passed) ? Verdict.Passed
                : Verdict.NotVerified,
            null,
            cases
        );

    private static Finding Status(string clause, string actual, string expected = "400") => new(clause, "$.status", expected, actual);

    private static CaseResult Case(string name, Verdict verdict) =>
        new()
        {
            Key = "key of " + name,
            Name = name,
            Verdict = verdict,
        };

    private static CaseResult Passes(string name) => Case(name, Verdict.Passed);

    private static CaseResult Fails(string name, params Finding[] findings) => Case(name, Verdict.Failed) with { Findings = findings };

    private static CaseResult Unverified(string name, string reason) => Case(name, Verdict.NotVerified) with { Reason = reason };

    private static CaseResult Observed(string name, string what) => Case(name, Verdict.Passed) with { Reason = "observed: " + what };
}
