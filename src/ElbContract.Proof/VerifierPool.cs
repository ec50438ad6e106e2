using System.Collections.Concurrent;
using ElbContract.Verification.Running;
using ElbContract.Verification.Sessions;

namespace ElbContract.Proof;

/// <summary>Verifiers that take one provider after the other, so that their workers start once.</summary>
internal sealed class VerifierPool : IAsyncDisposable
{
    private readonly Verifier[] _verifiers;
    private readonly int _total;
    private readonly Action<RunProgress>? _onProgress;
    private int _done;
    private int _failed;

    public VerifierPool(ProofOptions options)
    {
        _verifiers = [.. Enumerable.Range(0, options.Parallel).Select(_ => new Verifier(options.Contracts, parallel: 1, Prover.Timeout))];
        _total = options.Faults.Count + options.Personalities.Count;
        _onProgress = options.OnProgress;
    }

    /// <summary>What <paramref name="proveAsync"/> says of each, in their order.</summary>
    /// <param name="providers">The providers.</param>
    /// <param name="proveAsync">Verifies one of them.</param>
    /// <param name="isFailed">Whether that proof shows a mistake of the contract.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<IReadOnlyList<TProof>> RunAsync<TProvider, TProof>(
        IReadOnlyList<TProvider> providers,
        Func<Verifier, TProvider, Task<TProof>> proveAsync,
        Func<TProof, bool> isFailed,
        CancellationToken cancellationToken
    )
    {
        var proofs = new TProof[providers.Count];
        var next = new ConcurrentQueue<int>(Enumerable.Range(0, providers.Count));
        await Task.WhenAll(
            _verifiers.Select(verifier =>
                Task.Run(
                    async () =>
                    {
                        while (next.TryDequeue(out var index))
                        {
                            cancellationToken.ThrowIfCancellationRequested();
                            proofs[index] = await proveAsync(verifier, providers[index]);
                            if (isFailed(proofs[index]))
                                Interlocked.Increment(ref _failed);
                            _onProgress?.Invoke(new RunProgress(Interlocked.Increment(ref _done), _total, Volatile.Read(ref _failed)));
                        }
                    },
                    cancellationToken
                )
            )
        );
        return proofs;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var verifier in _verifiers)
            await verifier.DisposeAsync();
    }
}
