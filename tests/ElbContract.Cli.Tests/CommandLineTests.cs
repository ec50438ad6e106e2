using System.Text.Json.Nodes;
using ElbContract.Specification.Clauses;

namespace ElbContract.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Verify_WithoutEndpoint_GivesAVerdictOnEveryClauseAtTheEmulator()
    {
        var report = Path.Combine(_folder, "report.json");

        var (exitCode, output, errors) = await CommandRun.RunAsync("verify", "--report", "json=" + report);

        errors.Should().BeEmpty();
        exitCode.Should().Be(0, output);
        output
            .Should()
            .Contain("Verdict: conforms")
            .And.MatchRegex($"{Catalogue.Clauses.Count} clauses: {Catalogue.Clauses.Count - 4} passed, 0 failed, 0 waived, 4 not verified");
        var clauses = JsonNode.Parse(await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken))!["clauses"]!.AsArray();
        clauses
            .Select(clause => (string)clause!["id"]!)
            .Should()
            .Equal(Specification.Clauses.Catalogue.Clauses.Select(clause => clause.Id));
    }

    public static TheoryData<string[], string> WrongInput =>
        new()
        {
            { ["verify", "--no-such-option"], "There is no verb or option '--no-such-option'. See elb-contract verify --help." },
            { ["verify", "--tokn=canary"], "There is no verb or option '--tokn'; the nearest is --token. See elb-contract verify --help." },
            { ["check", "--tokn:canary"], "There is no verb or option '--tokn'. See elb-contract check --help." },
            { ["record", "-tcanary"], "There is no option '-t': options begin with two dashes. See elb-contract record --help." },
            { ["explore", "canary"], "There is an extra word: give each value after its option. See elb-contract explore --help." },
            { ["verify", "--password", "@canary"], "--password needs an endpoint: give --endpoint too." },
            {
                ["check", "a.har", "--report", "json=-", "--report", "html=-"],
                "two reports go to standard output: write all but one to a file, such as json=report.json."
            },
            { ["verfiy"], "There is no such verb; the nearest is verify. See elb-contract --help." },
            { ["pacts", "from-ha"], "There is no such verb; the nearest is from-har. See elb-contract pacts --help." },
            { ["no-such-verb"], "There is no such verb. See elb-contract --help." },
            { [], "Required command was not provided. See elb-contract --help." },
            { ["verify", "--token"], "Required argument missing for option: '--token'. See elb-contract verify --help." },
            {
                ["verify", "/no/such/pact.json"],
                "/no/such/pact.json: cannot be read (Could not find a part of the path '/no/such/pact.json'.): give the path of a pact "
                    + "file"
            },
            {
                ["verify", "--endpoint", "elb.example.com"],
                "--endpoint takes an address such as https://elb.example.com, with neither user, query nor fragment."
            },
            {
                ["verify", "--endpoint", "http://user:password@127.0.0.1"],
                "--endpoint takes an address such as https://elb.example.com, with neither user, query nor fragment."
            },
            {
                ["verify", "--endpoint", "http://127.0.0.1:9"],
                "--project-id is missing: with --endpoint give --project-id and --token, --username, --access-key or --cloud; or "
                    + "--state-url where the endpoint is emulated."
            },
            {
                ["verify", "--endpoint", "http://127.0.0.1:9", "--project-id", "p"],
                "--token is missing: with --endpoint give --project-id and --token, --username, --access-key or --cloud; or --state-url "
                    + "where the endpoint is emulated."
            },
            {
                ["verify", "--endpoint", "http://127.0.0.1:9/v1.0/canary", "--project-id", "canary", "--token", "t"],
                "--endpoint has the project in its path: give only the part before /v1.0."
            },
            { ["verify", "--project-id", "p"], "--project-id needs an endpoint: give --endpoint too." },
            { ["verify", "--insecure"], "--insecure needs an endpoint: give --endpoint too." },
            { ["verify", "--parallel", "0"], "--parallel takes a whole number from 1 to 64." },
            { ["verify", "--timeout", "soon"], "--timeout takes a whole number from 1 to 3600." },
            { ["verify", "--report", "json"], "--report takes FORMAT=PATH, such as json=report.json." },
            {
                ["verify", "--report", "pdf=report.pdf"],
                "--report takes FORMAT=PATH, and the formats are json, junit, html, markdown, sarif, har, github."
            },
            {
                ["verify", "--report", "json=/no/such/folder/r.json"],
                "'/no/such/folder/r.json' cannot be written (Could not find a part of the path '/no/such/folder/r.json'.): give a path "
                    + "in a folder that exists and is yours."
            },
            {
                ["verify", "--clause", "no-such.*"],
                "--clause takes the name of a clause, or a pattern of some: elb-contract clauses lists them all."
            },
            {
                ["clauses", "--clause", "port.rang"],
                "--clause takes the name of a clause, or a pattern of some; the nearest is port.range: elb-contract clauses lists them all."
            },
            {
                ["verify", "--endpoint", "http://127.0.0.1:9", "--state-url", "http://127.0.0.1:9/states"],
                "http://127.0.0.1:9/states: cannot be reached; give the address that takes provider states (--state-url), or leave it out"
            },
            { ["verify", "--shard", "4/3"], "--shard takes I/N, such as 2/3 for the second of three." },
            { ["verify", "--rate", "0"], "--rate takes a number from 0.01 to 1000." },
            { ["verify", "--max-live", "0"], "--max-live takes a whole number from 1 to 1000." },
            { ["verify", "--deadline", "tomorrow"], "--deadline takes a whole number from 1 to 86400." },
            { ["verify", "--retries", "-1"], "--retries takes a whole number from 0 to 20." },
            { ["verify", "--wait", "5"], "--wait needs an endpoint: give --endpoint too." },
            { ["explore", "--wait", "5"], "--wait needs an endpoint: give --endpoint too." },
            {
                ["verify", "--endpoint", "http://127.0.0.1:9", "--project-id", "p", "--token", "t", "--wait", "3601"],
                "--wait takes a whole number from 0 to 3600."
            },
            { ["verify", "--discover"], "--discover needs an endpoint: give --endpoint too." },
            { ["verify", "--access-key", "a"], "--access-key needs an endpoint: give --endpoint too." },
            {
                ["verify", "--endpoint", "http://127.0.0.1:9", "--project-id", "p", "--access-key", "a"],
                "The credentials are not clear: the secret key is missing: give ELB_SECRET_KEY."
            },
            {
                ["verify", "--endpoint", "http://127.0.0.1:9", "--project-id", "p", "--token", "t", "--vpc-id", "v"],
                "--vpc-id is for --create-fixtures: give that too, or leave --vpc-id out."
            },
            { ["verify", "--waivers", "/no/such/waivers.yaml"], "/no/such/waivers.yaml does not exist: give the path of a file" },
            {
                ["verify", "--endpoint", "http://127.0.0.1:9", "--ids", "/no/such/ids.yaml"],
                "/no/such/ids.yaml does not exist: give the path of a file"
            },
            {
                ["verify", "--write-waivers", "/no/such/folder/w.yaml"],
                "'/no/such/folder/w.yaml' cannot be written (Could not find a part of the path '/no/such/folder/w.yaml'.): give a path "
                    + "in a folder that exists and is yours."
            },
            { ["merge", "--bogus"], "There is no verb or option '--bogus'. See elb-contract merge --help." },
            {
                ["explore", "--fault", "port.range/maximum-refused", "--endpoint", "http://127.0.0.1:9"],
                "--fault is for the emulator, which runs only when no endpoint is given: leave one of them out."
            },
            {
                ["verify", "--personality", "friendly", "--clause", "port.*"],
                "--personality takes the name of one: there are "
                    + string.Join(", ", Emulator.Personalities.Personalities.All.Select(known => known.Name))
                    + "."
            },
            {
                ["prove", "--fault", "no-such.fault"],
                "--fault takes the name of a fault, or a pattern of some: elb-contract faults lists them all."
            },
            { ["prove", "--parallel", "65"], "--parallel takes a whole number from 1 to 64." },
            { ["prove", "--report", "junit=report.xml"], "--report takes FORMAT=PATH, and the formats are json, html." },
            {
                ["prove", "/no/such/pact.json"],
                "/no/such/pact.json: cannot be read (Could not find a part of the path '/no/such/pact.json'.): give the path of a pact "
                    + "file"
            },
            { ["cleanup", "--bogus"], "There is no verb or option '--bogus'. See elb-contract cleanup --help." },
            {
                ["merge", "--compare", "a.json", "b.json", "--report", "json=-"],
                "--compare prints what changed: leave out --report, --waivers, --write-waivers, --require-complete and "
                    + "--allow-incomplete."
            },
            {
                ["verify", "--report", "json=/dev/null", "--report", "html=/dev/null"],
                "two reports go to '/dev/null': give each its own file."
            },
            {
                ["verify", "--write-waivers", "/dev/null"],
                "--write-waivers '/dev/null' exists already: give the path of a new file, and copy from it what you need."
            },
            {
                ["verify", "--waivers", "/dev/null", "--report", "json=/dev/null"],
                "--waivers and --report name the same file, '/dev/null': give each its own."
            },
            {
                [
                    "verify",
                    "--endpoint",
                    "http://127.0.0.1:9",
                    "--project-id",
                    "p",
                    "--token",
                    "t",
                    "--public-loadbalancer",
                    "a",
                    "--private-loadbalancer",
                    "a",
                ],
                "--public-loadbalancer and --private-loadbalancer have the same id: give one of each, or leave one out."
            },
            {
                ["merge", "/no/such/report.json"],
                "/no/such/report.json cannot be read (Could not find a part of the path '/no/such/report.json'.): give the path of a "
                    + "JSON report"
            },
            { ["merge", "--compare", "/no/such/report.json"], "--compare needs two reports: give OLD.json and NEW.json." },
            {
                ["cleanup", "/no/such/run.journal"],
                "/no/such/run.journal does not exist: elb-contract cleanup without a journal uses all journals"
            },
            { ["serve", "--port", "70000"], "--port takes a whole number from 0 to 65535." },
            { ["serve", "--address", "here"], "--address takes an IP address of this machine." },
            {
                ["serve", "--fault", "port.range/max-refused"],
                "--fault takes the name of a fault: the nearest are port.range/maximum-refused, "
                    + "backend-port.range/maximum-refused, port.range/minimum-refused; elb-contract faults lists them all."
            },
            {
                ["faults", "--clause", "no-such.*"],
                "--clause takes the name of a clause that has faults, or a pattern of some: elb-contract faults lists them all."
            },
            { ["serve", "--condition", "tired"], "--condition takes available, system-error or unavailable." },
        };

    [Theory]
    [MemberData(nameof(WrongInput))]
    public async Task Run_WrongInput_IsOneLineAndExitCode2(string[] arguments, string line)
    {
        var (exitCode, output, errors) = await CommandRun.RunAsync(arguments);

        errors.Should().Be("elb-contract: " + line + Environment.NewLine);
        output.Should().BeEmpty();
        exitCode.Should().Be(2);
    }

    [Theory]
    [InlineData("", "is not JSON")]
    [InlineData("{\"interactions\":[", "is not JSON")]
    [InlineData("[]", "is not a pact")]
    [InlineData(
        """{"consumer":{"name":"c"},"provider":{"name":"p"},"interactions":[],"metadata":{"pactSpecification":{"version":"4.0"}}}""",
        "holds no interaction"
    )]
    [InlineData(
        """{"consumer":{"name":"c"},"provider":{"name":"p"},"interactions":["""
            + """{"type":"Synchronous/HTTP","description":"d","request":{},"response":{}}],"""
            + """ "metadata":{"pactSpecification":{"version":"4.0"}}}""",
        "holds no request to add a listener, and 1 other interaction"
    )]
    public async Task Verify_MalformedContract_IsOneLineThatNamesTheFile(string content, string problem)
    {
        var file = Path.Combine(_folder, "contract.json");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);

        var (exitCode, _, errors) = await CommandRun.RunAsync("verify", file);

        exitCode.Should().Be(2);
        errors.Should().StartWith("elb-contract: " + file).And.Contain(problem);
        errors.TrimEnd().Should().NotContain("\n");
    }

    [Fact]
    public async Task Verify_ClauseThatNothingShows_IsInconclusiveAndSaysWhy()
    {
        var (exitCode, output, _) = await CommandRun.RunAsync("verify", "--clause", "ssl-ciphers.suites");

        output
            .Should()
            .Contain(
                "Verdict: inconclusive: no clause has a verdict: only TLS handshakes with the listener show it: name the load balancer's "
                    + "address (--handshake)"
            );
        exitCode.Should().Be(3);
    }

    [Fact]
    public async Task Verify_NobodyListens_IsInconclusiveWithoutAccusation()
    {
        var (exitCode, output, _) = await CommandRun.RunAsync(
            "verify",
            "--endpoint",
            "http://127.0.0.1:9",
            "--project-id",
            "p",
            "--token",
            "t"
        );

        exitCode.Should().Be(3);
        output.Should().Contain("Verdict: inconclusive: ").And.Contain("127.0.0.1:9").And.NotContain("FAILED");
    }

    [Fact]
    public async Task Verify_AnApiThatIsNotThere_ExitsWith4()
    {
        await using var emulator = await Emulator.ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var (exitCode, output, _) = await CommandRun.RunAsync(
            "verify",
            "--endpoint",
            emulator.BaseAddress + "elsewhere",
            "--project-id",
            "p",
            "--token",
            "t"
        );

        output.Should().Contain("Verdict: not-published: ");
        exitCode.Should().Be(4);
    }
}
