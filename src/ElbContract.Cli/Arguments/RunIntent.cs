using ElbContract.Verification.Sessions;

namespace ElbContract.Cli.Arguments;

/// <summary>What a run would do, before it does anything.</summary>
/// <param name="Where">The endpoint, in words.</param>
/// <param name="Who">The kind of credentials, without their values.</param>
/// <param name="Options">What it would be told; the address counts only where it is known without asking.</param>
internal sealed record RunIntent(string Where, string Who, SessionOptions Options);
