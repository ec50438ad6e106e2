using System.Text;
using System.Text.Json;
using ElbContract.Emulator;
using ElbContract.Specification.Answers;
using ElbContract.Traffic.Tests.Redaction;

namespace ElbContract.Cli.Tests;

/// <summary>Every verb, at a provider that repeats what it was sent: all that is printed and written is searched, decoded too.</summary>
public sealed class EverythingWrittenTests : IAsyncLifetime
{
    private const string Token = Canaries.Marker + "+a/b=" + Canaries.Marker;
    private const string Project = Canaries.ProjectMarker + "0123456789abcdef0123";

    private const string Cookie = Canaries.Marker + "cookie" + Canaries.Marker;

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-written-").FullName;
    private ElbEmulator _emulator = null!;

    private string Out => Directory.CreateDirectory(Path.Combine(_folder, "out")).FullName;

    public async ValueTask InitializeAsync()
    {
        var count = 0;
        var ids = ProviderIds.New(() => $"{++count:x8}f0f0f0f0f0f0f0f0f0f0f0f0") with
        {
            Token = Token,
            TokenWithoutPermission = "less-" + Token,
            ProjectId = Project,
        };
        _emulator = await ElbEmulator.StartAsync(new EmulatorOptions { Ids = ids }, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Verify_WhereNothingIsDeletedOrListed_PrintsNoSecret_NorDoesCleanUp()
    {
        await using var provider = new EchoingProvider(
            _emulator.BaseAddress,
            (method, path) => method == "DELETE" || path.Contains("certificate", StringComparison.Ordinal)
        );

        await SearchAsync(
            "verify",
            [.. Endpoint(provider), .. Reports("json", "junit", "html", "sarif", "har", "github"), "--discover", "--clause", "port.*"]
        );
        await SearchAsync("cleanup", Endpoint(provider));
    }

    [Fact]
    public async Task Verify_WithFixtures_PrintsNoSecret()
    {
        await using var provider = new EchoingProvider(
            _emulator.BaseAddress,
            (method, path) => method == "POST" && path.Contains("certificate", StringComparison.Ordinal)
        );

        await SearchAsync(
            "verify",
            [.. Endpoint(provider), .. Reports("json", "html"), .. Ids(), "--create-fixtures", "--clause", "port.*"]
        );
    }

    [Fact]
    public async Task Verify_WithAnAccessKey_PrintsNoSecret()
    {
        await using var provider = new EchoingProvider(_emulator.BaseAddress, (_, _) => false);

        await SearchAsync(
            "verify",
            [
                "--endpoint",
                provider.Endpoint.AbsoluteUri,
                "--journal",
                Path.Combine(Out, "journals"),
                "--project-id",
                Project,
                "--access-key",
                Canaries.Marker + "AK" + Canaries.Marker,
                "--secret-key",
                Canaries.Marker + "SK" + Canaries.Marker,
                "--security-token",
                Canaries.Marker + "ST" + Canaries.Marker,
                .. Reports("json", "html", "har"),
                "--clause",
                "port.*",
            ]
        );
    }

    [Fact]
    public async Task Explore_WhereNothingIsDeleted_PrintsNoSecret()
    {
        await using var provider = new EchoingProvider(_emulator.BaseAddress, (method, _) => method == "DELETE");

        await SearchAsync("explore", [.. Endpoint(provider), .. Ids(), "--cases", "60", "--seed", "3"]);
    }

    [Fact]
    public async Task Replay_OfSomebodysArchive_PrintsNoSecret_NorDoesCheck()
    {
        var archive = Path.Combine(_folder, "own.har");
        await File.WriteAllTextAsync(archive, Archive(), TestContext.Current.CancellationToken);
        await using var provider = new EchoingProvider(_emulator.BaseAddress, (method, _) => method == "DELETE");

        await SearchAsync("replay", [archive, .. Endpoint(provider), .. Ids(), "--report", "json=" + Path.Combine(Out, "replay.json")]);
        await SearchAsync("check", [archive, "--allow-secrets", .. Reports("json", "html", "sarif", "junit")]);
        await SearchAsync("record", ["--from", archive, "--out", Path.Combine(Out, "copy.ndjson")]);
        (await CommandRun.RunAsync("check", Path.Combine(Out, "copy.ndjson"))).ExitCode.Should().Be(1, "it has departures and no secrets");
    }

    private string[] Endpoint(EchoingProvider provider) =>
        [
            "--endpoint",
            provider.Endpoint.AbsoluteUri,
            "--journal",
            Path.Combine(Out, "journals"),
            "--project-id",
            Project,
            "--token",
            Token,
        ];

    private string[] Ids() =>
        ["--public-loadbalancer", _emulator.Ids.PublicLoadbalancerId, "--private-loadbalancer", _emulator.Ids.PrivateLoadbalancerId];

    private string[] Reports(params string[] formats) =>
        [.. formats.SelectMany(format => (string[])["--report", $"{format}={Path.Combine(Out, "report." + format)}"])];

    private async Task SearchAsync(string verb, string[] arguments)
    {
        var (exitCode, output, errors) = await CommandRun.RunAsync([verb, .. arguments]);

        exitCode.Should().NotBe(2, output + errors);
        var found = CanarySearch.In("printed", Encoding.UTF8.GetBytes(output + errors)).ToList();
        foreach (var file in Directory.GetFiles(Out, "*", SearchOption.AllDirectories))
        {
            found.AddRange(
                CanarySearch.In(Path.GetFileName(file), await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))
            );
            if (!file.EndsWith(".har", StringComparison.Ordinal) && !file.EndsWith(".ndjson", StringComparison.Ordinal))
                continue;
            var check = await CommandRun.RunAsync("check", file);
            check.Errors.Should().NotContain("secret", $"{verb} wrote {file}");
        }

        found.Take(5).Should().BeEmpty($"{verb} answered {exitCode}: {output}{errors}");
    }

    private string Archive() =>
        JsonSerializer.Serialize(new { log = new { version = "1.2", entries = new[] { Entry(8081, "a", 400), Entry(0, Token, 200) } } });

    private object Entry(int port, string description, int status) =>
        new
        {
            startedDateTime = "2026-01-15T08:12:03Z",
            time = 1,
            request = new
            {
                method = "POST",
                url = $"http://elb.example/v1.0/{Project}/elbaas/listeners",
                httpVersion = "HTTP/1.1",
                headers = new[] { Pair("X-Auth-Token", Token), Pair("Content-Type", "application/json") },
                queryString = Array.Empty<object>(),
                postData = new { mimeType = "application/json", text = JsonSerializer.Serialize(Addition(port, description)) },
            },
            response = new
            {
                status,
                statusText = "",
                httpVersion = "HTTP/1.1",
                headers = new[] { Pair("Set-Cookie", "s=" + Cookie) },
                content = new
                {
                    size = 1,
                    mimeType = "application/json",
                    text = JsonSerializer.Serialize(new { error = new { code = "ELB.1", message = $"{Token}, {Cookie} of {Project}" } }),
                },
            },
        };

    private object Addition(int port, string description) =>
        new
        {
            name = description,
            description,
            loadbalancer_id = _emulator.Ids.PublicLoadbalancerId,
            protocol = "TCP",
            port,
            backend_protocol = "TCP",
            backend_port = 80,
            lb_algorithm = "roundrobin",
        };

    private static object Pair(string name, string value) => new { name, value };
}
