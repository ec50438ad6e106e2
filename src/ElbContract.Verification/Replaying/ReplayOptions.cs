using ElbContract.Verification.Sessions;

namespace ElbContract.Verification.Replaying;

/// <summary>What to replay, and where.</summary>
public sealed record ReplayOptions
{
    /// <summary>The endpoint, in whose name, how patiently.</summary>
    public required SessionOptions Run { get; init; }

    /// <summary>An HTTP archive or a recording; <c>-</c> is standard input.</summary>
    public required string File { get; init; }
}
