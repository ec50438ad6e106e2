namespace ElbContract.Verification.Brokering;

/// <summary>A version of a consumer or a provider, as a broker knows it.</summary>
/// <param name="Number">Such as a commit.</param>
public sealed record ApplicationVersion(string Number)
{
    /// <summary>The branch that it is of; null where that is not said.</summary>
    public string? Branch { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The build that made it; null where that is not said.</summary>
    public Uri? BuildUrl { get; init; }
}
