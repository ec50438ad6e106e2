using System.Globalization;
using ElbContract.Verification.Sessions;

namespace ElbContract.Reports;

/// <summary>How far a long run is: on a terminal a line that is written over every second, elsewhere a line every ten seconds.</summary>
/// <remarks>A clock writes it and not what is told, so that an endpoint that keeps silent does not silence it. Told from any
/// thread.</remarks>
public sealed class ProgressLine : IDisposable
{
    // Of the usual 80 columns, with room for the echo of Ctrl-C.
    private const int Width = 77;
    private const int BarWidth = 20;
    private const int EchoOfCtrlC = 2;
    private static readonly TimeSpan OnTerminal = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly TextWriter _writer;
    private readonly bool _isTerminal;
    private readonly string _what;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer _timer;
    private RunProgress? _latest;
    private int _shown;
    private bool _hasEnded;

    /// <param name="writer">Standard error, so that standard output holds the report alone.</param>
    /// <param name="isTerminal">Whether it is one, and a line can be written over.</param>
    /// <param name="time">The clock; the system's where null.</param>
    /// <param name="what">What is counted.</param>
    public ProgressLine(TextWriter writer, bool isTerminal, TimeProvider? time = null, string what = "cases sent")
    {
        _writer = writer;
        _isTerminal = isTerminal;
        _what = what;
        _time = time ?? TimeProvider.System;
        _start = _time.GetTimestamp();
        var period = isTerminal ? OnTerminal : Elsewhere;
        _timer = _time.CreateTimer(_ => Write(), null, period, period);
    }

    /// <param name="progress">How far it is now.</param>
    public void Tell(RunProgress progress)
    {
        lock (_lock)
            _latest = progress;
    }

    /// <summary>Prints something else: on a terminal the line makes room, and comes back below.</summary>
    /// <param name="print">Prints whole lines, to where the line is written.</param>
    public void Interrupt(Action print)
    {
        ArgumentNullException.ThrowIfNull(print);
        lock (_lock)
        {
            Clear();
            print();
        }
    }

    /// <summary>Ends it, and clears the terminal's line: whatever is printed next begins on an empty one.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            _hasEnded = true;
            Clear();
        }
    }

    private void Clear()
    {
        // A terminal writes ^C behind the line.
        if (_shown > 0)
            Put("\r" + new string(' ', _shown + EchoOfCtrlC) + "\r");
        _shown = 0;
    }

    private void Write()
    {
        lock (_lock)
        {
            // Nothing to tell before the first request is sent; a tick can come while the run ends.
            if (_hasEnded || _latest is not { } latest)
                return;
            var line = Text(latest, _time.GetElapsedTime(_start));
            if (!_isTerminal)
            {
                Put(line + "\n");
                return;
            }

            Put("\r" + line.PadRight(_shown));
            _shown = line.Length;
        }
    }

    private string Text(RunProgress progress, TimeSpan elapsed)
    {
        var (answered, total, failed) = progress;
        var bar = _isTerminal && total > 0 ? $"[{new string('#', (int)((long)BarWidth * answered / total)).PadRight(BarWidth, '.')}] " : "";
        var left = answered > 0 && answered < total ? $", about {Elapsed(elapsed * (total - answered) / answered)} left" : "";
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{bar}{answered} of {total} {_what}, {failed} failed, {Elapsed(elapsed)}{left}"
        );
        return line.Length <= Width ? line : line[..Width];
    }

    private static string Elapsed(TimeSpan elapsed) =>
        elapsed < TimeSpan.FromMinutes(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0} s")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)elapsed.TotalMinutes} min {elapsed.Seconds:00} s");

    private void Put(string text)
    {
        try
        {
            _writer.Write(text);
            _writer.Flush();
        }
        catch (IOException)
        {
            // Nobody reads it, which is no reason to end the run.
        }
    }
}
