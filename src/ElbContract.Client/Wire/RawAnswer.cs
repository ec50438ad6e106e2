namespace ElbContract.Client.Wire;

/// <summary>An answer as it came.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">In the order of their names' first appearance; a repeated header appears once a value.</param>
/// <param name="Body">Its bytes, at most <see cref="ElbClientOptions.MaximumBodyBytes"/>.</param>
/// <param name="IsCut">Whether the body was longer than that.</param>
public sealed record RawAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body, bool IsCut)
{
    /// <summary>Status and size alone.</summary>
    public override string ToString() => $"{Status}, {Body.Length} bytes{(IsCut ? " and more" : "")}";
}
