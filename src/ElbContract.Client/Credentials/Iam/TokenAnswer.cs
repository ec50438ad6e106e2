using System.Globalization;
using System.Text.Json;
using ElbContract.Client.Wire;

namespace ElbContract.Client.Credentials.Iam;

/// <summary>Reads the answer to a request for a token; what is missing in it or of another type is passed over.</summary>
internal static class TokenAnswer
{
    private const string ServiceType = "elbv1";

    /// <param name="value">The token itself, which stands in a header.</param>
    /// <param name="body">Its description.</param>
    /// <param name="now">Says how long it lives where the answer does not say when it was issued.</param>
    /// <exception cref="JsonException">The body is not the description of a token.</exception>
    public static IamToken Read(string value, ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        using var document = JsonDocument.Parse(body);
        if (Member(document.RootElement, "token") is not { ValueKind: JsonValueKind.Object } token)
            throw new JsonException("There is no token in it.");
        return new IamToken
        {
            Value = value,
            Life = Time(token, "expires_at") - (Time(token, "issued_at") ?? now),
            ProjectId = Member(token, "project") is { } project ? Text(project, "id") : null,
            Endpoints = [.. Endpoints(token)],
        };
    }

    private static IEnumerable<CatalogueEndpoint> Endpoints(JsonElement token) =>
        from service in Items(token, "catalog")
        where Text(service, "type") == ServiceType
        from endpoint in Items(service, "endpoints")
        where Text(endpoint, "interface") == "public"
        let address = Address(Text(endpoint, "url"))
        where address is not null
        select new CatalogueEndpoint(Text(endpoint, "region") ?? Text(endpoint, "region_id"), address);

    /// <summary>The service's address: without version and project, which each call's path brings.</summary>
    private static Uri? Address(string? url)
    {
        // One with user information is none that requests can go to.
        if (
            !Uri.TryCreate(url, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
            || address.UserInfo.Length > 0
        )
            return null;
        var path = address.AbsolutePath;
        var version = path.IndexOf("/v1", StringComparison.Ordinal);
        return new Uri(address.GetLeftPart(UriPartial.Authority) + (version < 0 ? path : path[..version]).TrimEnd('/'));
    }

    private static DateTimeOffset? Time(JsonElement parent, string name) =>
        DateTimeOffset.TryParse(Text(parent, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : default;

    private static string? Text(JsonElement parent, string name) =>
        Member(parent, name)?.ReadText() is { Length: > 0 } value ? value : null;

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : null;
}
