using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ElbContract.Cli.Arguments;
using ElbContract.Emulator;

namespace ElbContract.Cli.Tests;

/// <summary>What a gate reads: the last line and the exit code, which never disagree.</summary>
public sealed partial class VerdictTests : IDisposable
{
    private static readonly string[] Options =
    [
        "--public-loadbalancer",
        "--private-loadbalancer",
        "--certificate",
        "--sni-certificate",
        "--token-without-permission",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Verify_WithATokenAlone_IsIncompleteAndNamesEachOption()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var (exitCode, output, _) = await CommandRun.RunAsync([
            .. At(emulator),
            "--report",
            "json=" + In("report.json"),
            "--report",
            "junit=" + In("report.xml"),
            "--report",
            "sarif=" + In("report.sarif"),
            "--report",
            "html=" + In("report.html"),
            "--report",
            "github=" + In("report.txt"),
        ]);

        exitCode.Should().Be(3, output);
        var last = Last(output);
        last.Should().MatchRegex("^Verdict: incomplete: [0-9]+ of [0-9]+ clauses have no verdict, because these were not given: ");
        foreach (var option in Options)
            last.Should().MatchRegex($@"{option} \([0-9]+ clauses?\)");
        var json = JsonNode.Parse(await ReadAsync("report.json"))!;
        json["verdict"]!.GetValue<string>().Should().Be("incomplete");
        json["missing"]!.AsArray().Select(one => one!["option"]!.GetValue<string>()).Should().BeEquivalentTo(Options);
        (await ReadAsync("report.xml")).Should().Contain("Every clause has a verdict").And.Contain("<error message=\"incomplete: ");
        (await ReadAsync("report.sarif")).Should().Contain("\"executionSuccessful\": false").And.Contain("incomplete: ");
        (await ReadAsync("report.html")).Should().Contain("<title>incomplete: ");
        (await ReadAsync("report.txt")).Should().Contain("::error title=incomplete::").And.Contain("title=elb-contract%3A incomplete::");
    }

    [Fact]
    public async Task Verify_PageOfARun_HasScenarioExchangeAndCurlOfEachCase()
    {
        var (_, output, _) = await CommandRun.RunAsync("verify", "--clause", "backend-protocol.*", "--report", "html=" + In("report.html"));

        var html = await ReadAsync("report.html");
        var cases = Regex.Count(html, "<details class=\"case\"");
        cases.Should().BeGreaterThan(20, output);
        foreach (var part in new[] { "scenario", "request", "response" })
            Regex.Count(html, $"<pre class=\"{part}\">").Should().Be(cases, part);
        Regex.Count(html, "<pre>curl ").Should().Be(cases);
        html.Should().Contain("When the consumer adds a UDP listener with backend protocol TCP\nThen the listener is refused");
    }

    [Fact]
    public async Task Verify_WithoutAPrivateLoadBalancer_ConformsInSomeClausesWhereThatIsAllowed()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        string[] run = [.. At(emulator), .. Ids(emulator, but: "--private-loadbalancer"), "--report", "json=" + In("report.json")];

        var strict = await CommandRun.RunAsync([.. run, "--require-complete"]);
        var lenient = await CommandRun.RunAsync([.. run, "--allow-incomplete"]);
        var merged = await CommandRun.RunAsync("merge", In("report.json"));
        var mergedToo = await CommandRun.RunAsync("merge", In("report.json"), "--allow-incomplete");

        strict.ExitCode.Should().Be(3, strict.Output);
        Last(strict.Output)
            .Should()
            .StartWith("Verdict: incomplete: ")
            .And.MatchRegex(@": --private-loadbalancer \([0-9]+ clauses\)\. Give it, or pass");
        lenient.ExitCode.Should().Be(0, lenient.Output);
        Last(lenient.Output).Should().MatchRegex("^Verdict: conforms in [0-9]+ of [0-9]+ clauses$");
        (merged.ExitCode, Last(merged.Output)).Should().Be((3, Last(strict.Output)));
        (mergedToo.ExitCode, Last(mergedToo.Output)).Should().Be((0, Last(lenient.Output)));
    }

    [Fact]
    public async Task Verify_WithAllThatARealEndpointHas_ConformsAndTellsWhatItCannotBeAskedInOneLine()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var (exitCode, output, _) = await CommandRun.RunAsync([.. At(emulator), .. Ids(emulator)]);

        exitCode.Should().Be(0, output);
        Last(output).Should().Be("Verdict: conforms");
        output
            .Should()
            .Contain(
                "Not counted, because no request can show them: sticky-session-type.http-sticky, "
                    + "tcp-draining-timeout.draining-only, ssl-protocols.versions, ssl-ciphers.suites, status.500, status.503"
            )
            .And.NotMatchRegex("(?m)^status.500 ");
    }

    [Fact]
    public async Task Verify_ClausesThatAreChosen_CountAlone()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var (exitCode, output, _) = await CommandRun.RunAsync([
            .. At(emulator),
            .. Ids(emulator, but: "--private-loadbalancer"),
            "--clause",
            "status.403",
        ]);

        exitCode.Should().Be(0, output);
        Last(output).Should().Be("Verdict: conforms");
        output.Should().Contain("1 clause: 1 passed");
    }

    [Fact]
    public async Task Verify_NothingOfWhatIsChosenGiven_DoesNotConformWhateverIsAllowed()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var (exitCode, output, _) = await CommandRun.RunAsync([
            .. At(emulator),
            .. Ids(emulator, but: "--token-without-permission"),
            "--clause",
            "status.403",
            "--allow-incomplete",
        ]);

        exitCode.Should().Be(3, output);
        Last(output)
            .Should()
            .Be(
                "Verdict: incomplete: 1 of 1 clause has no verdict, because this was not given: --token-without-permission "
                    + "(1 clause). Give it"
            );
    }

    [Fact]
    public async Task Verify_OppositeWishes_AreRefused()
    {
        var (exitCode, _, errors) = await CommandRun.RunAsync("verify", "--require-complete", "--allow-incomplete");

        exitCode.Should().Be(2);
        errors.Should().Contain("--require-complete and --allow-incomplete ask for opposite things: leave one of them out.");
    }

    [Fact]
    public async Task Verify_AWaiverThatIsNotNeeded_FailsInTheLastLineToo()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            In("waivers.yaml"),
            $$"""
            endpoint: {{emulator.BaseAddress.AbsoluteUri.TrimEnd('/')}}
            waivers:
              - clause: port.range
                finding: { where: $.status, expected: "400", actual: "200" }
                reason: known
                owner: somebody
                expires: 2999-01-01
            """,
            TestContext.Current.CancellationToken
        );

        var (exitCode, output, errors) = await CommandRun.RunAsync([
            .. At(emulator),
            .. Ids(emulator),
            "--waivers",
            In("waivers.yaml"),
            "--clause",
            "port.range",
        ]);

        exitCode.Should().Be(1, output + errors);
        Last(output).Should().Be("Verdict: fails: 1 problem with waivers; the endpoint alone: conforms");
    }

    [Fact]
    public async Task Verify_AContractOfOneConsumer_SaysForHowManyInteractionsOfWhom()
    {
        var (exitCode, output, errors) = await CommandRun.RunAsync("verify", await OfOneConsumerAsync());

        exitCode.Should().Be(0, output + errors);
        Last(output).Should().Be("Verdict: conforms for 3 interactions of web-shop");
    }

    private async Task<string> OfOneConsumerAsync()
    {
        var contract = JsonNode.Parse(
            await File.ReadAllTextAsync(
                Directory.GetFiles(Cli.Arguments.Options.OwnContract, "*.json").Single(),
                TestContext.Current.CancellationToken
            )
        )!;
        contract["consumer"]!["name"] = "web-shop";
        var few = contract["interactions"]!
            .AsArray()
            .Where(one => one!.ToJsonString().Contains("\"name.length\"", StringComparison.Ordinal))
            .Take(3)
            .Select(one => one!.DeepClone())
            .ToArray();
        contract["interactions"] = new JsonArray(few);
        await File.WriteAllTextAsync(In("web-shop.json"), contract.ToJsonString(), TestContext.Current.CancellationToken);
        return In("web-shop.json");
    }

    /// <summary>The rules are kept: what is wrong is how a refusal is told.</summary>
    [Fact]
    public async Task Verify_RefusalsThatAreAnswered200WithAnError_BreakOneClause()
    {
        var (exitCode, output, _) = await CommandRun.RunAsync(
            "verify",
            "--fault",
            "status.400/200",
            "--report",
            "json=" + In("report.json")
        );

        exitCode.Should().Be(1);
        JsonNode.Parse(await ReadAsync("report.json"))!["clauses"]!
            .AsArray()
            .Where(clause => clause!["verdict"]!.GetValue<string>() == "failed")
            .Select(clause => clause!["id"]!.GetValue<string>())
            .Should()
            .Equal(["status.400"], output);
    }

    [Fact]
    public async Task Verify_Deep_FindsWhatIsWrongInOneContextAndSaysBeforehandWhatItSends()
    {
        string[] run = ["verify", "--fault", "port.range/below-accepted/udp-public", "--clause", "port.range"];

        var (_, output, errors) = await CommandRun.RunAsync([.. run, "--deep", "--report", "json=" + In("report.json")]);

        Last(output).Should().Be("Verdict: violates");
        errors
            .Should()
            .MatchRegex("sends [0-9]+ interactions of the contract and [0-9]+ generated cases, about [0-9]+ requests and [0-9]+ s at ");
        var cases = JsonNode.Parse(await ReadAsync("report.json"))!["clauses"]!.AsArray().SelectMany(clause => clause!["cases"]!.AsArray());
        cases.Should().Contain(one => one!["generated"]!.GetValue<bool>() && one["verdict"]!.GetValue<string>() == "failed");
    }

    [Fact]
    public async Task Verify_DeepWithANumber_SendsSoMany()
    {
        var (exitCode, output, errors) = await CommandRun.RunAsync("verify", "--deep=7", "--report", "json=" + In("report.json"));

        exitCode.Should().Be(0);
        errors.Should().Contain(" of the contract and 7 of 2877 generated cases, the most useful first, about ");
        output.Should().MatchRegex(@"\); 7 of 2877 generated cases, the most useful first\n");
        var part = JsonNode.Parse(await ReadAsync("report.json"))!["generatedCases"]!;
        (part["chosen"]!.GetValue<int>(), part["all"]!.GetValue<int>()).Should().Be((7, 2877));
    }

    [Fact]
    public async Task Merge_ShardsOfADeepRun_AddsUpTheirGeneratedCases()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        foreach (var index in (int[])[1, 2])
            await CommandRun.RunAsync([
                .. At(emulator),
                .. Ids(emulator),
                "--clause",
                "port.range",
                "--deep=5",
                "--shard",
                $"{index}/2",
                "--report",
                $"json={In($"{index}.json")}",
            ]);

        var (_, output, errors) = await CommandRun.RunAsync("merge", In("1.json"), In("2.json"));

        output.Should().MatchRegex(@"\); 5 of 117 generated cases, the most useful first\n", errors);
    }

    [Fact]
    public async Task Verify_DeepContractOfOneConsumer_MentionsTheGeneratedCasesInTheLastLine()
    {
        var (_, output, _) = await CommandRun.RunAsync("verify", await OfOneConsumerAsync(), "--deep=3");

        Last(output)
            .Should()
            .MatchRegex("^Verdict: conforms for 3 interactions of web-shop and 3 of 912 generated cases, the most useful first$");
    }

    [Fact]
    public async Task Verify_DeadlineAfterADeparture_Violates()
    {
        var (exitCode, output, _) = await CommandRun.RunAsync(
            "verify",
            "--fault",
            "name.length/above-accepted",
            "--clause",
            "name.length",
            "--deep",
            "--rate",
            "20",
            "--deadline",
            "8"
        );

        exitCode.Should().Be(1, output);
        Last(output).Should().StartWith("Verdict: violates: the deadline of 8 s passed before all requests were sent: ");
    }

    [Fact]
    public async Task Verify_AtAnEmulatorOfItsOwn_SaysHowItIsBroughtBack()
    {
        var (_, output, _) = await CommandRun.RunAsync(
            "verify",
            "--fault",
            "backend-protocol.udp/tcp-accepted",
            "--clause",
            "backend-protocol.udp"
        );

        var line = output.Split('\n').Single(one => one.Contains("elb-contract serve ", StringComparison.Ordinal)).Trim();
        var words = line[line.IndexOf("elb-contract serve", StringComparison.Ordinal)..].Split(' ');
        output
            .Should()
            .Contain($"curl -X POST \"http://127.0.0.1:{words[3]}/")
            .And.Contain(EmulatorArguments.IdsOf(words[5]).PublicLoadbalancerId);
        words[6..].Should().Equal("--fault", "backend-protocol.udp/tcp-accepted");
    }

    private static string[] At(ElbEmulator emulator) =>
        ["verify", "--endpoint", emulator.BaseAddress.AbsoluteUri, "--project-id", emulator.Ids.ProjectId, "--token", emulator.Ids.Token];

    private static IEnumerable<string> Ids(ElbEmulator emulator, string? but = null) =>
        Options
            .Zip([
                emulator.Ids.PublicLoadbalancerId,
                emulator.Ids.PrivateLoadbalancerId,
                emulator.Ids.CertificateId,
                emulator.Ids.SniCertificateId,
                emulator.Ids.TokenWithoutPermission,
            ])
            .Where(one => one.First != but)
            .SelectMany(one => (string[])[one.First, one.Second]);

    // Colours are there or not, as the terminal of the test run is.
    private static string Last(string output) => Colour().Replace(output.TrimEnd().Split('\n')[^1].TrimEnd('\r'), "");

    [GeneratedRegex("\u001b\\[[0-9;]*m", RegexOptions.NonBacktracking)]
    private static partial Regex Colour();

    private string In(string file) => Path.Combine(_folder, file);

    private Task<string> ReadAsync(string file) => File.ReadAllTextAsync(In(file), TestContext.Current.CancellationToken);
}
