using System.Text.Json.Nodes;
using ElbContract.Specification.Clauses;

namespace ElbContract.Cli.Tests;

public sealed class MergeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Merge_ThreeShards_IsTheSingleRun()
    {
        await using var emulator = await Emulator.ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        string[] endpoint = ["--endpoint", emulator.BaseAddress.AbsoluteUri, "--state-url", emulator.StateUrl.AbsoluteUri];
        await CommandRun.RunAsync(["verify", .. endpoint, "--report", "json=" + Path("whole")]);
        foreach (var index in (int[])[1, 2, 3])
            (await CommandRun.RunAsync(["verify", .. endpoint, "--shard", $"{index}/3", "--report", "json=" + Path($"shard{index}")]))
                .ExitCode.Should()
                .Be(0);

        var (exitCode, output, errors) = await CommandRun.RunAsync([
            "merge",
            Path("shard2"),
            Path("shard3"),
            Path("shard1"),
            "--report",
            "json=" + Path("merged"),
        ]);

        errors.Should().BeEmpty();
        exitCode.Should().Be(0, output);
        output
            .Should()
            .Contain($"{Catalogue.Clauses.Count} clauses: {Catalogue.Clauses.Count - 4} passed, 0 failed, 0 waived, 4 not verified")
            .And.Contain("Verdict: conforms");
        Said("merged").Should().Be(Said("whole"));
        Cases("shard1").Concat(Cases("shard2")).Concat(Cases("shard3")).Should().OnlyHaveUniqueItems().And.BeEquivalentTo(Cases("whole"));
    }

    [Fact]
    public async Task Merge_ShardMissing_IsOneLineAndExitCode2()
    {
        await CommandRun.RunAsync(["verify", "--clause", "port.*", "--shard", "1/2", "--report", "json=" + Path("one")]);

        var (exitCode, _, errors) = await CommandRun.RunAsync(["merge", Path("one")]);

        errors.Should().Be("elb-contract: shard 2/2 is missing: give the json reports of all 2 shards" + Environment.NewLine);
        exitCode.Should().Be(2);
    }

    private string Path(string name) => System.IO.Path.Combine(_folder, name + ".json");

    private JsonObject Read(string name) => JsonNode.Parse(File.ReadAllText(Path(name)))!.AsObject();

    private IEnumerable<string> Cases(string name) =>
        Read(name)["clauses"]!
            .AsArray()
            .SelectMany(clause => clause!["cases"]!.AsArray())
            .Where(one => one!["status"] is not null)
            .Select(one => (string)one!["key"]!);

    /// <summary>What differs from run to run left out: when it was, and what the listeners were called.</summary>
    private string Said(string name)
    {
        var report = Read(name);
        foreach (var run in (string[])["startedAt", "durationMs", "requests", "evidence"])
            report.Remove(run);
        foreach (var one in report["clauses"]!.AsArray().SelectMany(clause => clause!["cases"]!.AsArray()))
            one!.AsObject().Remove("curl");
        return report.ToJsonString();
    }
}
