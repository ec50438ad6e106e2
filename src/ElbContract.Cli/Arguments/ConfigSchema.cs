using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ElbContract.Cli.Arguments;

/// <summary>The JSON Schema of <c>elb-contract.yaml</c>, by which editors complete and check it: made from the command line.</summary>
internal static class ConfigSchema
{
    private static readonly JsonSerializerOptions Legible = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="root">The command line.</param>
    public static string Of(RootCommand root)
    {
        var properties = new JsonObject();
        var options = root
            .Subcommands.SelectMany(verb => verb.Options.Select(option => (Verb: verb.Name, Option: option)))
            .Where(one => Options.Names.Contains(one.Option.Name) && !Options.Secrets.Contains(one.Option.Name))
            .GroupBy(one => one.Option.Name, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in options)
        {
            var option = group.First().Option;
            var property = Type(option);
            property["description"] =
                $"{string.Join(", ", group.Select(one => one.Verb))}: {(option.Description ?? "").Split(" [ELB_")[0]}";
            properties[option.Name[2..]] = property;
        }

        return new JsonObject
            {
                ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
                ["title"] = ConfigFile.Name,
                ["description"] = "Options of elb-contract. The command line counts before ELB_ variables, and they before this file.",
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["properties"] = properties,
            }.ToJsonString(Legible) + "\n";
    }

    private static JsonObject Type(Option option) =>
        option.ValueType == typeof(bool) ? new JsonObject { ["type"] = "boolean" }
        : option.ValueType == typeof(string[])
            ? new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = "string" },
            }
        : new JsonObject { ["type"] = new JsonArray("string", "number") };
}
