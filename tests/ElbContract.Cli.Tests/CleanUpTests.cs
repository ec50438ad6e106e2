using ElbContract.Verification.Journals;

namespace ElbContract.Cli.Tests;

public sealed class CleanUpTests : IDisposable
{
    private const string Name = "elb-contract-0123456789ab";

    private const string Rest = """ "started":"2026-01-02T03:04:05+00:00","version":"1"}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task CleanUp_JournalOfSomebodyElses_IsRefusedBeforeItsEndpointIsAsked()
    {
        var journal = Path.Combine(_folder, Name + ".journal");
        await File.WriteAllTextAsync(
            journal,
            $$"""
            {"line":"run","schema":"elb-contract/journal/1","endpoint":"http://127.0.0.1:9","name":"{{Name}}",{{Rest}}
            {"line":"intend","number":1,"loadBalancer":"lb","port":80,"name":"production-web"}
            {"line":"made","number":1,"id":"somebody-elses"}

            """,
            TestContext.Current.CancellationToken
        );

        var refused = await CommandRun.RunAsync("cleanup", journal, "--project-id", "p", "--token", "t", "--retries", "0");
        string[] trust = ["cleanup", "--trust", journal, "--project-id", "p", "--token", "t", "--retries", "0"];
        var nowhere = await CommandRun.RunAsync(trust);
        var trusted = await CommandRun.RunAsync([.. trust, "--endpoint", "http://127.0.0.1:9"]);

        refused.ExitCode.Should().Be(3);
        refused.Output.Should().Contain($"LEFT ALONE: {journal}, line 1, does not have the mark").And.Contain($"--trust {journal}");
        (nowhere.ExitCode, nowhere.Errors)
            .Should()
            .Be((2, $"elb-contract: --endpoint is missing: give the value of the run of {journal}, or what its --state-url answered.\n"));
        trusted.ExitCode.Should().Be(3);
        trusted.Output.Should().Contain("LEFT BEHIND: 1 listener may still exist at load balancer lb: somebody-elses");
    }

    [Fact]
    public async Task CleanUp_NoJournal_SaysWhereItLooked()
    {
        var (exitCode, output, _) = await CommandRun.RunAsync("cleanup", "--journal", _folder);

        exitCode.Should().Be(0);
        output.Should().Be($"nothing to clean up: no run left a journal in {_folder}\n");
    }

    [Fact]
    public async Task CleanUp_Forget_SaysWhatTheJournalsNamedAndDeletesThem()
    {
        await using (var journal = await Journal.StartAsync(_folder, Run()))
            await journal.MadeAsync(await journal.IntendAsync(new Addition(null, "lb", 80, Name)), "an-id");

        var looked = await CommandRun.RunAsync("cleanup", "--forget", "--dry-run", "--journal", _folder);
        var wasThere = Directory.GetFiles(_folder).Length;
        var forgotten = await CommandRun.RunAsync("cleanup", "--forget", "--journal", _folder);

        looked.Output.Should().Contain("names: listener an-id at http://127.0.0.1:9");
        wasThere.Should().Be(1);
        forgotten.ExitCode.Should().Be(0);
        forgotten.Output.Should().Contain("named: listener an-id at http://127.0.0.1:9");
        Directory.GetFiles(_folder).Should().BeEmpty();
    }

    [Fact]
    public async Task CleanUp_BesideARunThatLives_SaysThatItsJournalIsInUse()
    {
        await using var journal = await Journal.StartAsync(_folder, Run());

        var run = await CommandRun.RunAsync("cleanup", "--journal", _folder, "--project-id", "p", "--token", "t");

        run.ExitCode.Should().Be(3);
        run.Output.Should().Be($"{journal.Path}\n  LEFT ALONE: {journal.Path} is in use: its run has not ended, or is being cleaned up\n");
    }

    [Fact]
    public async Task CleanUp_WithAPipeAmongTheJournals_TellsItAndGoesOn()
    {
        await using (var journal = await Journal.StartAsync(_folder, Run()))
            await journal.MadeAsync(await journal.IntendAsync(new Addition(null, "lb", 80, Name)), "an-id");
        var pipe = Path.Combine(_folder, "a.journal");
        using (var make = System.Diagnostics.Process.Start("mkfifo", [pipe]))
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);

        var run = await CommandRun.RunAsync("cleanup", "--journal", _folder, "--project-id", "p", "--token", "t", "--retries", "0");
        var forgotten = await CommandRun.RunAsync("cleanup", "--forget", pipe);

        run.ExitCode.Should().Be(3);
        run.Output.Should().Contain($"LEFT ALONE: {pipe} is a pipe, a device or too large, so it is not a journal");
        run.Output.Should().Contain("LEFT BEHIND: 1 listener may still exist at load balancer lb: an-id");
        (forgotten.ExitCode, forgotten.Errors).Should().Be((3, ""));
        forgotten.Output.Should().Contain($"LEFT ALONE: {pipe} is a pipe, a device or too large, so it is not a journal");
    }

    private static RunLine Run() =>
        new()
        {
            Endpoint = "http://127.0.0.1:9",
            Name = Name,
            Started = DateTimeOffset.UnixEpoch,
            Version = "1",
        };
}
