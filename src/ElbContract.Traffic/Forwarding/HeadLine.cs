namespace ElbContract.Traffic.Forwarding;

/// <summary>Where name and value of a header stand in a head.</summary>
internal readonly record struct HeadLine(int Start, int NameLength, int ValueStart, int ValueLength)
{
    public ReadOnlySpan<byte> Name(ReadOnlySpan<byte> head) => head.Slice(Start, NameLength);

    public ReadOnlySpan<byte> Value(ReadOnlySpan<byte> head) => head.Slice(ValueStart, ValueLength);
}
