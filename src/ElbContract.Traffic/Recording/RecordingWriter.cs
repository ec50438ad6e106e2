using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using ElbContract.Traffic.Archives;
using Microsoft.Win32.SafeHandles;

namespace ElbContract.Traffic.Recording;

/// <summary>Appends entries to a recording, whole lines only: many with one write, whatever came while the last was under way.</summary>
/// <remarks>What was appended survives the end of the process, however it ends, but maybe not a power loss.</remarks>
public sealed class RecordingWriter : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = EntryWriter.Encoder, SkipValidation = true };

    private const int LargestScratch = 256 * 1024;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(1);

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Line, Utf8JsonWriter Json)? _scratch;

    private readonly ConcurrentQueue<Pending> _queue = [];
    private readonly SafeFileHandle _file;
    private readonly string _path;
    private long _length;
    private long? _lookedAt;
    private int _isWriting;
    private RecorderException? _failure;

    private RecordingWriter(SafeFileHandle file, string path)
    {
        _file = file;
        _path = path;
        _length = RandomAccess.GetLength(file);
    }

    /// <summary>Creates a recording, or goes on with one: after a line that broke off, on a new line.</summary>
    /// <param name="path">The path of the file; while it is open nobody else can open it.</param>
    /// <param name="header">Its first line, and its next where it is there.</param>
    /// <exception cref="RecorderException">The file is somebody else's, or cannot be written.</exception>
    internal static RecordingWriter Open(string path, byte[] header)
    {
        var file = Handle(path);
        RecordingWriter writer;
        try
        {
            writer = new RecordingWriter(file, path);
        }
        catch (NotSupportedException)
        {
            file.Dispose();
            throw RecorderException.NoFile(path);
        }

        try
        {
            writer.Begin(header);
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>Whether a file begins as recordings do, which hold no secrets.</summary>
    public static bool IsRecording(string path)
    {
        using var file = File.OpenRead(path);
        var start = new byte[RecordingHeader.Start.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && RecordingHeader.Start.SequenceEqual(start);
    }

    /// <summary>Ends when the entry is in the file.</summary>
    /// <exception cref="RecorderException">It cannot be put there, nor can any after it.</exception>
    internal Task AppendAsync(ArchiveEntry entry)
    {
        var pending = new Pending(Line(entry));
        _queue.Enqueue(pending);
        WriteQueued();
        return pending.Done.Task;
    }

    // Once a thread: memory for it would be most of what an exchange takes.
    private static byte[] Line(ArchiveEntry entry)
    {
        var (line, json) = _scratch ??= Scratch();
        line.ResetWrittenCount();
        json.Reset();
        EntryWriter.Write(json, entry);
        json.Flush();
        line.Write("\n"u8);
        var bytes = line.WrittenSpan.ToArray();
        if (line.Capacity > LargestScratch)
            _scratch = null;
        return bytes;
    }

    private static (ArrayBufferWriter<byte> Line, Utf8JsonWriter Json) Scratch()
    {
        var line = new ArrayBufferWriter<byte>(8 * 1024);
        return (line, new Utf8JsonWriter(line, Options));
    }

    public void Dispose() => _file.Dispose();

    private static SafeFileHandle Handle(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException cause) when (File.Exists(path))
        {
            throw RecorderException.Busy(path, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw RecorderException.Unopenable(path, cause);
        }
    }

    private void Begin(byte[] header)
    {
        Span<byte> start = stackalloc byte[RecordingHeader.Start.Length];
        if (_length > 0)
        {
            if (RandomAccess.Read(_file, start, 0) < start.Length || !start.SequenceEqual(RecordingHeader.Start))
                throw RecorderException.NotOurs(_path);
            RandomAccess.Read(_file, start[..1], _length - 1);
            if (start[0] != (byte)'\n')
                header = [(byte)'\n', .. header];
        }

        if (Put([header]) is { } failure)
            throw failure;
    }

    // Whoever comes while nobody writes does so for all that have come by then; who comes in the meantime is not kept waiting by the same
    // one.
    private void WriteQueued()
    {
        if (_queue.IsEmpty || Interlocked.CompareExchange(ref _isWriting, 1, 0) != 0)
            return;
        List<Pending> batch = [];
        while (_queue.TryDequeue(out var next))
            batch.Add(next);
        if (batch.Count > 0)
            _failure ??= Put(batch.ConvertAll(pending => (ReadOnlyMemory<byte>)pending.Line));
        var failure = _failure;
        Volatile.Write(ref _isWriting, 0);
        foreach (var pending in batch)
            pending.End(failure);
        if (!_queue.IsEmpty)
            ThreadPool.UnsafeQueueUserWorkItem(static writer => writer.WriteQueued(), this, preferLocal: false);
    }

    private RecorderException? Put(IReadOnlyList<ReadOnlyMemory<byte>> lines)
    {
        try
        {
            if (lines is [var only])
                RandomAccess.Write(_file, only.Span, _length);
            else
                RandomAccess.Write(_file, lines, _length);
            foreach (var line in lines)
                _length += line.Length;
            return IsGone() ? RecorderException.Gone(_path) : null;
        }
        catch (Exception cause)
        {
            // Whatever it is (a file that is too large is no IOException), nobody is to wait for it.
            Undo();
            return RecorderException.Unwritable(_path, cause);
        }
    }

    // A file without a name takes what is written, and nobody will find it. It is looked for once a millisecond: what was written just
    // before a file is deleted goes with it all the same.
    private bool IsGone()
    {
        if (_lookedAt is { } before && TimeProvider.System.GetElapsedTime(before) < BetweenLooks)
            return false;
        _lookedAt = TimeProvider.System.GetTimestamp();
        return new FileInfo(_path) is not { Exists: true } info || info.Length != _length;
    }

    // Half a line is nobody's; a disk that takes nothing may not even take that.
    private void Undo()
    {
        try
        {
            RandomAccess.SetLength(_file, _length);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // Whoever goes on with the recording ends the line.
        }
    }

    private sealed class Pending(byte[] line)
    {
        public byte[] Line => line;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void End(RecorderException? failure)
        {
            if (failure is null)
                Done.SetResult();
            else
                Done.SetException(failure);
        }
    }
}
