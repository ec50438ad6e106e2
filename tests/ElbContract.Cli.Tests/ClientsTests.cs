using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ElbContract.Emulator.Personalities;
using ElbContract.Specification.Clauses;

namespace ElbContract.Cli.Tests;

public sealed class ClientsTests : IDisposable
{
    private const string Canary = "canary-of-the-user-5f1b";

    // Adds a listener, shows it, deletes it.
    private const string Python = """
        import json, os, urllib.parse, urllib.request
        url = f"{os.environ['ELB_ENDPOINT']}/v1.0/{os.environ['ELB_PROJECT_ID']}/elbaas/listeners"

        def call(method, address, body=None):
            request = urllib.request.Request(address, method=method, data=body and json.dumps(body).encode())
            request.add_header("X-Auth-Token", os.environ["ELB_TOKEN"])
            with urllib.request.urlopen(request) as answer:
                return json.loads(answer.read() or "null")

        listener = call("POST", url, {
            "name": "web", "loadbalancer_id": os.environ["ELB_PUBLIC_LOADBALANCER"], "protocol": "HTTPS", "port": 443,
            "backend_protocol": "HTTP", "backend_port": 8080, "lb_algorithm": "roundrobin",
            "certificate_id": os.environ["ELB_CERTIFICATE"]})
        CERTIFICATES
        one = f"{url}/ID"
        call("GET", one)
        call("DELETE", one)
        """;

    private static readonly string[] Formats = ["json", "junit", "html"];

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-clients-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Clients_OneThatConforms_SurvivesEveryProvider()
    {
        var (exitCode, output, _) = await CommandRun.RunAsync(
            "clients",
            "--parallel",
            "4",
            "--",
            "bash",
            "-c",
            "curl -sf -H \"X-Auth-Token: $ELB_TOKEN\" \"$ELB_ENDPOINT/v1.0/$ELB_PROJECT_ID/elbaas/listeners\""
        );

        exitCode.Should().Be(0, output);
        Outcomes(output).Should().HaveCount(Personalities.All.Count).And.OnlyContain(row => row.Outcome == "survived");
        output
            .Should()
            .Contain("\nbash at 52 providers: survived 52, failed 0 (52 runs in ")
            .And.EndWith("every provider that was tried\n");
    }

    [Fact]
    public async Task Clients_OneThatDemandsAListOfCertificates_FailsExactlyWhereTheyAreAText()
    {
        var client = Client("""[] + (listener["certificates"] if listener.get("certificates") is not None else [])""");

        var tried = Personalities.All.Take(12).ToList();

        var (exitCode, output, _) = await CommandRun.RunAsync([
            "clients",
            .. tried.SelectMany(one => (string[])["--personality", one.Name]),
            "--",
            "python3",
            client,
        ]);

        exitCode.Should().Be(1);
        Outcomes(output)
            .Where(row => row.Outcome == "failed")
            .Select(row => row.Personality)
            .Should()
            .Equal(tried.Where(one => Takes(one, "NoSni=EmptyText")).Select(one => one.Name))
            .And.NotBeEmpty();
        output
            .Should()
            .Contain(
                "\nDOES NOT COPE WITH NoSni=EmptyText: how certificates is shown where no SNI certificate was sent "
                    + "(response.certificates)\n"
            )
            .And.Contain("/elbaas/listeners 200\n  sent     | {\"name\": \"web\"")
            .And.Contain(",\"certificates\":\"\"")
            .And.Contain("  printed  | TypeError: ");
        output.Split("DOES NOT COPE").Should().HaveCount(2, "nothing else is wrong with it");
    }

    [Fact]
    public async Task Clients_OneThatPutsIdsIntoPathsAsTheyStand_FailsWhereTheyHaveReservedCharacters()
    {
        var urn = Personalities.All.First(one => Takes(one, "Ids=Urn")).Name;

        var (exitCode, output, _) = await CommandRun.RunAsync(
            "clients",
            "--personality",
            urn,
            "--personality",
            "strict",
            "--",
            "python3",
            Client("", id: """{listener["id"]}""")
        );

        exitCode.Should().Be(1);
        Outcomes(output).Should().Equal(("ordinary", "survived"), (urn, "failed"), ("strict", "survived"));
        output
            .Should()
            .Contain($"\nDOES NOT COPE WITH Ids=Urn: the form of a listener's id (response.id)\n  seen with {urn}\n")
            .And.Contain("/elbaas/listeners/urn:elb:listener 404\n  answered | {\"error\":");
    }

    [Fact]
    public async Task Clients_OneThatFailsAtTwoFreedomsTogether_NamesBoth()
    {
        var both = Personalities.All.First(one => Takes(one, "MediaType=Charset") && Takes(one, "ExtraHeaders=Some")).Name;
        const string script = """
            head=$(curl -s -o /dev/null -D - -H "X-Auth-Token: $ELB_TOKEN" "$ELB_ENDPOINT/v1.0/$ELB_PROJECT_ID/elbaas/listeners")
            ! { grep -q 'json;charset' <<<"$head" && grep -qi x-request-id <<<"$head"; }
            """;

        var (exitCode, output, _) = await CommandRun.RunAsync("clients", "--personality", both, "--", "bash", "-c", script);

        exitCode.Should().Be(1);
        output
            .Should()
            .Contain(
                """

                DOES NOT COPE WITH MediaType=Charset: the parameters of the media type
                DOES NOT COPE WITH ExtraHeaders=Some: headers beyond those that HTTP needs
                  together alone: without any one of them it survives

                """
            );
    }

    [Fact]
    public async Task Clients_OneThatFailsAtTheOrdinaryProvider_SaysSoFirst()
    {
        var (exitCode, output, _) = await CommandRun.RunAsync(
            "clients",
            "--personality",
            "strict",
            "--",
            "bash",
            "-c",
            "printf 'no \\033[31m way\\n::error::no' >&2; exit 7"
        );

        exitCode.Should().Be(1);
        output
            .Should()
            .StartWith(
                """
                FAILS AT THE ORDINARY PROVIDER
                  it ended before its first call
                  printed  | no ￿[31m way
                """.Replace('￿', '\uFFFD')
            )
            .And.Contain("\nordinary    failed (exit code 7)     0 before the first call\n")
            .And.NotContain("\u001b");
    }

    [Fact]
    public async Task Clients_OneThatCallsNoEmulator_IsInconclusive()
    {
        var (exitCode, output, _) = await CommandRun.RunAsync("clients", "--personality", "strict", "--", "true");

        exitCode.Should().Be(3);
        output.Should().EndWith("it has to read ELB_ENDPOINT, or OS_AUTH_URL\n");
    }

    [Fact]
    public async Task Clients_OneThatFailsNowAndThen_IsNotAccused()
    {
        // The second run of all fails, and no other.
        const string script = """
            curl -s -o /dev/null "$ELB_ENDPOINT/"; echo >> "$0"; [ "$(wc -l < "$0")" != 2 ]
            """;

        var (exitCode, output, _) = await CommandRun.RunAsync(
            "clients",
            "--personality",
            "strict",
            "--",
            "bash",
            "-c",
            script,
            Path.Combine(_folder, "runs")
        );

        exitCode.Should().Be(1);
        output.Should().MatchRegex("\nstrict +failed \\(exit code 1\\) +1 GET / 404: run again, it survived\n").And.NotContain("COPE WITH");
    }

    [Fact]
    public async Task Clients_OneThatTakesTooLong_IsKilledWithAllThatItStarted()
    {
        var (exitCode, output, _) = await CommandRun.RunAsync(
            "clients",
            "--personality",
            "ordinary",
            "--timeout",
            "1",
            "--",
            "bash",
            "-c",
            Sleeping,
            Path.Combine(_folder, "ids")
        );

        exitCode.Should().Be(1);
        Outcomes(output).Should().Equal(("ordinary", "timed"));
        StillThere(await File.ReadAllLinesAsync(Path.Combine(_folder, "ids"), TestContext.Current.CancellationToken)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Clients_Interrupted_LeaveNoProcess(string signal)
    {
        var ids = Path.Combine(_folder, "ids");
        using var process = Process.Start(
            // Who starts the tests in the background lets them ignore Ctrl-C, and that would be handed down.
            new ProcessStartInfo("env", ["--default-signal=INT,TERM", ProgramRun.Program, "clients", "--", "bash", "-c", Sleeping, ids])
            {
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        while (!File.Exists(ids))
            await Task.Delay(50, TestContext.Current.CancellationToken);

        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.Should().Be(3);
        errors.Should().StartWith("elb-contract: interrupted: ");
        StillThere(await File.ReadAllLinesAsync(ids, TestContext.Current.CancellationToken)).Should().BeEmpty();
    }

    [Fact]
    public async Task Clients_SecretsOfTheUser_ReachNeitherTheCommandNorTheReports()
    {
        var (exitCode, output, errors) = await ProgramRun.RunAsync(
            _folder,
            new Dictionary<string, string>
            {
                ["OS_PASSWORD"] = Canary,
                ["OS_CLOUD"] = Canary,
                ["ELB_TOKEN"] = Canary,
                ["ELB_ENDPOINT"] = "https://elb.example.com",
            },
            [
                "clients",
                "--personality",
                "strict",
                .. Formats.SelectMany(format => (string[])["--report", $"{format}=report.{format}"]),
                "--",
                "bash",
                "-c",
                "env > env.txt; curl -s -H 'X-Auth-Token: mine' \"$ELB_ENDPOINT/v1.0/$ELB_PROJECT_ID/elbaas/listeners\"; exit 1",
            ]
        );

        exitCode.Should().Be(1, errors);
        output.Should().Contain("\nstrict      failed (exit code 1)     1 GET /v1.0/");
        var environment = await File.ReadAllTextAsync(Path.Combine(_folder, "env.txt"), TestContext.Current.CancellationToken);
        environment.Should().Contain("ELB_ENDPOINT=http://127.0.0.1:").And.Contain("OS_PASSWORD=").And.Contain("NO_PROXY=127.0.0.1");
        foreach (var text in (string[])[environment, output, errors, .. await ReportsAsync()])
            text.Should().NotContain(Canary);
        (await ReportsAsync()).Should().HaveSameCount(Formats).And.OnlyContain(text => text.Contains("/elbaas/listeners"));
    }

    [Fact]
    public async Task Clients_EachReport_TellsTheFreedomAndTheExchange()
    {
        var urn = Personalities.All.First(one => Takes(one, "Ids=Urn")).Name;

        await CommandRun.RunAsync([
            "clients",
            "--personality",
            urn,
            .. Formats.SelectMany(format => (string[])["--report", $"{format}={Path.Combine(_folder, "report." + format)}"]),
            "--",
            "python3",
            Client("print('<b>\\x1b[31m')", id: """{listener["id"]}"""),
        ]);

        var json = JsonNode.Parse(await ReportAsync("json"))!;
        json["schema"]!.GetValue<string>().Should().Be("elb-contract/clients/1");
        json["verdict"]!.GetValue<string>().Should().Be("fails");
        json["providers"]!
            .AsArray()
            .Select(one => $"{one!["personality"]} {one["outcome"]} {one["exitCode"]} {one["calls"]}")
            .Should()
            .Equal("ordinary survived 0 3", $"{urn} failed 1 2");
        var weakness = json["weaknesses"]!.AsArray().Should().ContainSingle().Subject!;
        weakness["freedoms"]!.AsArray().Select(one => $"{one!["name"]}={one["value"]}").Should().Equal("Ids=Urn");
        weakness["seenWith"]!.AsArray().Select(one => one!.GetValue<string>()).Should().Equal(urn);
        weakness["run"]!["lastCall"]!["status"]!.GetValue<int>().Should().Be(404);

        var suite = XDocument.Parse(await ReportAsync("junit")).Root!.Element("testsuite")!;
        suite.Attribute("tests")!.Value.Should().Be("2");
        suite.Attribute("failures")!.Value.Should().Be("1");
        var failure = suite.Elements("testcase").Single(one => one.Attribute("name")!.Value == urn).Element("failure")!;
        failure.Attribute("message")!.Value.Should().StartWith("failed (exit code 1): GET /v1.0/").And.EndWith(" 404: Ids=Urn");
        failure.Value.Should().Contain("DOES NOT COPE WITH Ids=Urn: ").And.Contain("HTTP Error 404").And.NotContain("\u001b");

        var page = await ReportAsync("html");
        page.Should()
            .Contain("<h3>Ids=Urn</h3>")
            .And.Contain("the form of a listener's id (response.id)")
            .And.Contain("/elbaas/listeners/urn:elb:listener 404")
            .And.NotContain("<b>")
            .And.NotContain("\u001b");
    }

    [Theory]
    [InlineData("Required argument ", "clients")]
    [InlineData("The command 'no-such-command-4711' cannot be started (", "clients", "--", "no-such-command-4711", "--token=a")]
    [InlineData("--personality takes the name of one: there are ordinary, strict, ", "clients", "--personality", "odd", "--", "true")]
    [InlineData("--timeout takes a number from 1 to 3600.", "clients", "--timeout", "0", "--", "true")]
    [InlineData("--parallel takes a whole number from 1 to 64.", "clients", "--parallel", "0", "--", "true")]
    [InlineData("There is no verb or option '--paralel'; the nearest is --parallel.", "clients", "--paralel", "--", "true", "--x")]
    public async Task Clients_AMistake_IsOneLine(string message, params string[] arguments)
    {
        var (exitCode, output, errors) = await CommandRun.RunAsync(arguments);

        exitCode.Should().Be(2);
        output.Should().BeEmpty();
        errors.Should().StartWith("elb-contract: " + message);
        errors.TrimEnd().Should().NotContain("\n");
    }

    [Fact]
    public void Freedoms_Each_IsInWordsAndNamesKnownClauses()
    {
        var taken = Personalities.All.SelectMany(one => one.Taken()).ToList();

        taken.Should().OnlyContain(freedom => freedom.About.Length > 0);
        taken.SelectMany(freedom => freedom.Clauses).Should().OnlyContain(clause => Catalogue.Find(clause) != null);
    }

    [Fact]
    public void Only_AllThatIsTaken_IsThePersonalityItself() =>
        Personalities.All.Should().OnlyContain(one => one.Only(one.Taken().Select(freedom => freedom.Name)) == one);

    /// <summary>A shell that ends by no signal but the last one, with a process that has no parent any more, and one that has; it tells
    /// their ids in a file.</summary>
    private const string Sleeping = """
        trap '' INT TERM
        orphan=$(sleep 600 > /dev/null 2>&1 & echo $!)
        sleep 600 &
        printf '%s\n' $$ $orphan $! > "$0.new"; mv "$0.new" "$0"
        while :; do wait; done
        """;

    private static IEnumerable<string> StillThere(string[] ids)
    {
        ids.Should().HaveCount(3);
        return ids.Where(id =>
            Directory.Exists("/proc/" + id) && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal)
        );
    }

    private static bool Takes(Personality personality, string freedom) => personality.Taken().Any(taken => taken.ToString() == freedom);

    private string Client(string certificates, string id = """{urllib.parse.quote(listener["id"], safe="")}""")
    {
        var file = Path.Combine(_folder, "client.py");
        File.WriteAllText(
            file,
            Python
                .Replace("CERTIFICATES", certificates, StringComparison.Ordinal)
                .Replace("/ID\"", $"/\" + f'{id}'", StringComparison.Ordinal)
        );
        return file;
    }

    private Task<string> ReportAsync(string format) =>
        File.ReadAllTextAsync(Path.Combine(_folder, "report." + format), TestContext.Current.CancellationToken);

    private async Task<IEnumerable<string>> ReportsAsync() =>
        await Task.WhenAll(
            Directory.GetFiles(_folder, "report.*").Select(file => File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))
        );

    private static IEnumerable<(string Personality, string Outcome)> Outcomes(string output) =>
        output
            .Split('\n')
            .SkipWhile(line => !line.StartsWith("personality ", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => line.Length > 0)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(words => (words[0], words[1]));
}
