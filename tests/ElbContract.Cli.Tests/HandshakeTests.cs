using System.Net;
using System.Text.Json.Nodes;
using ElbContract.Emulator;
using ElbContract.Emulator.Faults;
using ElbContract.Specification.Clauses;

namespace ElbContract.Cli.Tests;

/// <summary><c>verify --handshake</c>: what listeners serve, and no answer shows.</summary>
public sealed class HandshakeTests : IDisposable
{
    private const string Both = "ssl-*s.*s"; // ssl-ciphers.suites and ssl-protocols.versions, with the values of both
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Verify_WithHandshakesAtTheEmulator_HasAVerdictOnEveryClause()
    {
        var (exitCode, output, _) = await CommandRun.RunAsync("verify", "--handshake", "127.0.0.1", "--observe");

        exitCode.Should().Be(0, output);
        var all = Catalogue.Clauses.Count;
        output.Should().Contain($"{all} clauses: {all} passed, 0 failed, 0 waived, 0 not verified");
    }

    [Fact]
    public async Task Verify_WithoutHandshakes_HasNoVerdictOnWhatOnlyTheyShow_AndConforms()
    {
        var (exitCode, output, _) = await CommandRun.RunAsync("verify", "--clause", Both);

        exitCode.Should().Be(0, output);
        output.Should().Contain("Not counted, because no request can show them: ssl-protocols.versions, ssl-ciphers.suites");
        output.Should().NotContain("suites taken");
    }

    [Fact]
    public async Task Verify_AtAServedEmulator_LooksThePortsUpBesideTheStateUrl()
    {
        await using var emulator = await StartAsync(IPAddress.Loopback);

        var (exitCode, output, _) = await CommandRun.RunAsync([.. At(emulator), "--handshake", "127.0.0.1", "--clause", Both]);

        exitCode.Should().Be(0, output);
        output.Should().MatchRegex("ssl-ciphers.suites +accept .*passed");
        output.Should().Contain("Strict: 2 of 2 suites taken");
    }

    [Fact]
    public async Task Verify_WithOneAddress_AsksTheListenersThereAlone()
    {
        await using var emulator = await StartAsync(IPAddress.Loopback);
        var report = In("report.json");

        var (exitCode, output, _) = await CommandRun.RunAsync([
            .. At(emulator),
            "--handshake-private",
            "127.0.0.1",
            "--clause",
            ClauseIds.SslCiphersSuites,
            "--report",
            "json=" + report,
        ]);

        exitCode.Should().Be(0, output);
        var json = JsonNode.Parse(await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken))!;
        var seen = json["evidence"]![0]!["handshakes"]!.AsArray();
        seen.Should().NotBeEmpty().And.OnlyContain(one => one!["network"]!.GetValue<string>() == "private");
    }

    /// <summary>Its listeners are on 127.0.0.1.</summary>
    [Theory]
    [InlineData("127.0.0.2", "the listener listens on 127.0.0.1, and the address that was given is 127.0.0.2")]
    [InlineData("name.invalid", "name.invalid has no address")]
    public async Task Verify_WithAnAddressThatIsNotTheListeners_HasNoVerdict(string address, string reason)
    {
        await using var emulator = await StartAsync(IPAddress.Loopback);

        var (exitCode, output, _) = await CommandRun.RunAsync([
            .. At(emulator),
            "--handshake",
            address,
            "--clause",
            ClauseIds.SslProtocolsVersions,
        ]);

        exitCode.Should().Be(3, output);
        output.Should().MatchRegex("ssl-protocols.versions +accept .*not-verified").And.Contain(reason);
        output.Should().Contain("Verdict: inconclusive");
    }

    [Fact]
    public async Task Verify_WhereListenersDoNotListen_HasNoVerdict()
    {
        await using var emulator = await StartAsync(dataPlane: null);

        var (exitCode, output, _) = await CommandRun.RunAsync([
            .. At(emulator),
            "--handshake",
            "127.0.0.1",
            "--clause",
            ClauseIds.SslProtocolsVersions,
        ]);

        exitCode.Should().Be(3, output);
        output.Should().Contain("TLS handshakes with the listener: ");
    }

    [Fact]
    public async Task Verify_AtAProviderThatServesASuiteTooMany_NamesItAndShowsTheTable()
    {
        var fault = ClauseIds.SslCiphersSuites + "/suite-added-to-strict";
        var (html, json) = (In("report.html"), In("report.json"));

        var (exitCode, output, _) = await CommandRun.RunAsync(
            "verify",
            "--handshake",
            "127.0.0.1",
            "--fault",
            fault,
            "--clause",
            ClauseIds.SslCiphersSuites,
            "--report",
            "html=" + html,
            "--report",
            "json=" + json
        );
        var merged = await CommandRun.RunAsync("merge", json);

        exitCode.Should().Be(1, output);
        output.Should().Contain("$.handshake['TLS 1.2 RC4-SHA']: expected not taken in a TLS handshake, was taken in a TLS handshake");
        output.Should().Contain($"--fault {fault} --data-plane 127.0.0.1", "the line that starts the emulator again");
        output.Should().Contain("Strict: 2 of 2 suites taken, and 1 not of the set");
        merged.Output.Should().Contain("Strict: 2 of 2 suites taken, and 1 not of the set");
        var page = await File.ReadAllTextAsync(html, TestContext.Current.CancellationToken);
        page.Should().Contain("What TLS handshakes show").And.Contain("not of the set").And.Contain("weak today");
    }

    /// <summary>What else is wrong with the words for versions and suites is no departure in what listeners serve.</summary>
    [Theory]
    [InlineData("ssl-ciphers.extended-required/default-accepted")]
    [InlineData("ssl-ciphers.default/another-shown")]
    [InlineData("ssl-protocols.default/not-shown")]
    public async Task Verify_AtAProviderThatIsWrongInItsAnswers_AccusesNoListener(string fault)
    {
        var (exitCode, output, _) = await CommandRun.RunAsync("verify", "--handshake", "127.0.0.1", "--fault", fault, "--clause", "ssl-*");

        exitCode.Should().Be(1, output);
        output.Should().Contain($"FAILED {fault[..fault.IndexOf('/', StringComparison.Ordinal)]}");
        output.Should().NotContain("$.handshake");
    }

    /// <summary>The cases of these clauses are answered too.</summary>
    [Fact]
    public async Task Verify_WhereAnswersDepartAndListenersAreNotAsked_TellsTheDeparture()
    {
        var (exitCode, output, _) = await CommandRun.RunAsync(
            "verify",
            "--handshake",
            "127.0.0.1",
            "--fault",
            "ssl-ciphers.default/another-shown",
            "--clause",
            ClauseIds.SslProtocolsVersions
        );

        exitCode.Should().Be(1, output);
        output.Should().Contain("FAILED ssl-ciphers.default").And.NotContain("FAILED " + ClauseIds.SslProtocolsVersions);
    }

    [Theory]
    [InlineData("--handshake", "0.0.0.0", "--handshake takes the address or the name of a load balancer")]
    [InlineData("--handshake", "10.0.0.1", "--handshake takes one loopback address")]
    [InlineData("--handshake", "127.0.0.1:443", "--handshake takes the address or the name of a load balancer")]
    [InlineData("--handshake", "https://elb.example.com", "--handshake takes the address or the name of a load balancer")]
    [InlineData("--fault", "ssl-ciphers.suites/suite-added-to-strict", "no answer shows what a listener serves")]
    public async Task Verify_WithWhatCannotBeAsked_SaysSo(string option, string value, string message)
    {
        var (exitCode, _, errors) = await CommandRun.RunAsync("verify", option, value);

        exitCode.Should().Be(2);
        errors.Should().Contain(message);
    }

    [Fact]
    public void Faults_InWhatListenersServe_AreOfTheClausesThatHandshakesShow() =>
        SeededFaults
            .All.Where(fault => fault.IsServed)
            .Select(fault => fault.Clause)
            .Distinct()
            .Should()
            .BeEquivalentTo(Catalogue.Clauses.Where(clause => clause.IsAboutHandshakes).Select(clause => clause.Id));

    private static Task<ElbEmulator> StartAsync(IPAddress? dataPlane) =>
        ElbEmulator.StartAsync(new EmulatorOptions { DataPlane = dataPlane }, TestContext.Current.CancellationToken);

    private static string[] At(ElbEmulator emulator) =>
        ["verify", "--endpoint", emulator.BaseAddress.AbsoluteUri, "--state-url", emulator.StateUrl.AbsoluteUri];

    private string In(string name) => Path.Combine(_folder, name);
}
