using System.Buffers;
using System.Globalization;

namespace ElbContract.Traffic.Archives;

/// <summary>Cuts a stream of entries into batches: the one part of reading that cannot be shared between cores.</summary>
/// <param name="stream">UTF-8 without byte order mark; left open.</param>
/// <param name="maximum">The largest entry that is kept, in bytes; a larger one is passed over with a problem.</param>
internal sealed class EntrySplitter(Stream stream, int maximum)
{
    private const int BatchBytes = 512 * 1024;

    private readonly List<EntrySlice> _entries = [];
    private byte[] _data = [];
    private int _filled;
    private long _number;
    private bool _isDropping;
    private EntryScanner _scanner = null!;

    /// <summary>Why the file, or its rest, holds no entries; null where all of it was read.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether the file's data break off, or make no sense from somewhere on.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Batches until the stream ends or fails; each is the caller's to dispose.</summary>
    public IEnumerable<EntryBatch> Read()
    {
        _data = ArrayPool<byte>.Shared.Rent(BatchBytes);
        var isEnd = Fill();
        _scanner = EntryFormat.Of(_data.AsSpan(0, _filled)) switch
        {
            EntryForm.Archive => new HarScanner(),
            EntryForm.Objects => new HarScanner(isInList: true),
            _ => new LineScanner(),
        };
        var other = EntryFormat.OtherThanEntries(_data.AsSpan(0, _filled));
        Problem ??= other;
        while (other is null)
        {
            Scan();
            if (isEnd)
                End();
            if (Batch() is { } batch)
                yield return batch;
            if (isEnd)
                break;
            isEnd = Fill();
        }

        ArrayPool<byte>.Shared.Return(_data);
        _data = [];
    }

    // Until the buffer is full or the stream ends; true at its end.
    private bool Fill()
    {
        try
        {
            while (_filled < _data.Length)
            {
                var read = stream.Read(_data, _filled, _data.Length - _filled);
                if (read == 0)
                    return true;
                _filled += read;
            }

            return false;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            IsBroken = true;
            Problem = $"the data are broken from here on ({broken.Message.TrimEnd('.')})";
            return true;
        }
    }

    private void Scan()
    {
        while (_scanner.Next(_data.AsSpan(0, _filled), out var start, out var length))
            Add(start, length);
    }

    private void Add(int start, int length)
    {
        var bytes = _data.AsSpan(start, length);
        if (_isDropping || length > maximum)
            _entries.Add(new EntrySlice(++_number, 0, 0, TooLarge()));
        else if (!bytes.Trim(" \t\r"u8).IsEmpty && !EntryFormat.IsHeader(bytes))
            _entries.Add(new EntrySlice(++_number, start, length));
        _isDropping = false;
    }

    // Whoever was writing it may have been stopped.
    private void AddLast(int start, int length)
    {
        var before = _number;
        Add(start, length);
        if (before > 0 && _number > before && HarEntry.EndsEarly(_data.AsSpan(start, length)))
            BreakOff();
    }

    private void BreakOff()
    {
        IsBroken = true;
        Problem ??= "the file ends early, and it is not known how much is missing";
    }

    private string TooLarge() =>
        string.Create(CultureInfo.InvariantCulture, $"it is larger than {maximum / (1024 * 1024)} MiB, the most that is read");

    private void End()
    {
        if (_scanner is LineScanner)
            AddLast(_scanner.EntryStart, _filled - _scanner.EntryStart);
        else if (_scanner.IsEntry)
            _entries.Add(new EntrySlice(++_number, 0, 0, "the file ends within it"));
        if (_number == 0)
            Problem ??= EntryFormat.NoEntries(_scanner, _filled);
        else if (_scanner is HarScanner { IsClosed: false })
            BreakOff();
        else if (_scanner is HarScanner { HasOthers: true })
            Problem ??= "the file has more than archives, and the rest was skipped: put entries that are one per line into a separate file";
    }

    // What the scanner has passed, as a batch; what it is in goes on in new memory.
    private EntryBatch? Batch()
    {
        var kept = _filled - _scanner.EntryStart;
        if (_isDropping || kept > maximum)
        {
            _isDropping = _scanner.IsEntry;
            kept = 0;
        }

        var full = _data;
        var from = _filled - kept;
        // Every buffer has room for as much again, so that a large entry is copied few times.
        _data = ArrayPool<byte>.Shared.Rent(Math.Max(BatchBytes, kept * 2));
        full.AsSpan(from, kept).CopyTo(_data);
        _scanner.Forget(from);
        _filled = kept;
        var batch = new EntryBatch(full, [.. _entries]);
        _entries.Clear();
        if (batch.Entries.Count > 0)
            return batch;
        batch.Dispose();
        return null;
    }
}
