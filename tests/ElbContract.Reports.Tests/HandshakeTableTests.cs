using ElbContract.Handshakes;
using ElbContract.Reports.Handshaking;
using ElbContract.Specification.Listeners;
using ElbContract.Verification.Handshaking;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Tests;

public sealed class HandshakeTableTests
{
    [Fact]
    public void Runs_WithoutHandshakes_HaveNoTable() => HandshakeTable.Of(Report()).Should().BeEmpty();

    [Fact]
    public void Listeners_ThatNobodyReached_AreNotCounted() =>
        HandshakeTable.Of(Report(Listener("Strict") with { Obstacle = "no connection" })).Should().BeEmpty();

    [Fact]
    public void Listeners_OfASet_AreCountedTogether()
    {
        var tables = HandshakeTable.Of(
            Report(
                Listener("Strict", Suite(0xC030, Standing.Taken), Suite(0xC02F, Standing.Taken), Rc4(Standing.Taken)),
                Listener("Strict", Suite(0xC030, Standing.Taken), Suite(0xC02F, Standing.Refused))
            )
        );

        tables.Select(table => $"{table.Title} {table.Listeners}").Should().Equal("Protocol versions 2", "Strict 2");
        tables[1]
            .Rows.Select(row => $"{row.Name}: {row.Cells.Single().Words}, {row.Cells.Single().Departs}, {row.Note}")
            .Should()
            .Equal(
                "ECDHE-RSA-AES256-GCM-SHA384: taken, False, ",
                "ECDHE-RSA-AES128-GCM-SHA256: taken by 1 of 2, True, ",
                "RC4-SHA: taken, True, not of the set"
            );
    }

    [Theory]
    [InlineData(Standing.Refused, "not taken")]
    [InlineData(Standing.NotAskable, "not askable")]
    [InlineData(Standing.Unknown, "no answer")]
    public void Suites_ThatAreNotTaken_SayWhy(Standing standing, string words) =>
        HandshakeTable.Of(Report(Listener("Strict", Suite(0xC030, standing))))[1].Rows[0].Cells[0].Words.Should().Be(words);

    [Fact]
    public void Suites_ThatAreWeakToday_AreMarkedWhereTheyAreTaken()
    {
        var rows = HandshakeTable
            .Of(
                Report(Listener("Extended", Suite(0x0005, Standing.Taken), Suite(0x000A, Standing.Refused), Suite(0x002F, Standing.Taken)))
            )[1]
            .Rows;

        rows.Where(row => row.IsWeak).Select(row => row.Name).Should().Equal("DES-CBC3-SHA", "RC4-SHA");
        rows.Where(row => row.Note.Length > 0).Select(row => $"{row.Name}: {row.Note}").Should().Equal("RC4-SHA: weak today");
    }

    [Fact]
    public void Summaries_CountWhatIsTaken()
    {
        var report = Report(Listener("Strict", Suite(0xC030, Standing.Taken), Suite(0xC02F, Standing.Refused), Rc4(Standing.Taken)));

        HandshakeTable
            .Summaries(report)
            .Should()
            .Equal("The listeners that show TLS 1.2 take TLS 1.2", "Strict: 1 of 2 suites taken, and 1 not of the set (1 listener)");
    }

    private static VerificationReport Report(params IReadOnlyList<ListenerHandshakes> handshakes) =>
        new()
        {
            Endpoint = "https://elb.example.com",
            Verdict = RunVerdict.Conforms,
            StartedAt = DateTimeOffset.UnixEpoch,
            Duration = TimeSpan.Zero,
            Requests = 0,
            Clauses = [],
            Evidence =
            [
                new Evidence
                {
                    Endpoint = "https://elb.example.com",
                    StartedAt = DateTimeOffset.UnixEpoch,
                    Duration = TimeSpan.Zero,
                    Requests = 0,
                    States = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal),
                    Results = [],
                    Exchanges = [],
                    Handshakes = handshakes,
                },
            ],
        };

    private static ListenerHandshakes Listener(string set, params IReadOnlyList<SuiteStanding> suites) =>
        new()
        {
            CaseKey = "key",
            Network = HandshakeNetwork.Public,
            Protocol = "HTTPS",
            SslProtocols = "TLS 1.2",
            SslCiphers = set,
            Versions =
            [
                new(TlsVersion.Tls10, IsListed: false, Standing.Refused, "protocol_version") { OthersRefused = 300, OthersUnknown = 0 },
                new(TlsVersion.Tls12, IsListed: true, Standing.Taken, null) { OthersRefused = 300, OthersUnknown = 0 },
            ],
            Suites = suites,
        };

    private static SuiteStanding Suite(int number, Standing standing) =>
        new(TlsVersion.Tls12, number, "TLS_A", IsListed: true, standing, null);

    private static SuiteStanding Rc4(Standing standing) => new(TlsVersion.Tls12, 0x0005, "TLS_B", IsListed: false, standing, null);
}
