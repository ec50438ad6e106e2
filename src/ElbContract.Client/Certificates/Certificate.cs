namespace ElbContract.Client.Certificates;

/// <summary>A certificate as a provider lists it. Its private key, which providers answer too, is never read.</summary>
public sealed record Certificate
{
    public required string Id { get; init; }
    public string? Name { get; init; }

    /// <summary>The server name that it is for; null or empty where none is named.</summary>
    public string? Domain { get; init; }
}
