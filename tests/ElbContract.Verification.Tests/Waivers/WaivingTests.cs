using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;
using ElbContract.Verification.Waivers;
using static ElbContract.Verification.Tests.Waivers.Found;

namespace ElbContract.Verification.Tests.Waivers;

public sealed class WaivingTests
{
    private const string Rule = "port.range";

    [Theory]
    [InlineData("a", Verdict.Waived)]
    [InlineData("key of a", Verdict.Waived)]
    [InlineData("b", Verdict.Failed)]
    public void Apply_WaiverOfACase_CoversThatCaseByNameOrKeyAndNoOther(string named, Verdict verdict)
    {
        var report = Waiving.Apply(Report(Clause(Rule, Fails("a", Status(Rule, "200")))), [Waives(Rule, "200", named)], Today);

        report.Clauses[0].Verdict.Should().Be(verdict);
        report.Clauses[0].Cases[0].Verdict.Should().Be(verdict);
        report.WaiverProblems.Should().BeEmpty();
    }

    [Fact]
    public void Apply_EveryFailingCaseCovered_ConformsAndSaysWhyAndWho()
    {
        var report = Waiving.Apply(
            Report(Clause(Rule, Passes("a"), Fails("b", Status(Rule, "200")), Fails("c", Status(Rule, "200")))),
            [Waives(Rule, "200")],
            Today
        );

        report.Verdict.Should().Be(RunVerdict.Conforms);
        report.Clauses[0].Verdict.Should().Be(Verdict.Waived);
        report.Clauses[0].Reason.Should().Be("ELB-123 (team-network, until 2026-06-15)");
        report
            .Clauses[0]
            .Cases.Select(one => (one.Verdict, one.Waiver))
            .Should()
            .Equal(
                (Verdict.Passed, null),
                (Verdict.Waived, "ELB-123 (team-network, until 2026-06-15)"),
                (Verdict.Waived, "ELB-123 (team-network, until 2026-06-15)")
            );
    }

    [Fact]
    public void Apply_OneOfTwoFindingsCovered_StaysFailedWithoutAProblemOfTheWaiver()
    {
        var report = Waiving.Apply(
            Report(Clause(Rule, Fails("a", Status(Rule, "200"), new Finding(Rule, "$.body.port", "80", "81")))),
            [Waives(Rule, "200")],
            Today
        );

        report.Verdict.Should().Be(RunVerdict.Violates);
        report.Clauses[0].Cases[0].Waiver.Should().BeNull();
        report.WaiverProblems.Should().BeEmpty();
    }

    [Fact]
    public void Apply_TwoFindingsCoveredByTwoWaivers_NamesBoth()
    {
        var other = Waives(Rule, "200") with { Finding = new FindingPattern("$.body.port", "80", "81"), Reason = "ELB-9" };

        var report = Waiving.Apply(
            Report(Clause(Rule, Fails("a", Status(Rule, "200"), new Finding(Rule, "$.body.port", "80", "81")))),
            [Waives(Rule, "200"), other],
            Today
        );

        report.Clauses[0].Cases[0].Waiver.Should().Be("ELB-123 (team-network, until 2026-06-15); ELB-9 (team-network, until 2026-06-15)");
    }

    [Fact]
    public void Apply_OtherClauseFails_StaysViolating()
    {
        var report = Waiving.Apply(
            Report(Clause(Rule, Fails("a", Status(Rule, "200"))), Clause("port.type", Fails("b", Status("port.type", "200")))),
            [Waives(Rule, "200")],
            Today
        );

        report.Verdict.Should().Be(RunVerdict.Violates);
        report.Clauses.Select(clause => clause.Verdict).Should().Equal(Verdict.Waived, Verdict.Failed);
    }

    [Theory]
    [InlineData(RunVerdict.Inconclusive)]
    [InlineData(RunVerdict.NotPublished)]
    public void Apply_RunWithoutVerdict_StaysSo(RunVerdict verdict) =>
        Waiving
            .Apply(Report(Clause(Rule, Fails("a", Status(Rule, "200")))) with { Verdict = verdict }, [Waives(Rule, "200")], Today)
            .Verdict.Should()
            .Be(verdict);

    [Fact]
    public void Apply_AnswersMissing_IsInconclusiveAndNoConformance()
    {
        var timedOut = Unverified("b") with { IsInconclusive = true, Reason = "timed out" };

        var report = Waiving.Apply(
            Report(Clause(Rule, Fails("a", Status(Rule, "200"))), Clause("port.type", timedOut)),
            [Waives(Rule, "200")],
            Today
        );

        report.Verdict.Should().Be(RunVerdict.Inconclusive);
        report.Reason.Should().Be("1 request without a verdict; the first, 'b': timed out");
    }

    [Fact]
    public void Apply_CaseLeftOutForWhatWasNotGiven_Conforms() =>
        Waiving
            .Apply(
                Report(Clause(Rule, Fails("a", Status(Rule, "200"))), Clause("port.type", Unverified("b"))),
                [Waives(Rule, "200")],
                Today
            )
            .Verdict.Should()
            .Be(RunVerdict.Conforms);

    [Fact]
    public void Apply_DayAfterItExpires_StaysFailedAndSaysSo()
    {
        var report = Waiving.Apply(Report(Clause(Rule, Fails("a", Status(Rule, "200")))), [Waives(Rule, "200", "a")], Today.AddDays(1));

        report.Verdict.Should().Be(RunVerdict.Violates);
        report
            .WaiverProblems.Should()
            .Equal(
                "waivers.yaml:3: the waiver of port.range in 'a' expired on 2026-06-15: have the endpoint fixed, or agree on another "
                    + "date with team-network"
            );
    }

    [Theory]
    [InlineData]
    [InlineData("a")]
    public void Apply_FindingChanged_StaysFailedAndShowsBoth(params string[] cases)
    {
        var report = Waiving.Apply(
            Report(Clause("status.400", Fails("a", Status("status.400", "500")))),
            [Waives("status.400", "422", cases)],
            Today
        );

        report.Verdict.Should().Be(RunVerdict.Violates);
        report
            .WaiverProblems.Should()
            .Equal(
                $"waivers.yaml:3: the waiver of status.400{(cases.Length == 0 ? "" : " in 'a'")} is for another finding, in 'a': it waives "
                    + "'$.status: expected 400, was 422', but the run found '$.status: expected 400, was 500': have the endpoint fixed, or "
                    + "waive what is found now"
            );
    }

    [Theory]
    [InlineData]
    [InlineData("a")]
    [InlineData("key of a")]
    public void Apply_CasePassesNow_SaysToRemoveIt(params string[] cases)
    {
        var report = Waiving.Apply(Report(Clause(Rule, Passes("a"))), [Waives(Rule, "200", cases)], Today);

        report.Verdict.Should().Be(RunVerdict.Conforms);
        report
            .WaiverProblems.Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("waivers.yaml:3: the waiver of port.range")
            .And.Contain(" is no longer needed")
            .And.EndWith(": remove it");
    }

    [Fact]
    public void Apply_OneOfItsCasesPassesNow_NamesThatOne() =>
        Waiving
            .Apply(Report(Clause(Rule, Passes("a"), Fails("b", Status(Rule, "200")))), [Waives(Rule, "200", "a", "b")], Today)
            .WaiverProblems.Should()
            .Equal(
                "waivers.yaml:3: the waiver of port.range in 'a' and 1 more is no longer needed for 'a': remove from its cases what "
                    + "does not fail"
            );

    [Fact]
    public void Apply_FindingGoneAndTheOtherWaived_SaysToRemoveIt() =>
        Waiving
            .Apply(Report(Clause(Rule, Fails("a", Status(Rule, "200")))), [Waives(Rule, "422", "a"), Waives(Rule, "200", "a")], Today)
            .WaiverProblems.Should()
            .Equal(
                "waivers.yaml:3: the waiver of port.range in 'a' is no longer needed, the case does not fail with its finding: remove it"
            );

    [Fact]
    public void Apply_SomeCasesOfTheClausePassNow_IsNoProblemOfAWaiverOfAll() =>
        Waiving
            .Apply(Report(Clause(Rule, Passes("a"), Fails("b", Status(Rule, "200")))), [Waives(Rule, "200")], Today)
            .WaiverProblems.Should()
            .BeEmpty();

    public static TheoryData<string, VerificationReport, Waiver> NotRun =>
        new()
        {
            { "its clause was not asked for", Report(Clause("port.type", Passes("b"))), Waives(Rule, "200") },
            { "its case was left out", Report(Clause(Rule, Passes("b"), Unverified("a"))), Waives(Rule, "200", "a") },
            { "a case of its clause was left out", Report(Clause(Rule, Passes("b"), Unverified("a"))), Waives(Rule, "200") },
            { "its case is in another shard", Report(Clause(Rule, Passes("b"))) with { Shard = "1/3" }, Waives(Rule, "200", "a") },
            { "the cases that fail are in another shard", Report(Clause(Rule, Passes("b"))) with { Shard = "1/3" }, Waives(Rule, "200") },
            {
                "the answer hid it",
                WholeReport(Clause("response.update-time", Passes("b")), Clause(Rule, Fails("a", Status(Rule, "400", "200")))),
                Waives("response.update-time", "200", "a")
            },
            {
                "the cases that show it were not asked for",
                Report(Clause("response.update-time", Passes("b"))),
                Waives("response.update-time", "200")
            },
            {
                "it expired, and its case was left out",
                Report(Clause(Rule, Unverified("a"))),
                Waives(Rule, "200", "a") with
                {
                    Expires = Today.AddDays(-1),
                }
            },
        };

    [Theory]
    [MemberData(nameof(NotRun))]
    public void Apply_WaiverOfWhatWasNotVerified_IsNoProblem(string because, VerificationReport report, Waiver waiver) =>
        Waiving.Apply(report, [waiver], Today).WaiverProblems.Should().BeEmpty(because);

    [Fact]
    public void Apply_FindingNotFoundWhereACaseHasNoVerdict_IsNoProblemOfAWaiverOfAll() =>
        Waiving
            .Apply(
                Report(Clause(Rule, Fails("a", Status(Rule, "500")), Unverified("b"))),
                [Waives(Rule, "200"), Waives(Rule, "500", "a")],
                Today
            )
            .WaiverProblems.Should()
            .BeEmpty();

    [Fact]
    public void Apply_SeenInACaseOfAnotherClause_IsWaivedThereAndMissedWhenItPasses()
    {
        var waiver = Waives("response.update-time", "absent", "a") with
        {
            Finding = new FindingPattern("$.body.update_time", "a string", "absent"),
        };
        var broken = Fails("a", new Finding("response.update-time", "$.body.update_time", "a string", "absent"));

        Waiving
            .Apply(Report(Clause("response.update-time", Passes("b"), broken), Clause(Rule, Passes("a"))), [waiver], Today)
            .Should()
            .Match<VerificationReport>(report => report.Verdict == RunVerdict.Conforms && report.WaiverProblems.Count == 0);
        Waiving
            .Apply(Report(Clause("response.update-time", Passes("b")), Clause(Rule, Passes("a"))), [waiver], Today)
            .WaiverProblems.Should()
            .ContainSingle()
            .Which.Should()
            .EndWith("remove it");
    }

    [Fact]
    public void Apply_WholeRunWithoutTheFindingOfAnAnswer_SaysToRemoveIt() =>
        Waiving
            .Apply(WholeReport(Clause("response.update-time", Passes("b"))), [Waives("response.update-time", "200")], Today)
            .WaiverProblems.Should()
            .ContainSingle()
            .Which.Should()
            .EndWith("nothing fails with its finding: remove it");

    [Fact]
    public void Apply_GeneratedCaseInARunWithoutIt_IsNoProblem() =>
        Waiving
            .Apply(Report(Clause(Rule, Passes("b"))) with { CaseNames = ["b"] }, [Waives(Rule, "200", "generated-754bc7de2047")], Today)
            .WaiverProblems.Should()
            .BeEmpty();

    [Theory]
    [InlineData("A port above teh range is refused", "the nearest is 'A port above the range is refused'")]
    [InlineData("0123456789abcdee", "the nearest is '0123456789abcdef'")]
    [InlineData("nosuch", "give the name or the key of one, as reports have it")]
    public void Apply_NameThatNoCaseHas_SaysSoWhereverTheRunWasAbout(string named, string advice)
    {
        var waiver = Waives(Rule, "200", "A port above the range is refused", named);
        string[] names = ["A port above the range is refused", "0123456789abcdef"];
        VerificationReport[] runs =
        [
            Report(Clause(Rule, Fails(names[0], Status(Rule, "200")))),
            Report(Clause(Rule, Unverified(names[0]))),
            Report(Clause("port.type", Passes("b"))),
            Report(Clause(Rule, Passes("b"))) with
            {
                Shard = "1/3",
            },
        ];

        foreach (var run in runs)
        {
            Waiving
                .Apply(run with { CaseNames = names }, [waiver], Today)
                .WaiverProblems.Should()
                .Equal($"waivers.yaml:3: the waiver of port.range names no case of the contract with '{named}': {advice}");
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("key of a")]
    public void Apply_NameOfACaseThatIsNotInTheReport_IsNoProblem(string named) =>
        Waiving
            .Apply(Report(Clause(Rule, Passes("b"))) with { CaseNames = ["a", "key of a", "b"] }, [Waives(Rule, "200", named)], Today)
            .WaiverProblems.Should()
            .BeEmpty();

    [Fact]
    public void Apply_Twice_ChangesNothingMore()
    {
        Waiver[] waivers = [Waives(Rule, "200"), Waives("port.type", "200")];
        var once = Waiving.Apply(Report(Clause(Rule, Fails("a", Status(Rule, "200"))), Clause("port.type", Passes("b"))), waivers, Today);

        Waiving.Apply(once, waivers, Today).Should().BeEquivalentTo(once);
        once.WaiverProblems.Should().HaveCount(1);
    }

    [Fact]
    public void Apply_AnswerWithLineEnds_IsOneLine() =>
        Waiving
            .Apply(Report(Clause(Rule, Fails("a", Status(Rule, "5\r\n\u001b[2J00")))), [Waives(Rule, "200")], Today)
            .WaiverProblems.Should()
            .ContainSingle()
            .Which.Any(char.IsControl)
            .Should()
            .BeFalse();
}
