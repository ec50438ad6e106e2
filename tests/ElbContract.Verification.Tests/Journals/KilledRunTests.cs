using System.Diagnostics;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Tests.Providers;

namespace ElbContract.Verification.Tests.Journals;

/// <summary>A run that is really killed: the system takes its lock away, and what it wrote is there.</summary>
public sealed class KilledRunTests
{
    private const string Folder = "ELB_CONTRACT_TEST_FOLDER";
    private const string Endpoint = "ELB_CONTRACT_TEST_ENDPOINT";

    [Fact]
    public async Task Kill_RunWithListeners_LeavesAJournalThatCleansUpAfterIt()
    {
        using var folder = new TemporaryFolder();
        await using var provider = new ShelfProvider();
        provider.Put(JournalledRun.LoadBalancer, 80, "any");
        using var killed = StartRun(folder.Path, provider.Endpoint);
        while (!System.IO.File.Exists(folder.File("ready")))
        {
            killed.HasExited.Should().BeFalse();
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        new JournalFolder(folder.Path).Unfinished().Should().BeEmpty("the run is alive");
        killed.Kill();
        await killed.WaitForExitAsync(TestContext.Current.CancellationToken);

        var path = new JournalFolder(folder.Path).Unfinished().Should().ContainSingle().Subject.Path;
        provider.Put(JournalledRun.LoadBalancer, 81, "a.name.that.is.tested"); // Made after the kill, for a request sent before.
        provider.Put(JournalledRun.LoadBalancer, 82, "somebody-elses");
        await using (var run = await JournalledRun.StartAsync(provider, Journal.Open(path, provider.Endpoint, JournalledRun.Project)))
        {
            (await run.CleanUpAsync()).Deleted.Should().HaveCount(2);
            await run.Journal.FinishAsync();
        }

        provider.Names.Should().Equal("somebody-elses");
        System.IO.File.Exists(path).Should().BeFalse();
    }

    /// <summary>The run that is killed: a process of its own.</summary>
    [Fact(Explicit = true)]
    public async Task RunUntilKilled()
    {
        var folder = Environment.GetEnvironmentVariable(Folder)!;
        var endpoint = new Uri(Environment.GetEnvironmentVariable(Endpoint)!);
        await using var journal = await Journal.StartAsync(folder, JournalledRun.Run(endpoint));
        await journal.BeginAtAsync(JournalledRun.LoadBalancer, []);
        await journal.MadeAsync(await journal.IntendAsync(new Addition(null, JournalledRun.LoadBalancer, 80, "any")), "listener-1");
        await journal.IntendAsync(new Addition(null, JournalledRun.LoadBalancer, 81, "a.name.that.is.tested"));
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "ready"), "", TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    private static Process StartRun(string folder, Uri endpoint)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        // The process is the test program itself, or the dotnet host that runs it.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(KilledRunTests).Assembly.Location);
        foreach (var argument in new[] { "-explicit", "only", "-method", $"*{nameof(KilledRunTests)}.{nameof(RunUntilKilled)}" })
            start.ArgumentList.Add(argument);
        start.Environment[Folder] = folder;
        start.Environment[Endpoint] = endpoint.AbsoluteUri;
        return Process.Start(start)!;
    }
}
