using ElbContract.Verification.Sessions;

namespace ElbContract.Cli.Arguments;

/// <summary>What a run would do, before it does anything.</summary>
/// <param name="Where">The endpoint, in words.</param>
/// <param name="Who">The kind of credentials, without their values.</param>
/// <param name="Options">What it would be told; its endpoint counts only where <paramref name="Address"/> has it.</param>
/// <param name="Address">That of the endpoint; null where only the run learns it.</param>
internal sealed record RunIntent(string Where, string Who, SessionOptions Options, string? Address = null);
