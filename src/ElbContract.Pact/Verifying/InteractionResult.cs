namespace ElbContract.Pact.Verifying;

public enum InteractionOutcome
{
    /// <summary>The response is as expected.</summary>
    Passed,

    /// <summary>The response is not as expected: <see cref="InteractionResult.Mismatches"/>.</summary>
    Failed,

    /// <summary>Nothing is known of the response: <see cref="InteractionResult.Reason"/>.</summary>
    NotRun,
}

/// <summary>What came of one interaction. There is exactly one for each interaction that was handed in.</summary>
public sealed record InteractionResult
{
    public required string Key { get; init; }

    public required string Description { get; init; }

    public required InteractionOutcome Outcome { get; init; }

    /// <summary>The interaction is pending: a failure of it is told, and is no failure of the provider.</summary>
    public bool Pending { get; init; }

    public IReadOnlyList<Mismatch> Mismatches { get; init; } = [];

    /// <summary>Why it is not run; null otherwise.</summary>
    public string? Reason { get; init; }
}

public enum MismatchKind
{
    Status,
    Header,

    /// <summary>The body is of another content type.</summary>
    BodyType,
    Body,

    /// <summary>Anything else the core may tell.</summary>
    Other,
}

/// <summary>One difference between an expected response and the actual one.</summary>
/// <param name="Kind">Which part of the response differs.</param>
/// <param name="Path">The place in a body (<c>$.port</c>), or a header's name; empty for the status.</param>
/// <param name="Expected">Of a body JSON text, such as <c>80</c> or <c>"red"</c>; cut after 1000 characters, as <paramref name="Actual"/>
/// is.</param>
/// <param name="Actual">As <paramref name="Expected"/>.</param>
/// <param name="Text">The core's own sentence.</param>
public sealed record Mismatch(MismatchKind Kind, string Path, string? Expected, string? Actual, string Text);
