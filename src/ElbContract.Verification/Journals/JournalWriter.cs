using System.Threading.Channels;

namespace ElbContract.Verification.Journals;

/// <summary>Puts lines on disk, many with one flush: whatever comes while the disk is busy goes into the next.</summary>
internal sealed class JournalWriter : IAsyncDisposable
{
    private readonly Channel<Pending> _pending = Channel.CreateUnbounded<Pending>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Stream _stream;
    private readonly string _path;
    private readonly Task _pump;

    /// <param name="stream">Owned by the writer; flushed to disk where it is a file.</param>
    /// <param name="path">For messages.</param>
    public JournalWriter(Stream stream, string path)
    {
        _stream = stream;
        _path = path;
        _pump = Task.Run(PumpAsync);
    }

    /// <summary>Why nothing can be written any more; null while all is well.</summary>
    public JournalException? Failure { get; private set; }

    /// <summary>Ends when the line is on disk.</summary>
    /// <exception cref="JournalException">It cannot be put there.</exception>
    public Task WriteAsync(byte[] line)
    {
        var pending = new Pending(line, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return _pending.Writer.TryWrite(pending)
            ? pending.Done.Task
            : Task.FromException(new JournalException($"the journal {_path} is closed"));
    }

    public async ValueTask DisposeAsync()
    {
        _pending.Writer.TryComplete();
        await _pump;
        await _stream.DisposeAsync();
    }

    private async Task PumpAsync()
    {
        List<Pending> batch = [];
        while (await _pending.Reader.WaitToReadAsync())
        {
            while (_pending.Reader.TryRead(out var next))
                batch.Add(next);
            Failure ??= Put(batch);
            foreach (var pending in batch)
                Tell(pending.Done);
            batch.Clear();
        }
    }

    private JournalException? Put(List<Pending> batch)
    {
        try
        {
            _stream.Write([.. batch.SelectMany(pending => pending.Line)]);
            if (_stream is FileStream file)
                file.Flush(flushToDisk: true);
            else
                _stream.Flush();
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return Unwritable(_path, cause);
        }
    }

    public static JournalException Unwritable(string path, Exception cause) =>
        new(
            $"the journal {path} cannot be written ({cause.Message.TrimEnd('.')}): free the disk, or give another folder (--journal)",
            cause
        );

    private void Tell(TaskCompletionSource done)
    {
        if (Failure is { } failure)
            done.SetException(failure);
        else
            done.SetResult();
        _ = done.Task.Exception; // Seen: not everybody waits for a line.
    }

    private sealed record Pending(byte[] Line, TaskCompletionSource Done);
}
