using ElbContract.Emulator.Faults;
using ElbContract.Emulator.Personalities;
using ElbContract.Proof;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Tests.Proving;

/// <summary>Proofs whose every figure is known.</summary>
internal static class SampleProof
{
    public static ProofReport Holding { get; } =
        new()
        {
            StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Duration = TimeSpan.FromSeconds(5),
            FaultsDuration = TimeSpan.FromSeconds(3),
            IsQuick = false,
            Faults =
            [
                new FaultProof(Fault("port.range/maximum-refused"), Found(RunVerdict.Violates, ("port.range", 2))),
                new FaultProof(Fault("name.mandatory/absent-accepted"), Found(RunVerdict.Violates, ("name.mandatory", 1))),
            ],
            Personalities = [new PersonalityProof(Personalities.Find("ordinary")!, Found(RunVerdict.Conforms))],
        };

    /// <summary>One fault survives, one is not named, one accuses another clause too, and a conforming provider is accused.</summary>
    public static ProofReport Failing { get; } =
        Holding with
        {
            IsQuick = true,
            Faults =
            [
                new FaultProof(Fault("port.range/minimum-refused"), Found(RunVerdict.Conforms)),
                new FaultProof(Fault("port.range/maximum-refused"), Found(RunVerdict.Violates, ("port.type", 1))),
                new FaultProof(
                    Fault("name.mandatory/absent-accepted"),
                    Found(RunVerdict.Violates, ("name.mandatory", 1), ("name.type", 3))
                ),
                new FaultProof(
                    Fault("name.mandatory/null-accepted"),
                    Found(RunVerdict.Inconclusive) with
                    {
                        Reason = "the endpoint <hangs>",
                    }
                ),
            ],
            Personalities = [new PersonalityProof(Personalities.Find("ordinary")!, Found(RunVerdict.Violates, ("response.id", 7)))],
        };

    private static SeededFault Fault(string id) => SeededFaults.Find(id)!;

    private static ProviderProof Found(RunVerdict verdict, params (string Clause, int Cases)[] accused) =>
        new()
        {
            Verdict = verdict,
            Accused = [.. accused.Select(one => new Accusation(one.Clause, one.Cases))],
            Requests = 100,
            Duration = TimeSpan.FromSeconds(1.5),
        };
}
