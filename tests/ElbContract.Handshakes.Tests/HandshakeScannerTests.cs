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
        scan.Departures.Should().BeEmpty();
        scan.VersionDepartures.Should().BeEmpty();
    }

    [Theory]
    [InlineData(EmulatedListeners.One, "Strict", 2 + 3 + 4)]
    [InlineData(EmulatedListeners.One, "Default", 4 + 3 + 4)]
    [InlineData(EmulatedListeners.One, "Extended", 27 + 3 + 4)]
    [InlineData(EmulatedListeners.Three, "Extended", 27 + 21 + 21 + 3 + 3 + 3 + 2)]
    public async Task Scan_AsksForEachListedSuite_ForAllOthersInThreeGroups_AndOnceForAVersionThatIsRefused(
        string protocols,
        string ciphers,
        int hellos
    )
    {
        await using var listeners = await EmulatedListeners.StartAsync();
        var endPoint = await listeners.AddAsync(protocols, ciphers);
        using var scanner = new HandshakeScanner(new HandshakeOptions { PerSecond = 1000 });

        var scan = await scanner.ScanAsync(EmulatedListeners.Question(endPoint, protocols, ciphers), Ending);

        scan.Hellos.Should().Be(hellos);
    }

    [Fact]
    public async Task Scan_OfAListenerWithASuiteTooFew_NamesIt()
    {
        await using var listeners = await EmulatedListeners.StartAsync();
        var endPoint = await listeners.AddAsync(EmulatedListeners.One, "Strict");
        using var scanner = new HandshakeScanner();

        var scan = await scanner.ScanAsync(EmulatedListeners.Question(endPoint, EmulatedListeners.One, "Default"), Ending);

        scan.Departures.Select(suite => (suite.Name, suite.IsListed, suite.Standing, suite.Why))
            .Should()
            .Equal(
                ("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", true, Standing.Refused, "handshake_failure"),
                ("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256", true, Standing.Refused, "handshake_failure")
            );
    }

    [Fact]
    public async Task Scan_OfAListenerWithSuitesAndVersionsTooMany_NamesThem()
    {
        await using var listeners = await EmulatedListeners.StartAsync();
        var endPoint = await listeners.AddAsync(EmulatedListeners.Three, "Extended");
        using var scanner = new HandshakeScanner(new HandshakeOptions { PerSecond = 1000 });
        var question = EmulatedListeners.Question(endPoint, EmulatedListeners.One, "Extended");

        var scan = await scanner.ScanAsync(question with { Suites = [.. question.Suites.Skip(1)] }, Ending);

        scan.Departures.Where(suite => suite.Version == TlsVersion.Tls12)
            .Select(suite => (suite.Name, suite.IsListed, suite.Standing))
            .Should()
            .Equal(("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", false, Standing.Taken));
        scan.VersionDepartures.Select(version => version.Version).Should().Equal(TlsVersion.Tls10, TlsVersion.Tls11);
    }

    [Theory]
    [InlineData(0, 1, 1, "0 connections at a time; it can be 1 to 64.*")]
    [InlineData(1, 0, 1, "0 connections a second; it can be 1 to 10000.*")]
    [InlineData(1, 1, 6, "6 attempts; it can be 1 to 5.*")]
    public void Options_OutOfRange_AreRefused(int parallel, int perSecond, int attempts, string message)
    {
        var making = () =>
            new HandshakeScanner(
                new HandshakeOptions
                {
                    Parallel = parallel,
                    PerSecond = perSecond,
                    Attempts = attempts,
                }
            );

        making.Should().Throw<ArgumentException>().WithMessage(message);
    }
}
