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
        await using var provider = new LoopbackServer((_, _, stop) =>
        {
            asked.TrySetResult();
            return Task.Delay(Timeout.Infinite, stop);
        });
        using var worker = Start(WorkerProgram.Argument);
        var file = PactWriter.Write("c", "p", [Interaction()], folder.Path);
        new WorkerJob(file, "p", provider.Address, TimeSpan.FromHours(1), StateChange: null).Write(worker.StandardInput.BaseStream);
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        worker.StandardInput.Close();

        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        worker.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Run_ByHand_SaysThatThereIsNothingToRun()
    {
        using var program = Start();

        (await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd().Should()
            .Be("This program verifies contracts for another one, which starts it; there is nothing to run by hand.");
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        program.ExitCode.Should().Be(WorkerProgram.Unusable);
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"),
            ["exec", Path.Combine(AppContext.BaseDirectory, "ElbContract.Pact.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var proxy in start.Environment.Keys.Where(name => name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(proxy);
        start.Environment["PACT_DO_NOT_TRACK"] = "true";
        return Process.Start(start)!;
    }
}
