using System.Text.Json.Nodes;
using ElbContract.Emulator.Operations;

namespace ElbContract.Emulator.Documentation;

/// <summary>The schemas of health checks, made of the limits that the emulator has of them.</summary>
internal static class HealthCheckSchemas
{
    public static JsonObject Create() => Schema("A health check. What is left out has a usual value.", "listener_id");

    public static JsonObject Change() => Schema("What changes. Other fields are passed over.");

    public static JsonObject HealthCheck()
    {
        var schema = Schema("A health check.", "id", "listener_id");
        foreach (var time in (string[])["create_time", "update_time"])
            schema["properties"]![time] = Text();
        return schema;
    }

    private static JsonObject Schema(string description, params string[] required)
    {
        var properties = new JsonObject(required.Select(name => KeyValuePair.Create(name, (JsonNode?)Text())));
        foreach (var (name, standard, least, most) in HealthCheckOperations.Fields)
        {
            properties[name] =
                least == 0
                    ? new JsonObject { ["type"] = new JsonArray("string", "null"), ["examples"] = new JsonArray(standard) }
                    : new JsonObject
                    {
                        // Clients also send numbers as texts.
                        ["type"] = new JsonArray("integer", "string", "null"),
                        ["minimum"] = least,
                        ["maximum"] = most,
                        ["examples"] = new JsonArray(JsonNode.Parse(standard)),
                    };
        }

        return new()
        {
            ["type"] = "object",
            ["description"] = description,
            ["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]),
            ["properties"] = properties,
        };
    }

    private static JsonObject Text() => new() { ["type"] = "string" };
}
