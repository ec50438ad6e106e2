namespace ElbContract.Emulator;

/// <summary>A request as far as the emulator reads it.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Path">As sent, without the query.</param>
/// <param name="Query">As sent, with its question mark; empty without one.</param>
/// <param name="Token">The value of <c>X-Auth-Token</c>; null without the header.</param>
/// <param name="Body">Valid until the call is answered; null where it is larger than <see cref="Http.RequestBody.Limit"/>.</param>
internal readonly record struct Call(string Method, string Path, string Query, string? Token, ReadOnlyMemory<byte>? Body);
