using System.Net;
using ElbContract.Handshakes.Messages;

namespace ElbContract.Handshakes;

/// <summary>
/// Asks listeners what versions and suites they serve, without speaking any: a ClientHello that offers some is answered by a ServerHello
/// that chooses, or by an alert. The bounds of number and rate are for all scans together. Safe for parallel use.
/// </summary>
public sealed class HandshakeScanner : IDisposable
{
    private readonly HandshakeOptions _options;
    private readonly SemaphoreSlim _scans;
    private readonly SemaphoreSlim _free;
    private readonly Pace _pace;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public HandshakeScanner(HandshakeOptions? options = null)
    {
        _options = options ?? new HandshakeOptions();
        if (_options.Problems() is { Count: > 0 } problems)
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        _scans = new SemaphoreSlim(_options.Parallel);
        _free = new SemaphoreSlim(_options.Parallel);
        _pace = new Pace(_options.PerSecond, TimeProvider.System);
    }

    /// <summary>Asks for each listed suite by itself at each listed version that has it, and for all others in groups.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; the time limit is no such case.</exception>
    public async Task<HandshakeScan> ScanAsync(HandshakeQuestion question, CancellationToken cancellationToken = default)
    {
        // The time of a scan begins when others leave it room: none is over before it has begun.
        await _scans.WaitAsync(cancellationToken);
        try
        {
            return await ScannedAsync(question, cancellationToken);
        }
        finally
        {
            _scans.Release();
        }
    }

    public void Dispose()
    {
        _scans.Dispose();
        _free.Dispose();
    }

    private async Task<HandshakeScan> ScannedAsync(HandshakeQuestion question, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.Limit);
        var asking = new Asking(
            hello => AskAsync(question.EndPoint, hello, limit.Token, cancellationToken),
            question,
            _options,
            limit.Token
        );
        var offers = await asking.AllAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return ScanReading.Of(question, offers, asking.Hellos);
    }

    private async Task<HelloAnswer> AskAsync(IPEndPoint endPoint, ClientHello hello, CancellationToken limit, CancellationToken cancelled)
    {
        try
        {
            await _free.WaitAsync(limit);
            try
            {
                await _pace.WaitAsync(limit);
                return await HelloSender.SendAsync(endPoint, hello, _options.Patience, limit);
            }
            finally
            {
                _free.Release();
            }
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            return new HelloAnswer.None($"the {_options.Limit.TotalSeconds} s for the listener were over");
        }
    }
}
