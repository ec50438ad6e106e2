using System.Collections.Concurrent;
using ElbContract.Verification.Running;
using ElbContract.Verification.Tests;
using ElbContract.Verification.Verdicts;

[assembly: AssemblyFixture(typeof(Verifiers))]

namespace ElbContract.Verification.Tests;

/// <summary>Verifies with workers and a contract that earlier tests are done with: to start those takes longer than a run.</summary>
public sealed class Verifiers : IAsyncDisposable
{
    private readonly ConcurrentBag<Verifier> _idle = [];

    public async Task<VerificationReport> VerifyAsync(VerifyOptions options, CancellationToken cancellationToken)
    {
        if (!_idle.TryTake(out var verifier))
            verifier = new Verifier(options.Contracts, options.Run.Parallel, options.Run.Timeout);
        try
        {
            return await verifier.RunAsync(options, cancellationToken);
        }
        finally
        {
            _idle.Add(verifier);
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var verifier))
            await verifier.DisposeAsync();
    }
}
