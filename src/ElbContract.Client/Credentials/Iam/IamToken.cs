namespace ElbContract.Client.Credentials.Iam;

/// <summary>A token as it was issued.</summary>
internal sealed record IamToken
{
    public required string Value { get; init; }

    /// <summary>How long it lives, by the issuer's own clock; null where that is not said.</summary>
    public TimeSpan? Life { get; init; }

    public string? ProjectId { get; init; }

    public IReadOnlyList<CatalogueEndpoint> Endpoints { get; init; } = [];

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "a token";
}

/// <summary>A public endpoint of the classic load balancers' service.</summary>
internal sealed record CatalogueEndpoint(string? Region, Uri Address)
{
    /// <summary>The region alone: addresses hold the project's id.</summary>
    public override string ToString() => Region ?? "an endpoint";
}
