using System.Globalization;
using System.Text.Json.Nodes;
using ElbContract.Features.Drivers;
using ElbContract.Features.Vocabulary;
using ElbContract.Pact.Contracts;

namespace ElbContract.Features.Contracts;

/// <summary>Makes a scenario that passed into an interaction: its request as it went over the wire, its answer as the scenario states it.</summary>
internal sealed class InteractionComposer(CataloguedScenario scenario, Exchange exchange)
{
    private readonly List<ReplacedId> _used = [];

    public PactInteraction Compose(Outcome outcome, IReadOnlyDictionary<string, AnswerRule> rules)
    {
        var request = Request();
        return new PactInteraction
        {
            Description = scenario.Title,
            Key = StableHash.Of($"{scenario.File}\n{scenario.Title}").ToString("x16", CultureInfo.InvariantCulture),
            ProviderStates = [.. ReplacedId.StatesOf(_used).Select(state => new ProviderState(state))],
            Request = request,
            Response = new PactResponse { Statuses = outcome.Statuses, Body = outcome == Outcome.Accepted ? Answer(rules) : null },
            Pending = outcome == Outcome.NotDocumented,
            TestName = scenario.Title,
            Comments = new Dictionary<string, JsonNode>
            {
                ["clauses"] = new JsonArray([.. scenario.Clauses.Select(clause => JsonValue.Create(clause))]),
                ["strength"] = outcome.Strength,
                ["feature"] = scenario.File,
                ["line"] = scenario.Line,
                ["scenario"] = scenario.Title,
            },
        };
    }

    private PactRequest Request() => new()
    {
        Method = exchange.Method,
        Path = Text(exchange.Path, '/'),
        Headers = [.. exchange.Headers.Where(header => header.Key != "Content-Type").Select(header => new PactField(header.Key, Text(header.Value)))],
        Body = WireJson.Object(exchange.Body) is { } listener ? PactBody.Json(listener, [.. Replaced(listener, "$")]) : PactBody.Verbatim(exchange.Body),
    };

    private static PactBody Answer(IReadOnlyDictionary<string, AnswerRule> rules) => PactBody.Json(
        new JsonObject(rules.Select(rule => KeyValuePair.Create(rule.Key, (JsonNode?)rule.Value.Example.DeepClone()))),
        [.. rules.Select(rule => Rule(rule.Key, rule.Value)).OfType<BodyRule>()]);

    // An id that the answer repeats is another one at every provider: of its type for whoever cannot know it, and equal for whoever puts real ids in.
    private static BodyRule? Rule(string field, AnswerRule rule) =>
        rule.Example is JsonValue value && value.TryGetValue<string>(out var text) && ReplacedId.Of(text) is { } id
            ? new BodyRule($"$.{field}") { AllOf = [Matcher.Type], FromProviderState = id.Expression }
            : rule.Matchers.Count > 0 ? new BodyRule($"$.{field}") { AllOf = rule.Matchers } : null;

    private PactText Text(string text, char separator = '\0')
    {
        var expression = string.Join(separator, text.Split(separator).Select(part => Replace(part)?.Expression ?? part));
        return new PactText(text) { FromProviderState = expression == text ? null : expression };
    }

    private IEnumerable<BodyRule> Replaced(JsonNode? node, string path) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Replaced(field.Value, $"{path}.{field.Key}")),
        JsonArray items => items.SelectMany((item, index) => Replaced(item, $"{path}[{index}]")),
        JsonValue value when value.TryGetValue<string>(out var text) && Replace(text) is { } id => [new BodyRule(path) { FromProviderState = id.Expression }],
        _ => [],
    };

    private ReplacedId? Replace(string text)
    {
        var id = ReplacedId.Of(text);
        if (id is not null) _used.Add(id);
        return id;
    }
}
