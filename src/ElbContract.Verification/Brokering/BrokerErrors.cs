using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ElbContract.Verification.Brokering;

/// <summary>What a broker says is wrong: in a list, in lists by parameter, or as notices.</summary>
internal static class BrokerErrors
{
    private const int Longest = 500;

    /// <summary>In one line.</summary>
    public static string Of(byte[] content)
    {
        try
        {
            var said = JsonNode.Parse(content) is JsonObject json
                ? string.Join("; ", Texts(json["errors"]).Concat(Texts(json["error"])).Concat(Texts(json["notices"])).Distinct())
                : "";
            if (said.Length > 0)
                return Short(said);
        }
        catch (JsonException)
        {
            // It is shown as it is.
        }

        return content.Length == 0 ? "it does not say why" : Short(Encoding.UTF8.GetString(content));
    }

    private static IEnumerable<string> Texts(JsonNode? node) =>
        node switch
        {
            JsonArray list => list.SelectMany(Texts),
            JsonObject { } one when one["text"] is JsonValue text => [text.ToString()],
            JsonObject map => map.SelectMany(member => Texts(member.Value).Select(text => $"{member.Key}: {text}")),
            JsonValue text => [text.ToString()],
            _ => [],
        };

    private static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }
}
