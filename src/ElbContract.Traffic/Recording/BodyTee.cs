using ElbContract.Traffic.Forwarding;

namespace ElbContract.Traffic.Recording;

/// <summary>The beginning of a body that passes through, and how long it is altogether.</summary>
internal sealed class BodyTee(BoundedBuffer kept)
{
    public long Size { get; private set; }

    /// <summary>All of it, or as much as is kept of one.</summary>
    public ReadOnlyMemory<byte> Kept => kept.Written;

    public void Take(ReadOnlySpan<byte> bytes)
    {
        Size += bytes.Length;
        kept.TryWrite(bytes);
    }
}
