using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Pact.Contracts;

namespace ElbContract.Pact.Writing;

/// <summary>Turns matchers and provider state expressions into the core's own JSON, one document for all matching rules and one for all
/// generators.</summary>
internal sealed class RuleWriter
{
    private readonly JsonObject _rules = [];
    private readonly JsonObject _generators = [];

    internal string? Rules => _rules.Count == 0 ? null : _rules.ToJsonString();

    internal string? Generators => _generators.Count == 0 ? null : _generators.ToJsonString();

    internal void Path(PactText path)
    {
        if (path.Matcher is { } matcher)
            _rules["path"] = Rule([matcher], "AND");
        if (path.FromProviderState is { } expression)
            _generators["path"] = Generator(expression, "STRING");
    }

    internal void Fields(string category, IReadOnlyList<PactField> fields)
    {
        foreach (var (name, value) in fields)
        {
            if (value.Matcher is { } matcher)
                Category(_rules, category)[name] = Rule([matcher], "AND");
            if (value.FromProviderState is { } expression)
                Category(_generators, category)[name] = Generator(expression, "STRING");
        }
    }

    internal void Body(PactBody? body)
    {
        if (body is not PactBody.JsonBody(var example, var bodyRules))
            return;
        foreach (var rule in bodyRules)
        {
            if (rule.AllOf.Count > 0)
                Category(_rules, "body")[rule.Path] = Rule(rule.AllOf, "AND");
            if (rule.AnyOf.Count > 0)
                Category(_rules, "body")[rule.Path] = Rule(rule.AnyOf, "OR");
            if (rule.FromProviderState is { } expression)
                Category(_generators, "body")[rule.Path] = Generator(expression, DataType(rule.Path, example));
        }
    }

    private static JsonObject Category(JsonObject owner, string name)
    {
        if (owner[name] is not JsonObject category)
            owner[name] = category = [];
        return category;
    }

    private static JsonObject Rule(IEnumerable<Matcher> matchers, string combine) =>
        new() { ["combine"] = combine, ["matchers"] = new JsonArray([.. matchers.Select(matcher => matcher.ToJson())]) };

    private static JsonObject Generator(string expression, string dataType) =>
        new()
        {
            ["type"] = "ProviderState",
            ["expression"] = expression,
            ["dataType"] = dataType,
        };

    private static string DataType(string path, JsonNode example)
    {
        var value = BodyPath.Parse(path)!.Find(example)[0].Value;
        return value?.GetValueKind() switch
        {
            JsonValueKind.String => "STRING",
            JsonValueKind.Number => value.ToJsonString().AsSpan().ContainsAny(".eE") ? "DECIMAL" : "INTEGER",
            JsonValueKind.True or JsonValueKind.False => "BOOLEAN",
            _ => "RAW",
        };
    }
}
