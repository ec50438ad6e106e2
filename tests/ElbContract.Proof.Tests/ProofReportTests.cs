using ElbContract.Emulator.Faults;
using ElbContract.Emulator.Personalities;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Proof.Tests;

public sealed class ProofReportTests
{
    private static readonly SeededFault Fault = SeededFaults.Find("port.range/maximum-refused")!;

    [Fact]
    public void Fault_OfWhichTheClauseFails_IsCaughtAndNamed()
    {
        var report = Report([Found(RunVerdict.Violates, "port.range")], []);

        (report.Caught, report.Named, report.Bystanders, report.Holds).Should().Be((1, 1, 0, true));
    }

    [Fact]
    public void Fault_OfWhichAnotherClauseFails_IsCaughtAndNotNamed()
    {
        var report = Report([Found(RunVerdict.Violates, "port.type")], []);

        (report.Caught, report.Named, report.Bystanders, report.Holds).Should().Be((1, 0, 1, false));
    }

    [Fact]
    public void Fault_OfWhichItsClauseAndAnotherFail_HasABystander()
    {
        var report = Report([Found(RunVerdict.Violates, "port.range", "port.type")], []);

        (report.Caught, report.Named, report.Bystanders, report.Holds).Should().Be((1, 1, 1, false));
    }

    [Theory]
    [InlineData(RunVerdict.Conforms)]
    [InlineData(RunVerdict.Inconclusive)]
    [InlineData(RunVerdict.NotPublished)]
    public void Fault_WithoutTheVerdictViolates_IsNotCaught(RunVerdict verdict)
    {
        var report = Report([Found(verdict)], []);

        (report.Caught, report.Named, report.Holds).Should().Be((0, 0, false));
    }

    [Theory]
    [InlineData(RunVerdict.Inconclusive, RunVerdict.Inconclusive, true)]
    [InlineData(RunVerdict.Inconclusive, RunVerdict.Conforms, true)]
    [InlineData(RunVerdict.Conforms, RunVerdict.Inconclusive, false)]
    [InlineData(RunVerdict.Inconclusive, RunVerdict.Violates, false)]
    public void Report_WithoutAVerdictOnProvidersAlone_IsInconclusive(RunVerdict fault, RunVerdict personality, bool inconclusive) =>
        Report([Found(fault)], [Found(personality)]).IsInconclusive.Should().Be(inconclusive);

    [Theory]
    [InlineData(RunVerdict.Conforms, 0)]
    [InlineData(RunVerdict.Violates, 1)]
    [InlineData(RunVerdict.Inconclusive, 1)]
    public void Personality_ThatIsNotToldToConform_IsAFalseAlarm(RunVerdict verdict, int alarms)
    {
        var report = Report([], [Found(verdict)]);

        (report.FalseAlarms, report.Holds).Should().Be((alarms, alarms == 0));
    }

    private static ProviderProof Found(RunVerdict verdict, params string[] accused) =>
        new()
        {
            Verdict = verdict,
            Accused = [.. accused.Select(clause => new Accusation(clause, 1))],
            Requests = 1,
            Duration = TimeSpan.FromSeconds(1),
        };

    private static ProofReport Report(ProviderProof[] faults, ProviderProof[] personalities) =>
        new()
        {
            StartedAt = DateTimeOffset.UnixEpoch,
            Duration = TimeSpan.FromSeconds(2),
            FaultsDuration = TimeSpan.FromSeconds(1),
            IsQuick = false,
            Faults = [.. faults.Select(found => new FaultProof(Fault, found))],
            Personalities = [.. personalities.Select(found => new PersonalityProof(Personalities.All[0], found))],
        };
}
