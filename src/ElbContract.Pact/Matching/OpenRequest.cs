using System.Text.Json.Nodes;
using ElbContract.Pact.Contracts;
using ElbContract.Pact.Reading;

namespace ElbContract.Pact.Matching;

/// <summary>The request of an interaction with its provider states' places open: what a state tells can be any value.</summary>
internal static class OpenRequest
{
    /// <summary>A copy in which each such place has a matching rule; one that it had stays.</summary>
    internal static RecordedInteraction Of(RecordedInteraction interaction) =>
        interaction.With(json =>
        {
            var request = json["request"]!.AsObject();
            foreach (var generator in ProviderStateExpressions.GeneratorsOf(request))
                Open(request, generator);
            request.Remove("generators");
        });

    /// <summary>The same for requests that differ at most in examples that do not count.</summary>
    internal static string KeyOf(RecordedInteraction open)
    {
        var request = open.ToJson()["request"]!.AsObject();
        foreach (var (category, rules) in request["matchingRules"] as JsonObject ?? [])
        {
            foreach (var name in category == "path" ? [null] : (rules as JsonObject ?? []).Select(rule => (string?)rule.Key))
            {
                foreach (var place in ProviderStateExpressions.PlacesOf(request, category, name).Where(place => IsScalar(place.Value)))
                    place.Set(null);
            }
        }

        return request.ToJsonString();
    }

    private static void Open(JsonObject request, ProviderStateGenerator generator)
    {
        var rules = Member(request, "matchingRules");
        var rule = new JsonObject { ["combine"] = "AND", ["matchers"] = new JsonArray(MatcherOf(generator)) };
        if (generator.Name is null)
            rules.TryAdd(generator.Category, rule);
        else
            Member(rules, generator.Category).TryAdd(generator.Name, rule);
    }

    // Only the part of a path that the state gives is open.
    private static JsonObject MatcherOf(ProviderStateGenerator generator) =>
        generator.Category == "path" && Expression.IsTemplate(generator.Template)
            ? new JsonObject { ["match"] = "regex", ["regex"] = Expression.Pattern(generator.Template, "[^/]+") }
            : new JsonObject { ["match"] = "type" };

    private static bool IsScalar(JsonNode? node) => node is null or JsonValue;

    private static JsonObject Member(JsonObject of, string name)
    {
        if (of[name] is not JsonObject member)
            of[name] = member = [];
        return member;
    }
}
