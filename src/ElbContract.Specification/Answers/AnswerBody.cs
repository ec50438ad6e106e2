namespace ElbContract.Specification.Answers;

/// <summary>A rendered body.</summary>
/// <param name="ContentType">Its media type; null for an empty body.</param>
/// <param name="Bytes">The body as it goes over the wire.</param>
public readonly record struct AnswerBody(string? ContentType, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The media type of every JSON answer.</summary>
    public const string Json = "application/json";
}
