using System.Diagnostics;
using ElbContract.Loopback;
using ElbContract.Pact.Verifying.Workers;
using static ElbContract.Pact.Tests.Samples;

namespace ElbContract.Pact.Tests.Verifying;

/// <summary>The worker's program by itself, as a parent that goes away leaves it.</summary>
public sealed class WorkerProgramTests
{
    [Fact]
    public async Task Run_InputEndsBeforeAJob_EndsInSilence()
    {
        using var worker = Start();

        worker.StandardInput.Close();

        (await SaidAsync(worker)).Should().Be(("", ""));
        worker.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Run_InputEndsWhileARequestIsUnderWay_EndsAtOnceAndInSilence()
    {
        var asked = new TaskCompletionSource();
        await using var provider = new LoopbackServer((_, _, stop) =>
        {
            asked.TrySetResult();
            return Task.Delay(Timeout.Infinite, stop);
        });
        await using var verification = new Verification();
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder.File("pact.json"))) verification.Contract(Interaction()).WriteTo(file);
        using var worker = Start();
        new WorkerJob(folder.File("pact.json"), "p", provider.Address, TimeSpan.FromHours(1), null).Write(worker.StandardInput.BaseStream);
        await asked.Task.WaitAsync(Verification.Stop);

        worker.StandardInput.Close();

        (await SaidAsync(worker)).Should().Be(("", ""));
    }

    [Fact]
    public async Task Run_Job_SaysNothingButTheAnswer()
    {
        await using var provider = LoopbackServer.Answering(500, "{}");
        await using var verification = new Verification();
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder.File("pact.json"))) verification.Contract(Interaction()).WriteTo(file);
        using var worker = Start();
        new WorkerJob(folder.File("pact.json"), "p", provider.Address, TimeSpan.FromHours(1), null).Write(worker.StandardInput.BaseStream);

        var answer = await WorkerAnswer.ReadAsync(worker.StandardOutput.BaseStream, Verification.Stop);
        worker.StandardInput.Close();

        answer.Code.Should().Be(1);
        (await SaidAsync(worker)).Should().Be(("", ""), "the core's own report goes nowhere");
    }

    private static Process Start() => Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "ElbContract.Pact.dll")])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["PACT_DO_NOT_TRACK"] = "true" },
    })!;

    private static async Task<(string Output, string Error)> SaidAsync(Process worker)
    {
        var said = await Task.WhenAll(worker.StandardOutput.ReadToEndAsync(Verification.Stop), worker.StandardError.ReadToEndAsync(Verification.Stop));
        await worker.WaitForExitAsync(Verification.Stop);
        return (said[0], said[1]);
    }
}
