using ElbContract.Emulator.Faults;
using ElbContract.Emulator.Listeners;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;

namespace ElbContract.Emulator.Tests.Faults;

public sealed class SeededFaultTests
{
    // Seen in two answers together, never in one: an id of its own for every listener.
    private const string ConstantId = "response.id/constant";

    private static readonly IReadOnlyList<(Probe Probe, Expectation Expectation)> Asked = [.. Probes.All.Select(probe => (probe, probe.Expectation))];

    public static TheoryData<string> Ids => [.. SeededFaults.All.Select(fault => fault.Id)];

    [Fact]
    public void Emulator_WithoutFault_ConformsInEveryProbe() =>
        Asked.Where(asked => Findings(null, asked.Probe, asked.Expectation).Count > 0).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Ids))]
    public void Fault_BreaksItsClauseAndNoOther(string id)
    {
        var fault = SeededFaults.Find(id)!;

        var broken = Asked.SelectMany(asked => Findings(fault, asked.Probe, asked.Expectation)).Select(finding => finding.Clause).Distinct().ToList();

        broken.Should().BeEquivalentTo(id == ConstantId ? [] : Charged(fault));
    }

    [Fact]
    public void ConstantId_IsThatOfEveryListener()
    {
        var answers = Asked.Where(asked => asked.Expectation.Strength is Strength.Accept).Take(2).Select(asked => IdIn(Operations(SeededFaults.Find(ConstantId)).Add(asked.Probe.Call)));

        answers.Distinct().Should().ContainSingle().Which.Should().NotBeEmpty();
    }

    // One exchange shows of a wrong refusal only that the call failed: the verifier, which sees many, finds the reason.
    private static IEnumerable<string> Charged(SeededFault fault) => fault.RefusesConforming ? ["uri.add"] : [fault.Clause, .. fault.AlsoBreaks];

    private static IReadOnlyList<Finding> Findings(SeededFault? fault, Probe probe, Expectation expectation)
    {
        var answer = Operations(fault).Add(probe.Call);
        return Judge.Examine(expectation, answer.Status, answer.Body.Bytes);
    }

    private static ListenerOperations Operations(SeededFault? fault) =>
        new(new EmulatorOptions { Fault = fault }, Probe.Provider, new Admission(Probe.Provider), new ListenerStore(1));

    private static string? IdIn(Answer answer) => Specification.Listeners.ListenerDocument.Parse(answer.Body.Bytes).Text(Specification.Listeners.ListenerField.Id);
}
