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

        return new ListenerPage(listeners, NextPage.Of(answer));
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
