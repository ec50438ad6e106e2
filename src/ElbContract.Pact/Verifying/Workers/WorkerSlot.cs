using ElbContract.Pact.Native;

namespace ElbContract.Pact.Verifying.Workers;

/// <summary>A place for one worker at a time: a worker that ended or was stopped is replaced when the next job comes.</summary>
internal sealed class WorkerSlot(string programFolder, VerifierFolder folder) : IDisposable
{
    private WorkerProcess? _worker;

    internal int? WorkerId => _worker?.Id;

    internal void Start() => _worker ??= WorkerProcess.Start(programFolder, folder, WorkerProgram.Argument);

    internal async Task<WorkerAnswer> VerifyAsync(WorkerJob job, CancellationToken cancellationToken)
    {
        Start();
        var answered = false;
        try
        {
            var answer = await _worker!.VerifyAsync(job, cancellationToken);
            answered = true;
            return answer;
        }
        catch (WorkerEndedException ended) when (ended.ExitCode == WorkerProgram.Unusable)
        {
            throw new PactCoreException(ended.Complaints);
        }
        finally
        {
            if (!answered)
                Dispose();
        }
    }

    public void Dispose()
    {
        _worker?.Dispose();
        _worker = null;
    }
}
