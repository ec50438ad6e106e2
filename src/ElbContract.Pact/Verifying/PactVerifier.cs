using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ElbContract.Pact.Native;
using ElbContract.Pact.Reading;
using ElbContract.Pact.Verifying.Workers;

namespace ElbContract.Pact.Verifying;

/// <summary>
/// Verifies a provider with Pact's core, in processes of its own: the core prints to standard output, cannot be stopped, and can crash.
/// </summary>
public sealed class PactVerifier : IAsyncDisposable
{
    private readonly PactVerifierOptions _options;
    private readonly VerifierFolder _folder;
    private readonly WorkerSlot[] _slots;
    private readonly Task _starting;
    private int _running;
    private bool _disposed;

    private PactVerifier(PactVerifierOptions options, string programFolder)
    {
        _options = options;
        _folder = new VerifierFolder();
        _slots = [.. Enumerable.Range(0, options.Workers).Select(_ => new WorkerSlot(programFolder, _folder))];
        _starting = Task.WhenAll([.. _slots.Select(slot => Task.Run(slot.Start)), Task.Run(_folder.WriteCertificate)]);
    }

    /// <summary>Starts the workers and returns at once. They come up while the caller prepares what is to be verified.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static PactVerifier Start(PactVerifierOptions options) => Start(options, AppContext.BaseDirectory);

    /// <param name="options">How to verify.</param>
    /// <param name="programFolder">Where the worker's program and the native core are.</param>
    internal static PactVerifier Start(PactVerifierOptions options, string programFolder)
    {
        PactVerifierOptions.Check(options);
        return new PactVerifier(options, programFolder);
    }

    /// <summary>The folder of all files that are made for the workers.</summary>
    internal string Folder => _folder.Path;

    /// <summary>The ids of the worker processes that there are now.</summary>
    internal IReadOnlyList<int> WorkerIds => [.. _slots.Select(slot => slot.WorkerId).OfType<int>()];

    /// <summary>
    /// Sends each interaction to <paramref name="target"/> and tells each result as soon as its file is done, in no particular order. One
    /// call at a time: its end, or the end of the enumeration, makes room for the next.
    /// </summary>
    /// <param name="target">The endpoint; its path goes before the interactions' paths.</param>
    /// <param name="pact">What to send, and what to expect.</param>
    /// <param name="cancellationToken">Stops the workers at once.</param>
    /// <exception cref="PactCoreException">The native core is missing or too old.</exception>
    public async IAsyncEnumerable<InteractionResult> VerifyAsync(
        Uri target,
        PactDocument pact,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!target.IsAbsoluteUri || target.Scheme is not ("http" or "https") || target.Query.Length > 0)
            throw new ArgumentException(
                $"'{target}' is not the address of an endpoint: give one as http://host:port/path.",
                nameof(target)
            );
        // With certificates of its own the core loads them anew for every interaction: what speaks TLS stands between.
        if (target.Scheme == "https")
            throw new ArgumentException($"'{target}' is an https address: give an http one that forwards to it.", nameof(target));
        if (Interlocked.Exchange(ref _running, 1) == 1)
            throw new InvalidOperationException("Another verification is running: wait until it ends.");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var chunks = new ConcurrentQueue<RecordedInteraction[]>(pact.Interactions.Chunk(_options.InteractionsPerFile));
        var results = Channel.CreateUnbounded<InteractionResult>();
        var running = RunAsync(target, pact, chunks, results.Writer, stop);
        try
        {
            await foreach (var result in results.Reader.ReadAllAsync(cancellationToken))
                yield return result;
        }
        finally
        {
            await stop.CancelAsync();
            await running;
            _running = 0;
        }
    }

    /// <summary>Ends the workers and removes every file that was made for them.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await _starting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var slot in _slots)
            slot.Dispose();
        _folder.Dispose();
    }

    private async Task RunAsync(
        Uri target,
        PactDocument pact,
        ConcurrentQueue<RecordedInteraction[]> chunks,
        ChannelWriter<InteractionResult> results,
        CancellationTokenSource stop
    )
    {
        try
        {
            await Task.WhenAll(_slots.Select(slot => Task.Run(() => WorkAsync(slot, target, pact, chunks, results, stop))));
            results.Complete();
        }
        catch (Exception failure)
        {
            results.Complete(failure);
        }
    }

    private async Task WorkAsync(
        WorkerSlot slot,
        Uri target,
        PactDocument pact,
        ConcurrentQueue<RecordedInteraction[]> chunks,
        ChannelWriter<InteractionResult> results,
        CancellationTokenSource stop
    )
    {
        try
        {
            await _starting;
            while (!stop.IsCancellationRequested && chunks.TryDequeue(out var chunk))
            {
                foreach (var result in await VerifyAsync(slot, target, pact.With(chunk), stop.Token))
                    await results.WriteAsync(result, stop.Token);
            }
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task<IEnumerable<InteractionResult>> VerifyAsync(
        WorkerSlot slot,
        Uri target,
        PactDocument chunk,
        CancellationToken cancellationToken
    )
    {
        var file = _folder.Write(chunk);
        try
        {
            var job = new WorkerJob(file, chunk.Provider, target, _options.RequestTimeout, _options.StateChangeUrl);
            var answer = await slot.VerifyAsync(job, cancellationToken);
            return ReportReader.Read(answer, chunk.Interactions);
        }
        catch (WorkerEndedException ended)
        {
            return chunk.Interactions.Select(interaction => ReportReader.NotRun(interaction, ended.Message));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
