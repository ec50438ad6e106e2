namespace ElbContract.Cli.Tests;

/// <summary>A draft of waivers of a deep run holds in the runs that come after it.</summary>
public sealed class DeepWaiversTests : IDisposable
{
    private static readonly string[] Faulty =
    [
        "verify",
        "--fault",
        "backend-protocol.udp/tcp-accepted",
        "--clause",
        "backend-protocol.udp",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-waivers-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task DraftOfADeepRun_FilledIn_HoldsInADeepRun_AndInAnOrdinaryOne()
    {
        var file = Path.Combine(_folder, "waivers.yaml");
        var drafting = await CommandRun.RunAsync([.. Faulty, "--deep", "--write-waivers", file]);
        var draft = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, draft.Replace("TODO", "ours", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var deep = await CommandRun.RunAsync([.. Faulty, "--deep", "--waivers", file]);
        var ordinary = await CommandRun.RunAsync([.. Faulty, "--waivers", file]);

        drafting.ExitCode.Should().Be(1);
        draft.Should().Contain("\"generated-", "a deep run finds it in generated cases, too");
        deep.ExitCode.Should().Be(0, deep.Output);
        ordinary.ExitCode.Should().Be(0, ordinary.Output);
    }
}
