using ElbContract.Traffic.Forwarding;

namespace ElbContract.Traffic.Recording;

/// <summary>The beginning of a body that passes through, and how long it is altogether.</summary>
internal sealed class BodyTee(BoundedBuffer kept, TimeProvider time)
{
    public long Size { get; private set; }

    /// <summary>All of it, or as much as is kept of one.</summary>
    public ReadOnlyMemory<byte> Kept => kept.Written;

    /// <summary>When its last piece passed, as a timestamp; 0 where none did.</summary>
    public long LastAt { get; private set; }

    public void Take(ReadOnlySpan<byte> bytes)
    {
        LastAt = time.GetTimestamp();
        Size += bytes.Length;
        kept.TryWrite(bytes);
    }
}
