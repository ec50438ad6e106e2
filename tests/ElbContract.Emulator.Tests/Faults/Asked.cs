using ElbContract.Emulator.Faults;
using ElbContract.Emulator.Operations;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;

namespace ElbContract.Emulator.Tests.Faults;

/// <summary>A probe, and what an emulator without fault answers to it.</summary>
internal sealed class Asked
{
    public Asked(Probe probe)
    {
        Probe = probe;
        Request = new PostedRequest(probe.Call, probe.Expectation, Probe.Provider);
        Conforming = AnswerWith(fault: null);
    }

    public Probe Probe { get; }
    public PostedRequest Request { get; }
    public Answer Conforming { get; }

    public static ListenerOperations Operations(SeededFault? fault) =>
        BareListeners.Of(
            new EmulatorOptions
            {
                Fault = fault,
                NewId = () => "a",
                Time = new FixedTime(default),
            },
            Probe.Provider
        );

    public Answer AnswerWith(SeededFault? fault) => Operations(fault).Add(Probe.Call);

    /// <summary>Whether the fault does anything to this request; of most it knows nothing.</summary>
    public bool IsMeddledWithBy(SeededFault fault) =>
        fault.Refuses(Request) || fault.Accepts(Request) || fault.Change(Request, Conforming) != Conforming;

    public IReadOnlyList<Finding> Findings(Answer answer) => Judge.Examine(Request.Expectation, answer.Status, answer.Body.Bytes);
}
