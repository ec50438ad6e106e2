using System.Text.Json;

namespace ElbContract.Client.Wire;

/// <summary>What an answer says of the page of a listing behind it, in any of the ways that are usual.</summary>
public static class NextPage
{
    /// <summary>The query that asks for it, without question mark; null if the answer names none.</summary>
    /// <remarks>Only the query of a link counts: no answer has another host, or another path, asked.</remarks>
    public static string? Of(RawAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return InBody(answer) ?? InHeaders(answer);
    }

    /// <summary>The query of the page behind the one that ends with this id; null for an empty one.</summary>
    public static string? After(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Length == 0 ? null : "marker=" + Uri.EscapeDataString(id);
    }

    private static string? InBody(RawAnswer answer)
    {
        try
        {
            if (answer.IsCut)
                return null;
            using var body = JsonDocument.Parse(answer.Body);
            return In(body.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // {"links": {"next": …}}, {"listeners_links": [{"rel": "next", "href": …}]}, {"page_info": {"next_marker": …}}, or the same at the
    // top.
    private static string? In(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var member in element.EnumerateObject())
        {
            var (name, value) = (member.ReadName() ?? "", member.Value);
            var next = name switch
            {
                "next_marker" when value.ReadText() is { } marker => After(marker),
                "next" when value.ReadText() is { } link => QueryOf(link),
                "next" when value.ValueKind == JsonValueKind.Object => QueryOf(Text(value, "href")),
                _ when value.ValueKind == JsonValueKind.Array && name.EndsWith("links", StringComparison.Ordinal) => value
                    .EnumerateArray()
                    .Where(link => Text(link, "rel") == "next")
                    .Select(link => QueryOf(Text(link, "href")))
                    .FirstOrDefault(),
                "links" or "_links" or "page_info" => In(value),
                _ => null,
            };
            if (next is not null)
                return next;
        }

        return null;
    }

    private static string? InHeaders(RawAnswer answer) =>
        answer
            .Headers.Where(header => header.Key.Equals("Link", StringComparison.OrdinalIgnoreCase))
            .SelectMany(header => header.Value.Split(','))
            .Where(link => link.Contains("next", StringComparison.Ordinal) && link.Contains('>', StringComparison.Ordinal))
            .Select(link => QueryOf(link[..link.IndexOf('>', StringComparison.Ordinal)]))
            .FirstOrDefault(query => query is not null);

    private static string? QueryOf(string? link) =>
        link is not null && link.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query && query + 1 < link.Length
            ? link[(query + 1)..]
            : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member.ReadText() : null;
}
