using System.Text.Json;
using ElbContract.Emulator.Faults;
using ElbContract.Emulator.Operations;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Tests.Faults;

public sealed class SeededFaultTests
{
    // Seen in two answers together, never in one: its own id for every listener.
    private const string ConstantId = "response.id/constant";

    private static readonly IReadOnlyList<Asked> All = [.. Probes.All.Select(probe => new Asked(probe))];

    public static TheoryData<string> Ids => [.. SeededFaults.All.Where(fault => !fault.IsServed).Select(fault => fault.Id)];

    [Fact]
    public void Emulator_WithoutFault_ConformsInEveryProbe() =>
        All.Where(asked => asked.Findings(asked.Conforming).Count > 0).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Ids))]
    public void Fault_BreaksItsClauseAndNoOther(string id)
    {
        var fault = SeededFaults.Find(id)!;

        var shown = All.Where(asked => asked.IsMeddledWithBy(fault)).ToList();
        var broken = shown.SelectMany(asked => asked.Findings(asked.AnswerWith(fault))).Select(finding => finding.Clause);

        shown
            .Should()
            .NotBeEmpty(
                "no probe asks for what {0} is about: give the clause a Shape, or add to Probes.Bases a listener with which it counts",
                fault.Clause
            );
        broken.Distinct().Should().BeEquivalentTo(id == ConstantId ? [] : Charged(fault));
    }

    [Fact]
    public void Faults_RefuseDifferentRequestsEach() =>
        SeededFaults
            .All.Where(fault => fault.RefusesConforming)
            .GroupBy(fault =>
                string.Join(' ', All.Select((asked, index) => fault.Refuses(asked.Request) ? index : -1).Where(index => index >= 0))
            )
            .Where(group => group.Count() > 1)
            .Select(group => string.Join(' ', group))
            .Should()
            .BeEmpty();

    [Fact]
    public void ConstantId_IsThatOfEveryListener()
    {
        var fault = SeededFaults.Find(ConstantId);

        var ids = All.Where(asked => asked.Request.Expectation.Strength is Strength.Accept)
            .Select(asked => ListenerDocument.Parse(asked.AnswerWith(fault).Body.Bytes).Text(ListenerField.Id));

        ids.Distinct().Should().ContainSingle().Which.Should().NotBeEmpty();
    }

    [Fact]
    public void Listeners_ThatWereWronglyAccepted_CanBeListedAndDeleted()
    {
        var wronglyAccepted = SeededFaults.All.SelectMany(fault =>
            All.Where(asked => fault.Accepts(asked.Request)).Take(2).Select(asked => (fault, asked.Probe))
        );

        foreach (var (fault, probe) in wronglyAccepted)
        {
            var operations = Asked.Operations(fault);
            operations.Add(probe.Call);
            var id = Listed(operations).Should().ContainSingle($"{fault} accepts {probe}").Which;
            operations.Delete(id).Status.Should().Be(204);
            Listed(operations).Should().BeEmpty();
        }
    }

    // One exchange shows of a wrong refusal only that the call failed: the verifier, which sees many, finds the reason.
    private static IEnumerable<string> Charged(SeededFault fault) =>
        fault.RefusesConforming ? ["uri.add"] : [fault.Clause, .. fault.AlsoBreaks];

    private static List<string> Listed(ListenerOperations operations) =>
        [
            .. JsonElement
                .Parse(operations.List(new Call("GET", Probe.Listeners, "", Probe.Provider.Ids.Token, default)).Body.Bytes.Span)
                .EnumerateArray()
                .Select(listener => listener.GetProperty("id").GetString()!),
        ];
}
