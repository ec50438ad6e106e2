using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using ElbContract.Pact.Native;

namespace ElbContract.Pact.Verifying.Workers;

/// <summary>The worker process: takes jobs from standard input, one after the other, until that ends.</summary>
internal static class WorkerProgram
{
    /// <summary>The exit code that says: no worker will do better, the core is missing or too old.</summary>
    internal const int Unusable = 2;

    /// <summary>What the parent starts it with, so that it can tell a person who starts it by hand what it is.</summary>
    internal const string Argument = "verify";

    internal static int Run()
    {
        // Ctrl-C goes to the whole process group: the parent decides, and may still want to hear what is under way.
        using var interruption = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var output = StandardStreams.TakeOutput();
        _ = PactCoreVersion.Require();
        _ = PactCore.LogToBuffer(PactCore.LogLevel.Off);
        using var jobs = new BlockingCollection<WorkerJob>();
        new Thread(() => ReadJobs(jobs)) { IsBackground = true }.Start();
        foreach (var job in jobs.GetConsumingEnumerable())
            Verify(job, output);
        return 0;
    }

    /// <summary>A thread of its own, because a running verification cannot be interrupted: when whoever asked for it is gone, the process
    /// ends at once.</summary>
    private static void ReadJobs(BlockingCollection<WorkerJob> jobs)
    {
        using var input = new BinaryReader(StandardStreams.OpenInput(), Encoding.UTF8);
        while (WorkerJob.Read(input) is { } job)
            jobs.Add(job);
        Environment.Exit(0);
    }

    private static unsafe void Verify(WorkerJob job, Stream output)
    {
        var verifier = PactCore.VerifierNew("ElbContract.Pact", "1");
        PactCore.VerifierSetProviderInfo(
            verifier,
            job.Provider,
            job.Target.Scheme,
            job.Target.Host,
            (ushort)job.Target.Port,
            job.Target.AbsolutePath
        );
        if (job.StateChange is { } url)
            PactCore.VerifierSetProviderState(verifier, url.AbsoluteUri, teardown: 0, body: 1);
        _ = PactCore.VerifierSetVerificationOptions(
            verifier,
            disableSslVerification: 0,
            new CULong((nuint)job.RequestTimeout.TotalMilliseconds)
        );
        _ = PactCore.VerifierSetColouredOutput(verifier, coloured: 0);
        PactCore.VerifierAddFileSource(verifier, job.File);
        var code = PactCore.VerifierExecute(verifier);
        var report = PactCore.VerifierJson(verifier);
        var error = code == 0 ? "" : PactCore.LastError();
        WorkerAnswer.Write(output, code, Encoding.UTF8.GetBytes(error), MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)report));
        if (report != 0)
            PactCore.StringDelete(report);
        PactCore.VerifierShutdown(verifier);
    }
}
