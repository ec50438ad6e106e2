using ElbContract.Specification.Listeners;

namespace ElbContract.Handshakes.Tests;

public sealed class HandshakeScannerTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("HTTPS", EmulatedListeners.One, "Default", 4)]
    [InlineData("SSL", EmulatedListeners.One, "Default", 4)]
    [InlineData("HTTPS", EmulatedListeners.One, "Strict", 2)]
    [InlineData("SSL", EmulatedListeners.One, "Extended", 27)]
    [InlineData("HTTPS", EmulatedListeners.Three, "Extended", 27 + 21 + 21)]
    public async Task Scan_OfAnEmulatedListener_FindsTheSuitesOfThePageAndNoOthers(
        string protocol,
        string protocols,
        string ciphers,
        int count
    )
    {
        await using var listeners = await EmulatedListeners.StartAsync();
        var endPoint = await listeners.AddAsync(protocols, ciphers, protocol);
        using var scanner = new HandshakeScanner(new HandshakeOptions { PerSecond = 1000 });

        var scan = await scanner.ScanAsync(EmulatedListeners.Question(endPoint, protocols, ciphers), Ending);

        scan.Suites.Should().HaveCount(count).And.OnlyContain(suite => suite.IsListed && suite.Standing == Standing.Taken);
        scan.Versions.Where(version => version.Standing == Standing.Taken)
            .Select(version => version.Version)
            .Should()
            .Equal(protocols is EmulatedListeners.One ? [TlsVersion.Tls12] : [TlsVersion.Tls10, TlsVersion.Tls11, TlsVersion.Tls12]);
        scan.Versions.Should().OnlyContain(version => version.Standing == Standing.Taken || version.Standing == Standing.Refused);
        scan.IsIncomplete.Should().BeFalse();
        TestContext.Current.TestOutputHelper!.WriteLine($"{scan.Hellos} hellos; {string.Join(' ', scan.Keys)}");
        foreach (var v in scan.Versions)
            TestContext.Current.TestOutputHelper!.WriteLine($"{v}");
        foreach (var v in scan.Suites)
            TestContext.Current.TestOutputHelper!.WriteLine($"{v}");
    }
}
