using System.Text.RegularExpressions;

namespace ElbContract.Cli.Tests;

public sealed partial class ExploreTests
{
    [Fact]
    public async Task Explore_WithoutEndpoint_FindsNothingAtTheEmulatorAndPrintsTotalsAndSeed()
    {
        var (exitCode, output, errors) = await CommandRun.RunAsync("explore", "--cases", "300", "--seed", "5");

        output
            .Should()
            .MatchRegex(
                @"^21 of 330 rules in contexts covered; 300 cases \(matrix 300, pairwise 0, random 0, sequences 0\) in "
                    + @"[0-9.]+ s, [0-9]+ cases a second: no departure\n"
                    + @"Again: elb-contract explore --seed 5 --cases 300\nVerdict: conforms\n$"
            );
        errors
            .Should()
            .MatchRegex("^sends 300 generated cases, about 630 requests and [0-9]+ s at [0-9]+ ms an answer; --cases N sends N, .*\n$");
        exitCode.Should().Be(0);
    }

    [Fact]
    public async Task Explore_WithoutSeed_PrintsTheOneItTook()
    {
        var (_, one, _) = await CommandRun.RunAsync("explore", "--cases", "3");
        var (_, other, _) = await CommandRun.RunAsync("explore", "--cases", "3");

        Seed(other).Should().NotBe(Seed(one));

        static string Seed(string output) => Regex.Match(output, "--seed [0-9]+", RegexOptions.NonBacktracking).Value;
    }

    [Fact]
    public async Task Explore_AFault_PrintsItAsTheSmallestRequestAndAsAScenario()
    {
        var (exitCode, output, _) = await CommandRun.RunAsync(
            "explore",
            "--fault",
            "backend-protocol.udp/tcp-accepted",
            "--cases",
            "2000",
            "--seed",
            "5"
        );

        const string headers = "-H \"X-Auth-Token: $ELB_TOKEN\" -H \"Content-Type: application/json\"";
        var body = """
            {"name":"elb-contract","loadbalancer_id":"…","protocol":"UDP","port":…,
            "backend_protocol":"TCP","backend_port":80,"lb_algorithm":"roundrobin"}
            """.ReplaceLineEndings("");
        const string revival =
            "The emulator of the curl lines has stopped; this starts it again and prints the variables that they need: elb-contract serve "
            + "--port … --seed … --fault backend-protocol.udp/tcp-accepted";
        const string totals =
            "217 of 330 rules in contexts covered; 2000 cases (matrix 2000, pairwise 0, random 0, sequences 0) in … s, … cases a second:";
        Scrubbed(output)
            .Should()
            .StartWith(
                $$"""
                DEPARTS backend-protocol.udp: A UDP listener forwards to UDP backends only. (p49981105113220)
                  $.status: expected 400, was 200
                  curl -X POST "http://127.0.0.1:…/v1.0/$ELB_PROJECT_ID/elbaas/listeners" {{headers}} --data-raw '{{body}}'

                    @backend-protocol.udp
                    Scenario: A UDP listener with backend protocol TCP is refused
                      Given a public network load balancer
                      When the consumer adds a UDP listener with backend protocol TCP
                      Then the listener is refused

                {{revival}}
                {{totals}} 
                """
            )
            .And.MatchRegex(
                "[0-9]+ departures? of 1 clause\nAgain: elb-contract explore --seed 5 --cases 2000 --fault "
                    + "backend-protocol.udp/tcp-accepted\nVerdict: violates\n$"
            );
        exitCode.Should().Be(1);
    }

    [Fact]
    public async Task Explore_OneSeedTwice_PrintsTheSame()
    {
        string[] arguments = ["explore", "--fault", "name.length/maximum-refused", "--cases", "1500", "--seed", "8"];

        var (_, one, _) = await CommandRun.RunAsync(arguments);
        var (_, other, _) = await CommandRun.RunAsync(arguments);

        one.Should().Contain("@name.length").And.Contain("a name of 64 characters is accepted");
        Scrubbed(other).Should().Be(Scrubbed(one));
    }

    [Fact]
    public async Task Explore_ABudget_EndsByItself()
    {
        var (_, output, _) = await CommandRun.RunAsync("explore", "--budget", "1", "--cases", "1000000");

        // On a machine that is slow enough none is sent by then.
        output.Should().MatchRegex("^[0-9]+ of 330 rules in contexts covered; [0-9]+ of 1000000 cases ").And.Contain(": no departure");
    }

    [Fact]
    public async Task Explore_NobodyListens_IsInconclusive()
    {
        var (exitCode, output, _) = await CommandRun.RunAsync(
            "explore",
            "--endpoint",
            "http://127.0.0.1:9",
            "--project-id",
            "p",
            "--token",
            "t",
            "--retries",
            "0"
        );

        output.Should().EndWith("\nVerdict: inconclusive: 127.0.0.1:9 refuses connections: check the address (--endpoint)\n");
        exitCode.Should().Be(3);
    }

    [Fact]
    public async Task Explore_AnApiThatIsNotThere_IsNotPublished()
    {
        await using var emulator = await Emulator.ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var (exitCode, output, _) = await CommandRun.RunAsync(
            "explore",
            "--endpoint",
            emulator.BaseAddress + "elsewhere",
            "--project-id",
            "p",
            "--token",
            "t"
        );

        output.Should().Contain("\nVerdict: not-published: ");
        exitCode.Should().Be(4);
    }

    [Fact]
    public async Task Explore_AnEndpointWithoutItsSecrets_PrintsNone()
    {
        await using var emulator = await Emulator.ElbEmulator.StartAsync(
            new() { Fault = Emulator.Faults.SeededFaults.Find("status.401/answered-403") ?? Emulator.Faults.SeededFaults.All[0] },
            TestContext.Current.CancellationToken
        );
        var ids = emulator.Ids;
        var journals = Directory.CreateTempSubdirectory("elb-contract-explore-").FullName;

        var (_, output, errors) = await CommandRun.RunAsync(
            "explore",
            "--endpoint",
            emulator.BaseAddress.AbsoluteUri,
            "--project-id",
            ids.ProjectId,
            "--token",
            ids.Token,
            "--token-without-permission",
            ids.TokenWithoutPermission,
            "--public-loadbalancer",
            ids.PublicLoadbalancerId,
            "--journal",
            journals,
            "--cases",
            "400",
            "--seed",
            "1"
        );

        (output + errors)
            .Should()
            .Contain("DEPARTS")
            .And.NotContain(ids.ProjectId)
            .And.NotContain(ids.Token)
            .And.NotContain(ids.TokenWithoutPermission);
        Directory.Delete(journals);
    }

    [Theory]
    [InlineData("--cases", "0", "--cases takes a whole number from 1 to 1000000.")]
    [InlineData("--seed", "lucky", "--seed takes a whole number from 0 to 2147483647.")]
    [InlineData("--budget", "0", "--budget takes a whole number from 1 to 86400.")]
    [InlineData("--token", "t", "--token needs an endpoint: give --endpoint too.")]
    public async Task Explore_WrongInput_IsOneLineAndExitCode2(string option, string value, string line)
    {
        var (exitCode, _, errors) = await CommandRun.RunAsync("explore", option, value);

        errors.Should().Be("elb-contract: " + line + Environment.NewLine);
        exitCode.Should().Be(2);
    }

    private static string Scrubbed(string output) => Changing().Replace(output, "…");

    [GeneratedRegex(
        "(?<=127\\.0\\.0\\.1:|--port )[0-9]+|(?<=serve --port [0-9]+ --seed )[0-9a-f]+"
            + "|(?<=\"loadbalancer_id\":\")[0-9a-f]{32}|(?<=\"port\":)[0-9]+|[0-9.]+(?= s, )|[0-9]+(?= cases a "
            + "second)",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Changing();
}
