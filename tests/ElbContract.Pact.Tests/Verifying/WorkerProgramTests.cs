using System.Diagnostics;
using System.Runtime.InteropServices;
using ElbContract.Loopback;
using ElbContract.Pact.Verifying.Workers;
using ElbContract.Pact.Writing;
using static ElbContract.Pact.Tests.Samples;

namespace ElbContract.Pact.Tests.Verifying;

/// <summary>The worker's program without the parent that knows how to treat it.</summary>
public sealed class WorkerProgramTests
{
    [Fact(Timeout = 60_000)]
    public async Task Run_InputEndsWhileARequestIsUnderWay_EndsAtOnce()
    {
        using var folder = new TemporaryFolder();
        var asked = new TaskCompletionSource();
        await using var provider = new LoopbackServer(
            (_, _, stop) =>
            {
                asked.TrySetResult();
                return Task.Delay(Timeout.Infinite, stop);
            }
        );
        using var worker = Start(WorkerProgram.Argument);
        var file = PactWriter.Write("c", "p", [Interaction()], folder.Path);
        new WorkerJob(file, "p", provider.Address, TimeSpan.FromHours(1), StateChange: null).Write(worker.StandardInput.BaseStream);
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        worker.StandardInput.Close();

        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        worker.ExitCode.Should().Be(0);
    }

    [Fact(Timeout = 60_000)]
    public async Task Run_InputEndsBeforeAJob_EndsInSilence()
    {
        using var worker = Start(WorkerProgram.Argument);

        worker.StandardInput.Close();

        (await SaidAsync(worker, TestContext.Current.CancellationToken)).Should().Be(("", ""));
        worker.ExitCode.Should().Be(0);
    }

    [Fact(Timeout = 60_000)]
    public async Task Run_Job_SaysNothingButTheAnswer()
    {
        using var folder = new TemporaryFolder();
        await using var provider = LoopbackServer.Answering(500, "{}");
        using var worker = Start(WorkerProgram.Argument);
        var file = PactWriter.Write("c", "p", [Interaction()], folder.Path);
        new WorkerJob(file, "p", provider.Address, TimeSpan.FromHours(1), StateChange: null).Write(worker.StandardInput.BaseStream);

        var answer = await WorkerAnswer.ReadAsync(worker.StandardOutput.BaseStream, TestContext.Current.CancellationToken);
        worker.StandardInput.Close();

        answer.Code.Should().Be(1);
        (await SaidAsync(worker, TestContext.Current.CancellationToken)).Should().Be(("", ""), "the core's own report goes nowhere");
    }

    [Fact]
    public async Task Run_ByHand_SaysThatThereIsNothingToRun()
    {
        using var program = Start();

        (await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken))
            .TrimEnd()
            .Should()
            .Be("This program verifies contracts for another program, which starts it; do not run it by hand.");
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        program.ExitCode.Should().Be(WorkerProgram.Unusable);
    }

    /// <summary>All of its output and of its standard error, once it has ended.</summary>
    private static async Task<(string Output, string Error)> SaidAsync(Process worker, CancellationToken stop)
    {
        var said = await Task.WhenAll(worker.StandardOutput.ReadToEndAsync(stop), worker.StandardError.ReadToEndAsync(stop));
        await worker.WaitForExitAsync(stop);
        return (said[0], said[1]);
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"),
            ["exec", Path.Combine(AppContext.BaseDirectory, "ElbContract.Pact.dll"), .. arguments]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var proxy in start.Environment.Keys.Where(name => name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(proxy);
        start.Environment["PACT_DO_NOT_TRACK"] = "true";
        return Process.Start(start)!;
    }
}
