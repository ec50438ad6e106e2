using System.Runtime.InteropServices;

namespace ElbContract.Cli;

/// <summary>Ctrl-C, a closed terminal and the request to end: the first cancels, so that the run cleans up; a second ends the process as usual.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    private readonly TextWriter _errors;

    /// <param name="errors">Where a person is told what is going on.</param>
    public Interruption(TextWriter errors)
    {
        _errors = errors;
        _registrations = [.. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP]).Select(signal => PosixSignalRegistration.Create(signal, Handle))];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested) return;
        context.Cancel = true;
        _errors.WriteLine("elb-contract: interrupted: ending what is under way, and cleaning up; once more ends it at once, and leaves the rest to elb-contract cleanup");
        _source.Cancel();
    }
}
