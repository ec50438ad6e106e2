using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator;

/// <summary>What goes back over the wire.</summary>
internal readonly record struct Answer(int Status, AnswerBody Body)
{
    /// <summary>The header <c>Allow</c>; null for none.</summary>
    public string? Allow { get; init; }

    public static Answer Ok(AnswerBody body) => new(200, body);

    public static Answer NoContent => new(204, default);

    public static Answer Error(ProviderError error, ErrorShape shape = ErrorShape.Classic) =>
        new(error.Status, ErrorAnswer.Render(error, shape));
}
