using System.Text.Json;
using ElbContract.Specification.Clauses;

namespace ElbContract.Reports;

/// <summary>What all SARIF reports have in common.</summary>
internal static class SarifParts
{
    /// <summary>The program, with a rule a clause; a result's index is its clause's place among them.</summary>
    public static void WriteTool(Utf8JsonWriter json, IEnumerable<Clause> clauses, CodeHost host)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", Tool.Name);
        json.WriteString("version", Tool.Version);
        json.WriteStartArray("rules");
        foreach (var clause in clauses)
            WriteRule(json, clause, host);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Notify(Utf8JsonWriter json, string level, string message)
    {
        json.WriteStartObject();
        json.WriteString("level", level);
        Object(json, "message", "text", Inert.Line(message));
        json.WriteEndObject();
    }

    // SARIF reads [text](address) in a message as a link, and the text is in part the endpoint's.
    public static string WithoutLinks(string text) => text.Replace("](", "\\](", StringComparison.Ordinal);

    public static void Object(Utf8JsonWriter json, string name, string key, string value)
    {
        json.WriteStartObject(name);
        json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, Clause clause, CodeHost host)
    {
        json.WriteStartObject();
        json.WriteString("id", clause.Id);
        Object(json, "shortDescription", "text", clause.Sentence);
        Object(json, "fullDescription", "text", Words.Of(clause));
        if (host.LinkTo(clause) is { } link)
            json.WriteString("helpUri", link.AbsoluteUri);
        Object(
            json,
            "help",
            "text",
            $"{clause.Sentence} A provider {Words.InPlainWords(clause.Strength)}. The page says so at {string.Join(", ", clause.Anchors)}. "
                + $"More: {host.MoreOn(clause)}"
        );
        Object(json, "defaultConfiguration", "level", "error");
        json.WriteStartObject("properties");
        json.WriteString("strength", Words.Of(clause.Strength));
        json.WriteStartArray("anchors");
        foreach (var anchor in clause.Anchors)
            json.WriteStringValue(anchor);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
