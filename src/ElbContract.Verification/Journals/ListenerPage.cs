using System.Globalization;
using System.Text.Json;
using ElbContract.Client.Wire;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Journals;

/// <summary>A page of a listing, read leniently: all that counts is who stands where.</summary>
/// <param name="Listeners">Id, name, port, load balancer and status of each; nothing else of them is read.</param>
/// <param name="Next">The query of the page behind it; null where the answer does not say that there is one.</param>
internal sealed record ListenerPage(IReadOnlyList<Listener> Listeners, string? Next)
{
    /// <summary>Null for an answer that is no listing: an array, or an object that holds it as <c>listeners</c>.</summary>
    public static ListenerPage? Of(RawAnswer answer)
    {
        using var body = Parse(answer);
        var root = body?.RootElement ?? default;
        var list = root.ValueKind == JsonValueKind.Array ? root : Member(root, "listeners");
        if (list.ValueKind == JsonValueKind.Null)
            return new ListenerPage([], null);
        if (list.ValueKind != JsonValueKind.Array)
            return null;
        List<Listener> listeners = [];
        foreach (var element in list.EnumerateArray())
        {
            if (Read(element) is not { } listener)
                return null;
            listeners.Add(listener);
        }

        return new ListenerPage(listeners, NextIn(root) ?? NextOf(answer));
    }

    /// <summary>The one listener of an answer, wrapped or not; null where it holds none.</summary>
    public static Listener? Single(RawAnswer answer)
    {
        using var body = Parse(answer);
        return body is null ? null : Read(body.RootElement) ?? Read(Member(body.RootElement, "listener"));
    }

    private static JsonDocument? Parse(RawAnswer answer)
    {
        try
        {
            return answer.IsCut ? null : JsonDocument.Parse(answer.Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Listener? Read(JsonElement one) =>
        Text(one, "id") is not { } id
            ? null
            : new Listener
            {
                Id = id,
                Name = Text(one, "name"),
                LoadbalancerId = Text(one, "loadbalancer_id"),
                Status = Text(one, "status"),
                Port = int.TryParse(Text(one, "port"), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null,
            };

    // {"links": {"next": …}}, {"listeners_links": [{"rel": "next", "href": …}]}, {"page_info": {"next_marker": …}}, or the same at the top.
    private static string? NextIn(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var member in element.EnumerateObject())
        {
            var (name, value) = (member.ReadName() ?? "", member.Value);
            var next = name switch
            {
                "next_marker" when value.ReadText() is { } marker => Marker(marker),
                "next" when value.ReadText() is { } link => QueryOf(link),
                "next" when value.ValueKind == JsonValueKind.Object => QueryOf(Text(value, "href")),
                _ when value.ValueKind == JsonValueKind.Array && name.EndsWith("links", StringComparison.Ordinal) => value
                    .EnumerateArray()
                    .Where(link => Text(link, "rel") == "next")
                    .Select(link => QueryOf(Text(link, "href")))
                    .FirstOrDefault(),
                "links" or "_links" or "page_info" => NextIn(value),
                _ => null,
            };
            if (next is not null)
                return next;
        }

        return null;
    }

    private static string? NextOf(RawAnswer answer) =>
        answer
            .Headers.Where(header => header.Key.Equals("Link", StringComparison.OrdinalIgnoreCase))
            .SelectMany(header => header.Value.Split(','))
            .Where(link => link.Contains("next", StringComparison.Ordinal) && link.Contains('>', StringComparison.Ordinal))
            .Select(link => QueryOf(link[..link.IndexOf('>', StringComparison.Ordinal)]))
            .FirstOrDefault(query => query is not null);

    public static string? Marker(string id) => id.Length == 0 ? null : "marker=" + Uri.EscapeDataString(id);

    // Only the query of a link: nothing has the run ask another host, or another path.
    private static string? QueryOf(string? link) =>
        link is not null && link.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query && query + 1 < link.Length
            ? link[(query + 1)..]
            : null;

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement parent, string name) =>
        Member(parent, name) switch
        {
            { ValueKind: JsonValueKind.String } text when text.ReadText() is { Length: > 0 } value => value,
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => null,
        };
}
