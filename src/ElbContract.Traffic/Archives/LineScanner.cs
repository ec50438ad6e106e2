namespace ElbContract.Traffic.Archives;

/// <summary>An entry a line.</summary>
internal sealed class LineScanner : EntryScanner
{
    public override bool IsEntry => true;

    public override bool Next(ReadOnlySpan<byte> data, out int start, out int length)
    {
        start = EntryStart;
        var end = data[Position..].IndexOf((byte)'\n');
        length = end < 0 ? 0 : Position + end - start;
        Position = end < 0 ? data.Length : Position + end + 1;
        if (end >= 0)
            EntryStart = Position;
        return end >= 0;
    }
}
