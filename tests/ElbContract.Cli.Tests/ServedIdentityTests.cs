using System.Diagnostics;
using System.Net;
using ElbContract.Cli.Tests.Resident;

namespace ElbContract.Cli.Tests;

/// <summary>Clients that start with what <c>elb-contract serve</c> prints: our own, and those of others.</summary>
public sealed class ServedIdentityTests(ResidentProgram program) : IAsyncLifetime
{
    // The one of the system, which Debian's packages are for, before another that stands earlier in the path.
    private static readonly string[] Pythons = ["/usr/bin/python3", "python3"];

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-served-").FullName;
    private ServedEmulator _served = null!;

    private string AuthUrl => _served.Variables["OS_AUTH_URL"];

    private string Address => AuthUrl[..^"/v3".Length];

    public async ValueTask InitializeAsync() => _served = await ServedEmulator.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _served.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Verify_WithTheVariablesThatArePrinted_NeedsTheEndpointAlone()
    {
        var run = await ProgramRun.RunAsync(
            program.Script,
            _folder,
            _served.Variables,
            "verify",
            "--endpoint",
            Address,
            "--discover",
            "--clause",
            "port.*"
        );

        run.ExitCode.Should().Be(0, run.Output + run.Errors);
        run.Output.Should().Contain("Verdict: conforms").And.Contain($"at {Address}");
    }

    [Fact]
    public async Task Verify_ByPassword_IsGreen()
    {
        var (user, password) = (_served.Variables["OS_USERNAME"], _served.Variables["OS_PASSWORD"]);

        await VerifyAsync("--auth-url", AuthUrl, "--username", user, "--password", password, "--user-domain", "elb-contract-domain");
    }

    [Theory]
    [InlineData("access")]
    [InlineData("derived")]
    public async Task Verify_ByAccessKey_IsGreen(string form)
    {
        var (key, secret) = _served.Pair("access key");

        await VerifyAsync("--access-key", key, "--secret-key", secret, "--signature", form, "--region", "eu-de");
    }

    [Theory]
    [InlineData("access")]
    [InlineData("derived")]
    public async Task Verify_ByAWrongSecretKey_IsInconclusive(string form)
    {
        var (key, secret) = _served.Pair("access key");

        var (exitCode, output, errors) = await RunAsync(
            "--access-key",
            key,
            "--secret-key",
            secret[..^1] + (secret[^1] == '0' ? '1' : '0'),
            "--signature",
            form,
            "--region",
            "eu-de"
        );

        exitCode.Should().Be(3, output + errors);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Verify_ByAnEntryOfCloudsYaml_IsGreen(bool isSigned)
    {
        var (key, secret) = _served.Pair("access key");
        var auth = isSigned
            ? $"access_key: '{key}', secret_key: '{secret}', project_id: '{_served.Line("project")}'"
            : $"auth_url: '{AuthUrl}', username: '{_served.Variables["OS_USERNAME"]}', password: '{_served.Variables["OS_PASSWORD"]}', "
                + "user_domain_name: elb-contract-domain, project_name: region-1";
        var file = Path.Combine(_folder, "clouds.yaml");
        await File.WriteAllTextAsync(
            file,
            $"clouds: {{ emulated: {{ auth: {{ {auth} }}, region_name: region-1 }} }}\n",
            TestContext.Current.CancellationToken
        );

        var run = await ProgramRun.RunAsync(
            program.Script,
            _folder,
            new Dictionary<string, string> { ["OS_CLIENT_CONFIG_FILE"] = file },
            [
                "verify",
                "--cloud",
                "emulated",
                "--discover",
                "--clause",
                "port.*",
                .. isSigned ? ["--endpoint", Address] : Array.Empty<string>(),
            ]
        );

        run.ExitCode.Should().Be(0, run.Output + run.Errors);
    }

    [Fact]
    public async Task OpenStacksClient_GoesWhereTheCatalogueLeads()
    {
        var python = Pythons.FirstOrDefault(HasOpenStack);
        Assert.SkipWhen(python is null, "python3 has no openstacksdk: on Debian 'apt-get install python3-openstacksdk'");
        var (id, secret) = _served.Pair("application credential");
        var script = Path.Combine(AppContext.BaseDirectory, "RealClients", "catalogue.py");

        var run = await ProgramRun.RunAsync(python!, _folder, _served.Variables, script, id, secret);

        run.ExitCode.Should().Be(0, run.Output + run.Errors);
        var project = _served.Line("project");
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Should()
            .Equal(
                $"endpoint {Address}/v1.0/{project}",
                "listeners 200",
                "projects region-1 region-1_system-error region-1_unavailable",
                $"application {project}",
                "token 200",
                "wrong refused"
            );
    }

    [Fact]
    public async Task TheCloudsSdk_SignsWhatTheEmulatorTakes()
    {
        var tools = Path.Combine(AppContext.BaseDirectory, "RealClients");
        if (!Directory.Exists(Path.Combine(tools, "node_modules", "@huaweicloud")))
        {
            var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            var installed = await ProgramRun.RunAsync(
                npm,
                tools,
                new Dictionary<string, string>(),
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund"
            );
            installed.ExitCode.Should().Be(0, installed.Output + installed.Errors);
        }

        var (key, secret) = _served.Pair("access key");
        var balancer = _served.Line("public load balancer");

        var run = await ProgramRun.RunAsync(
            "node",
            tools,
            new Dictionary<string, string>(),
            "signing.mjs",
            Address,
            "region-1",
            key,
            secret,
            balancer
        );

        run.ExitCode.Should().Be(0, run.Output + run.Errors);
        run.Output.Split('\n')
            .Select(line => line.Trim())
            .Should()
            .ContainInOrder("add 200 sigñed", "list 200 0", "delete 204", "refused 401");
    }

    [Fact]
    public async Task Token_LivesAsLongAsTheOptionSays()
    {
        await using var served = await ServedEmulator.StartAsync("--token-lifetime", "90");
        using var http = new HttpClient();
        var variables = served.Variables;
        var body = $$$$$"""
            {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"{{{{{variables["OS_USERNAME"]}}}}}",
            "domain":{"name":"elb-contract-domain"},"password":"{{{{{variables["OS_PASSWORD"]}}}}}"} } } } }
            """;

        using var answer = await http.PostAsync(
            $"{variables["OS_AUTH_URL"]}/auth/tokens",
            new StringContent(body),
            TestContext.Current.CancellationToken
        );

        answer.StatusCode.Should().Be(HttpStatusCode.Created);
        var token = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))![
            "token"
        ]!;
        (Time(token["expires_at"]) - Time(token["issued_at"])).Should().Be(TimeSpan.FromSeconds(90));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("31622401")]
    [InlineData("1d")]
    public async Task Serve_WithALifetimeOutOfRange_IsOneLine(string lifetime)
    {
        var (exitCode, output, errors) = await CommandRun.RunAsync("serve", "--port", "0", "--token-lifetime", lifetime);

        (exitCode, output).Should().Be((2, ""));
        errors.Should().Be("elb-contract: --token-lifetime takes a whole number from 1 to 31622400." + Environment.NewLine);
    }

    private async Task VerifyAsync(params string[] credentials)
    {
        var (exitCode, output, errors) = await RunAsync(credentials);

        exitCode.Should().Be(0, output + errors);
        output.Should().Contain("Verdict: conforms");
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] credentials) =>
        CommandRun.RunAsync([
            "verify",
            "--endpoint",
            Address,
            "--project-id",
            _served.Line("project"),
            "--discover",
            "--journal",
            _folder,
            "--clause",
            "port.*",
            .. credentials,
        ]);

    private static DateTimeOffset Time(System.Text.Json.Nodes.JsonNode? text) =>
        DateTimeOffset.Parse(text!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);

    private static bool HasOpenStack(string python)
    {
        try
        {
            using var asked = Process.Start(
                new ProcessStartInfo(python, ["-c", "import openstack"]) { RedirectStandardError = true, UseShellExecute = false }
            )!;
            asked.StandardError.ReadToEnd();
            asked.WaitForExit();
            return asked.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
