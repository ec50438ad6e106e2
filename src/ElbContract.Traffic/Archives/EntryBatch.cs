using System.Buffers;

namespace ElbContract.Traffic.Archives;

/// <summary>Some entries of a file, in their order, in one piece of memory that goes back to the pool.</summary>
internal sealed class EntryBatch(byte[] data, IReadOnlyList<EntrySlice> entries) : IDisposable
{
    private byte[]? _data = data;

    public IReadOnlyList<EntrySlice> Entries => entries;

    /// <summary>The entry's bytes, until the batch is disposed.</summary>
    public ReadOnlyMemory<byte> Bytes(EntrySlice entry) => _data.AsMemory(entry.Start, entry.Length);

    public void Dispose()
    {
        if (_data is not { } data)
            return;
        _data = null;
        ArrayPool<byte>.Shared.Return(data);
    }
}

/// <summary>Where an entry is in its batch.</summary>
/// <param name="Number">Counts the entries of the file, from 1.</param>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Problem">Why its bytes are not there; null where they are.</param>
internal readonly record struct EntrySlice(long Number, int Start, int Length, string? Problem = null);
