using System.Diagnostics;
using System.Globalization;
using ElbContract.Loopback;
using ElbContract.Pact.Native;
using ElbContract.Pact.Tests.Reading;
using ElbContract.Pact.Verifying;
using static ElbContract.Pact.Tests.Samples;

namespace ElbContract.Pact.Tests.Verifying;

/// <summary>The processes that verify: what they are given, how they end, and what is left of them.</summary>
public sealed class WorkerTests
{
    [Fact]
    public async Task Verify_WorkerIsKilled_ItsFileIsNotRunAndTheRestGoesOn()
    {
        Verification? verification = null;
        await using var provider = Provider(request =>
        {
            if (request.Text == "deadly")
                Process.GetProcessById(verification!.Verifier.WorkerIds[0]).Kill();
        });
        await using var run = verification = new Verification(Verification.OneWorker with { InteractionsPerFile = 2 });

        var results = await run.RunAsync(
            provider,
            Interaction("a"),
            Interaction("b").With(Verbatim("deadly")),
            Interaction("c"),
            Interaction("d"),
            Interaction("e")
        );

        results
            .Select(result => result.Outcome)
            .Should()
            .Equal(
                InteractionOutcome.NotRun,
                InteractionOutcome.NotRun,
                InteractionOutcome.Passed,
                InteractionOutcome.Passed,
                InteractionOutcome.Passed
            );
        results.Take(2).Should().OnlyContain(result => result.Reason!.StartsWith("the verifying process ended with exit code "));
    }

    [Fact]
    public async Task Verify_Cancelled_EndsTheWorkerAndLeavesNoFile()
    {
        using var cancel = new CancellationTokenSource();
        Verification? verification = null;
        IReadOnlyList<int> workers = [];
        await using var provider = new LoopbackServer(
            async (_, _, stop) =>
            {
                workers = verification!.Verifier.WorkerIds;
                await cancel.CancelAsync();
                await Task.Delay(Timeout.Infinite, stop);
            }
        );
        await using var run = verification = new Verification();

        await FluentActions
            .Awaiting(async () =>
            {
                await foreach (
                    var result in run.Verifier.VerifyAsync(provider.Address, run.Contract(PactVerifierTests.Numbered(4)), cancel.Token)
                )
                    Assert.Fail("a result: " + result);
            })
            .Should()
            .ThrowAsync<OperationCanceledException>();

        workers.Should().ContainSingle().Which.Should().Match(id => !Verification.Runs((int)id));
        run.Verifier.WorkerIds.Should().BeEmpty();
        Directory.EnumerateFiles(run.Verifier.Folder, "*.json").Should().BeEmpty();
    }

    [Fact]
    public async Task Verify_EnumerationIsGivenUp_EndsWhatIsUnderWay()
    {
        var answered = 0;
        await using var provider = new LoopbackServer(
            async (_, stream, stop) =>
            {
                if (Interlocked.Increment(ref answered) > 1)
                    await Task.Delay(Timeout.Infinite, stop);
                await LoopbackServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", stop);
            }
        );
        await using var verification = new Verification(Verification.OneWorker with { InteractionsPerFile = 1 });

        await foreach (
            var result in verification.Verifier.VerifyAsync(
                provider.Address,
                verification.Contract(PactVerifierTests.Numbered(3)),
                TestContext.Current.CancellationToken
            )
        )
        {
            result.Outcome.Should().Be(InteractionOutcome.Passed);
            break;
        }

        Directory.EnumerateFiles(verification.Verifier.Folder, "*.json").Should().BeEmpty();
        answered = 0;
        (await verification.RunAsync(provider, Interaction()))
            .Should()
            .ContainSingle()
            .Which.Outcome.Should()
            .Be(InteractionOutcome.Passed, "a new worker takes over");
    }

    [Fact]
    public async Task Dispose_AfterARun_LeavesNoProcessAndNoFile()
    {
        await using var provider = Provider();
        var verification = new Verification(new() { Workers = 2 });
        await verification.RunAsync(provider, Interaction());
        var workers = verification.Verifier.WorkerIds;

        await verification.DisposeAsync();

        workers.Should().HaveCount(2).And.OnlyContain(id => !Verification.Runs(id));
        Directory.Exists(verification.Verifier.Folder).Should().BeFalse();
        await FluentActions
            .Awaiting(() => verification.RunAsync(provider.Address, PactDocumentTests.Pact()))
            .Should()
            .ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task Dispose_RightAfterTheStart_LeavesNoProcessAndNoFile()
    {
        var verifier = PactVerifier.Start(new() { Workers = 2 });

        await verifier.DisposeAsync();
        await verifier.DisposeAsync();

        verifier.WorkerIds.Should().BeEmpty();
        Directory.Exists(verifier.Folder).Should().BeFalse();
    }

    [Fact]
    public async Task Start_VariablesOfTheCaller_StayWithTheCaller()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        string[] secrets = ["ELB_TOKEN", "OS_PASSWORD", "HTTPS_PROXY", "PACT_BROKER_TOKEN"];
        foreach (var name in secrets)
            Environment.SetEnvironmentVariable(name, "secret of the test");
        try
        {
            await using var provider = Provider();
            await using var verification = new Verification();
            await verification.RunAsync(provider, Interaction());

            var variables = (await File.ReadAllTextAsync($"/proc/{verification.Verifier.WorkerIds[0]}/environ", Verification.Stop)).Split(
                '\0'
            );

            variables
                .Should()
                .Contain("PACT_DO_NOT_TRACK=true")
                .And.Contain(variable => variable.StartsWith("SSL_CERT_FILE=" + verification.Verifier.Folder));
            variables.Should().NotContain(variable => variable.Contains("secret of the test"));
            variables
                .Select(variable => variable.Split('=')[0])
                .Should()
                .NotContain(name => name.StartsWith("ELB_") || name.StartsWith("OS_"));
        }
        finally
        {
            foreach (var name in secrets)
                Environment.SetEnvironmentVariable(name, null);
        }
    }

    [Fact]
    public async Task Interrupt_WhileARequestIsUnderWay_LeavesTheWorkerAtWork()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "sends SIGINT");
        Verification? verification = null;
        var interrupted = new List<int>();
        await using var provider = Provider(_ =>
        {
            interrupted.AddRange(verification!.Verifier.WorkerIds);
            Interrupt(interrupted[^1]);
        });
        await using var run = verification = new Verification();

        var results = await run.RunAsync(provider, Interaction("a"), Interaction("b"));

        results.Should().HaveCount(2).And.OnlyContain(result => result.Outcome == InteractionOutcome.Passed);
        run.Verifier.WorkerIds.Should().Equal(interrupted.Distinct());
    }

    [Fact]
    public async Task Verify_CoreIsMissing_SaysWhatToDo()
    {
        using var program = new TemporaryFolder();
        CopyProgram(program.Path);

        await ShouldBeUnusableAsync(
            program,
            $"Pact's native core (pact_ffi) cannot be loaded from {program.Path}/: build ElbContract.Pact again on this platform."
        );
    }

    [Fact]
    public async Task Verify_CoreIsNoLibrary_SaysWhatToDo()
    {
        using var program = new TemporaryFolder();
        CopyProgram(program.Path);
        await File.WriteAllTextAsync(program.File(LibraryName), "no library", Verification.Stop);

        await ShouldBeUnusableAsync(
            program,
            $"Pact's native core (pact_ffi) cannot be loaded from {program.Path}/: build ElbContract.Pact again on this platform."
        );
    }

    [Fact]
    public async Task Verify_CoreIsAnotherLibrary_SaysWhatToDo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "takes a library of the runtime");
        using var program = new TemporaryFolder();
        CopyProgram(program.Path);
        File.Copy(
            Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native.so"),
            program.File(LibraryName)
        );

        await ShouldBeUnusableAsync(
            program,
            $"Pact's native core (pact_ffi) cannot be loaded from {program.Path}/: build ElbContract.Pact again on this platform."
        );
    }

    [Fact]
    public async Task Verify_ProgramIsMissing_SaysWhatToDo()
    {
        using var program = new TemporaryFolder();

        await ShouldBeUnusableAsync(
            program,
            $"{program.File("ElbContract.Pact.dll")}, which runs Pact's native core, is missing: build ElbContract.Pact again."
        );
    }

    private static string LibraryName =>
        OperatingSystem.IsWindows() ? "pact_ffi.dll"
        : OperatingSystem.IsMacOS() ? "libpact_ffi.dylib"
        : "libpact_ffi.so";

    private static LoopbackServer Provider(Action<Received>? before = null) =>
        new(
            (request, stream, stop) =>
            {
                before?.Invoke(request);
                return LoopbackServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", stop);
            }
        );

    private static void Interrupt(int process)
    {
        using var kill = Process.Start("kill", ["-INT", process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        kill.ExitCode.Should().Be(0);
    }

    /// <summary>The worker's program without its native core.</summary>
    private static void CopyProgram(string folder)
    {
        foreach (var ending in new[] { "dll", "deps.json", "runtimeconfig.json" })
            File.Copy(
                Path.Combine(AppContext.BaseDirectory, "ElbContract.Pact." + ending),
                Path.Combine(folder, "ElbContract.Pact." + ending)
            );
    }

    private static async Task ShouldBeUnusableAsync(TemporaryFolder program, string message)
    {
        await using var provider = Provider();
        await using var verification = new Verification();
        await using var verifier = PactVerifier.Start(new() { Workers = 2, InteractionsPerFile = 1 }, program.Path);

        await FluentActions
            .Awaiting(async () =>
            {
                await foreach (
                    var _ in verifier.VerifyAsync(
                        provider.Address,
                        verification.Contract(PactVerifierTests.Numbered(4)),
                        TestContext.Current.CancellationToken
                    )
                )
                {
                    // No interaction has a result.
                }
            })
            .Should()
            .ThrowAsync<PactCoreException>()
            .WithMessage(message);
        provider.Requests.Should().BeEmpty();
    }
}
