using ElbContract.Handshakes;
using ElbContract.Specification.Listeners;
using ElbContract.Verification.Handshaking;

namespace ElbContract.Verification.Tests.Handshaking;

public sealed class HandshakeFindingsTests
{
    [Fact]
    public void Listeners_ThatServeWhatTheyShow_DepartNowhere() =>
        HandshakeFindings
            .Of(Seen([Version(TlsVersion.Tls11, false, Standing.Refused), Version(TlsVersion.Tls12, true, Standing.Taken)], Taken("AES")))
            .Should()
            .BeEmpty();

    [Fact]
    public void Suites_ThatAreMissingOrTooMany_AreNamedAndNothingElse()
    {
        var seen = Seen(
            [Version(TlsVersion.Tls12, true, Standing.Taken)],
            Taken("AES"),
            new(TlsVersion.Tls12, 0xC030, "A", IsListed: true, Standing.Refused, "handshake_failure"),
            new(TlsVersion.Tls12, 0x0005, "B", IsListed: false, Standing.Taken, null),
            new(TlsVersion.Tls12, 3, "C", IsListed: true, Standing.NotAskable, "no certificate"),
            new(TlsVersion.Tls12, 4, "D", IsListed: true, Standing.Unknown, "no answer"),
            new(TlsVersion.Tls12, 5, "E", IsListed: false, Standing.Refused, null)
        );

        HandshakeFindings
            .Of(seen)
            .Select(finding => $"{finding.Clause} {finding.Where}: {finding.Expected}, {finding.Actual}")
            .Should()
            .Equal(
                "ssl-ciphers.suites $.handshake['TLS 1.2 ECDHE-RSA-AES256-GCM-SHA384']: taken in a TLS handshake, not taken in a TLS "
                    + "handshake: handshake_failure",
                "ssl-ciphers.suites $.handshake['TLS 1.2 RC4-SHA']: not taken in a TLS handshake, taken in a TLS handshake"
            );
        HandshakeFindings.NotAsked(seen).Should().EndWith("certificate for them: C");
        seen.SuiteGap.Should().Be("TLS 1.2 D: no answer");
        seen.VersionGap.Should().BeNull();
    }

    [Theory]
    [InlineData(true, Standing.Refused)]
    [InlineData(false, Standing.Taken)]
    public void Versions_ThatDepart_AreNamedWithoutTheirSuites(bool isListed, Standing standing)
    {
        var seen = Seen(
            [Version(TlsVersion.Tls10, isListed, standing), Version(TlsVersion.Tls12, true, Standing.Taken)],
            new(TlsVersion.Tls10, 0x002F, "A", isListed, standing, null),
            Taken("AES")
        );

        HandshakeFindings
            .Of(seen)
            .Select(finding => $"{finding.Clause} {finding.Where}")
            .Should()
            .Equal("ssl-protocols.versions $.handshake['TLS 1.0']");
    }

    [Fact]
    public void Versions_ThatAreNotKnown_AreAGap() =>
        Seen([Version(TlsVersion.Tls10, false, Standing.Unknown)]).VersionGap.Should().Be("TLS 1.0: the port did not answer");

    [Fact]
    public void Sets_OfWhichNoSuiteIsTaken_HaveNoVerdict()
    {
        var seen = Seen(
            [Version(TlsVersion.Tls12, true, Standing.NotAskable)],
            new SuiteStanding(TlsVersion.Tls12, 1, "A", IsListed: true, Standing.NotAskable, "no certificate")
        );

        HandshakeFindings.Of(seen).Should().BeEmpty();
        seen.VersionGap.Should().NotBeNull();
        seen.SuiteGap.Should().NotBeNull();
    }

    [Fact]
    public void Listeners_ThatArePending_DepartOnlyInWhatTheyTake()
    {
        var seen = Seen(
            [Version(TlsVersion.Tls10, false, Standing.Taken), Version(TlsVersion.Tls12, true, Standing.Refused)],
            new SuiteStanding(TlsVersion.Tls12, 1, "A", IsListed: true, Standing.Refused, "closed")
        ) with
        {
            IsPending = true,
        };

        HandshakeFindings.Of(seen).Select(finding => finding.Where).Should().Equal("$.handshake['TLS 1.0']");
        seen.SuiteGap.Should().EndWith("(it was still pending)");
    }

    private static ListenerHandshakes Seen(IReadOnlyList<VersionStanding> versions, params IReadOnlyList<SuiteStanding> suites) =>
        new()
        {
            CaseKey = "key",
            Network = HandshakeNetwork.Public,
            Protocol = "HTTPS",
            SslProtocols = "TLS 1.2",
            SslCiphers = "Default",
            Versions = versions,
            Suites = suites,
        };

    private static SuiteStanding Taken(string name) => new(TlsVersion.Tls12, 1, name, IsListed: true, Standing.Taken, null);

    private static VersionStanding Version(TlsVersion version, bool isListed, Standing standing) =>
        new(version, isListed, standing, standing is Standing.Unknown ? "the port did not answer" : null)
        {
            OthersRefused = 0,
            OthersUnknown = 0,
        };
}
