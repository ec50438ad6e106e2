namespace ElbContract.Emulator;

/// <summary>A call that the emulator has answered.</summary>
/// <param name="At">When it was answered.</param>
/// <param name="Method">As sent.</param>
/// <param name="Path">As sent, without the query.</param>
/// <param name="Status">100 to 599.</param>
/// <param name="Clauses">The clauses that decided it: those that the request is refused for; where it is accepted, those that let a
/// provider do otherwise. Empty for calls beside adding a listener.</param>
public sealed record AnsweredCall(DateTimeOffset At, string Method, string Path, int Status, IReadOnlyList<string> Clauses)
{
    /// <summary>As sent, up to 1 MiB, passwords and keys included; empty without a body, and with a larger one.</summary>
    public ReadOnlyMemory<byte> RequestBody { get; init; }

    /// <summary>As answered, tokens included; empty without a body. That of a HEAD is the one that GET would have.</summary>
    public ReadOnlyMemory<byte> ResponseBody { get; init; }
}
