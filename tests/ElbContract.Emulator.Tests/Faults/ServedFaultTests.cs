using ElbContract.Emulator.DataPlane;
using ElbContract.Emulator.Faults;
using ElbContract.Specification.Listeners;
using Org.BouncyCastle.Tls;

namespace ElbContract.Emulator.Tests.Faults;

/// <summary>Faults in what listeners serve. Whether handshakes show them is the proof's to say.</summary>
public sealed class ServedFaultTests
{
    private static readonly ServedTls[] Conforming =
    [
        Of("Default", ProtocolVersion.TLSv12),
        Of("Strict", ProtocolVersion.TLSv12),
        Of("Extended", ProtocolVersion.TLSv12),
        Of("Extended", ProtocolVersion.TLSv12, ProtocolVersion.TLSv11, ProtocolVersion.TLSv10),
    ];

    public static TheoryData<string> Ids => [.. SeededFaults.All.Where(fault => fault.IsServed).Select(fault => fault.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Fault_ServesSomeListenersOtherwise_AndNotAll(string id)
    {
        var fault = SeededFaults.Find(id)!;

        var others = Conforming.Where(served => Words(fault.Serve(served)) != Words(served)).ToList();

        others.Should().NotBeEmpty().And.HaveCountLessThan(Conforming.Length);
    }

    [Fact]
    public void Faults_ServeDifferently() =>
        Ids.Select(id => string.Join('|', Conforming.Select(served => Words(SeededFaults.Find(id.Data)!.Serve(served)))))
            .Should()
            .OnlyHaveUniqueItems();

    private static ServedTls Of(string set, params ProtocolVersion[] versions) =>
        new(versions, [.. CipherSets.Of(set)!.Select(suite => suite.Number)], set);

    private static string Words(ServedTls served) =>
        $"{string.Join(' ', served.Versions.Select(version => version.Name))}: {string.Join(' ', served.Suites)} {served.OnlyWithTls12}";
}
