namespace ElbContract.Specification.Judging;

/// <summary>A request to add a listener as it stands on the wire.</summary>
/// <param name="Path">The path below the endpoint, as sent: <c>/v1.0/{project_id}/elbaas/listeners</c>.</param>
/// <param name="Token">The value of <c>X-Auth-Token</c>; null without the header.</param>
/// <param name="Body">The body's bytes; they must not change while the expectation is in use.</param>
public sealed record AddListenerRequestOnWire(string Path, string? Token, ReadOnlyMemory<byte> Body);
