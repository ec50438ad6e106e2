namespace ElbContract.Client.Wire;

/// <summary>A request as it is to stand on the wire; nothing is added but <c>Accept: application/json</c> and what HTTP itself
/// needs.</summary>
public sealed record RawRequest
{
    public HttpMethod Method { get; init; } = HttpMethod.Post;

    /// <summary>Path and query below the endpoint, sent as written: see <see cref="ListenerPaths"/>.</summary>
    public required string Path { get; init; }

    /// <summary>The <c>X-Auth-Token</c>: null sends no such header, an empty text an empty one.</summary>
    public string? Token { get; init; }

    /// <summary>The body, which need not be JSON; null sends none and no content type.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>Null sends the body without <c>Content-Type</c>.</summary>
    public string? ContentType { get; init; } = "application/json";

    /// <summary>Method and size alone: a path holds the project's id, and the token is a secret.</summary>
    public override string ToString() => $"{Method}, {Body?.Length ?? 0} bytes";
}
