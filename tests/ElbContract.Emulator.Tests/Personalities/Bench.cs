using ElbContract.Emulator.Personalities;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;

namespace ElbContract.Emulator.Tests.Personalities;

/// <summary>Asks a personality without a wire between.</summary>
internal static class Bench
{
    private static readonly KnownProvider Provider = new(ProviderIds.Example);

    public static Answer Ask(Personality personality, Probe probe)
    {
        var options = new EmulatorOptions
        {
            Personality = personality,
            NewId = () => "a0000000000000000000000000000001",
            Time = new FixedTime(new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero)),
        };
        return BareListeners.Of(options, Provider).Add(new Call("POST", probe.Path, "", probe.Token, probe.Bytes));
    }

    public static Expectation Expect(Probe probe) =>
        Judge.Expect(new AddListenerRequestOnWire(probe.Path, probe.Token, probe.Bytes), Provider);
}
