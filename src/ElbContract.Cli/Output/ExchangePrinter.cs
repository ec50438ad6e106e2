using System.Threading.Channels;
using ElbContract.Reports;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Recording;

namespace ElbContract.Cli.Output;

/// <summary>Prints a line for each exchange that passes, many at once where many pass; a slow terminal slows the next exchanges, and loses
/// no line.</summary>
internal sealed class ExchangePrinter : IAsyncDisposable
{
    private const int MostWaiting = 4096;

    private readonly Channel<string> _lines = Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly InertWriter _output;
    private readonly Task _printing;
    private int _departures;

    public ExchangePrinter(InertWriter output)
    {
        _output = output;
        _printing = Task.Run(PrintAsync);
    }

    /// <summary>How many exchanges were not as the page allows, on either side.</summary>
    public int Departures => _departures;

    public ValueTask AddAsync(ArchiveEntry entry)
    {
        var verdict = LiveJudge.Of(entry);
        if (verdict is { Conforms: false })
            Interlocked.Increment(ref _departures);
        return _lines.Writer.WriteAsync(ExchangeLine.Of(entry, verdict));
    }

    public async ValueTask DisposeAsync()
    {
        _lines.Writer.TryComplete();
        await _printing;
    }

    private async Task PrintAsync()
    {
        List<string> batch = [];
        while (await _lines.Reader.WaitToReadAsync())
        {
            while (_lines.Reader.TryRead(out var line))
                batch.Add(line);
            _output.WriteLines(batch);
            batch.Clear();
        }
    }
}
