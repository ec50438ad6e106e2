using System.Diagnostics;

namespace ElbContract.Emulator.Tests;

/// <summary>Others that read the document of a running emulator: a linter of npm, and a generator of npm whose client adds a
/// listener.</summary>
public sealed class OpenApiReadersTests : IAsyncLifetime
{
    private static readonly string Tools = Path.Combine(AppContext.BaseDirectory, "OpenApi");
    private static readonly SemaphoreSlim Installing = new(1, 1);

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-openapi-").FullName;
    private ElbEmulator _emulator = null!;

    private string Document => Path.Combine(_folder, "openapi.json");

    public async ValueTask InitializeAsync()
    {
        _emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        var served = await http.GetStringAsync(new Uri(_emulator.BaseAddress, "openapi.json"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Document, served, TestContext.Current.CancellationToken);
        await Installing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            // Its own list of what is installed, which it writes last.
            if (!File.Exists(Path.Combine(Tools, "node_modules", ".package-lock.json")))
                await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
        finally
        {
            Installing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Linter_FindsNothing()
    {
        var found = await RunAsync(
            "node",
            Program("@redocly/cli/bin/cli.js"),
            "lint",
            Document,
            "--config",
            "redocly.yaml",
            "--format=json"
        );

        System.Text.Json.Nodes.JsonNode.Parse(found[found.IndexOf('{', StringComparison.Ordinal)..])!["totals"]!
            .ToJsonString()
            .Should()
            .Be("""{"errors":0,"warnings":0,"ignored":0}""", found);
    }

    [Fact]
    public async Task GeneratedClient_AddsTheListenerOfThePage_AndHasTheErrorOfARefusedOne()
    {
        File.Copy(Path.Combine(Tools, "client.ts"), Path.Combine(_folder, "client.ts"));
        await RunAsync(
            "node",
            Program("@hey-api/openapi-ts/bin/run.js"),
            "-i",
            Document,
            "-o",
            Path.Combine(_folder, "generated"),
            "--no-log-file"
        );
        await RunAsync(
            "node",
            [
                Program("typescript/bin/tsc"),
                .. "--module commonjs --moduleResolution node10 --target es2022 --lib es2022,dom,dom.iterable".Split(' '),
                "--strict",
                "--skipLibCheck",
                "--outDir",
                Path.Combine(_folder, "out"),
                Path.Combine(_folder, "client.ts"),
            ]
        );

        var output = await RunAsync(
            "node",
            Path.Combine(_folder, "out", "client.js"),
            _emulator.BaseAddress.AbsoluteUri.TrimEnd('/'),
            _emulator.Ids.ProjectId,
            _emulator.Ids.Token,
            _emulator.Ids.PublicLoadbalancerId
        );

        output.Should().Be("added 200 string 88\nlisted 1\nrefused 400 ELB.6041\n");
    }

    private static string Program(string path) => Path.Combine(Tools, "node_modules", path);

    /// <summary>What the program prints; it has to end with success.</summary>
    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Tools,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.Should().Be(0, await output + errors);
        return await output;
    }
}
