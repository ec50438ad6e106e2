using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Pact.Contracts;

namespace ElbContract.Verification.Contracts;

/// <summary>Makes the two halves of an interaction, with expressions in the place of examples that a provider state tells the values
/// of.</summary>
internal sealed class InteractionParts
{
    private readonly List<ReplacedId> _used = [];

    /// <summary>The states that tell the values; asked for when the request is made.</summary>
    public IReadOnlyList<ProviderState> ProviderStates => [.. ReplacedId.StatesOf(_used).Select(state => new ProviderState(state))];

    /// <param name="method">As it is sent.</param>
    /// <param name="path">With an example for the project.</param>
    /// <param name="headers">Those that count; the content type of JSON is Pact's matter.</param>
    /// <param name="body">Bytes that are no JSON object stay as they are.</param>
    /// <param name="ofAnyValue">The fields of the body whose values only are examples of their type.</param>
    public PactRequest Request(
        string method,
        string path,
        IEnumerable<KeyValuePair<string, string>> headers,
        ReadOnlyMemory<byte>? body,
        params IReadOnlyList<string> ofAnyValue
    ) =>
        new()
        {
            Method = method,
            Path = Text(path, '/'),
            Headers =
            [
                .. headers.Where(header => header.Key != "Content-Type").Select(header => new PactField(header.Key, Text(header.Value))),
            ],
            Body = Object(body) is { } listener
                ? PactBody.Json(
                    listener,
                    [
                        .. Replaced(listener, "$"),
                        .. ofAnyValue.Where(listener.ContainsKey).Select(field => new BodyRule($"$.{field}") { AllOf = [Matcher.Type] }),
                    ]
                )
                : PactBody.Verbatim(body ?? default),
        };

    /// <summary>An answer of which these fields are sure.</summary>
    public static PactBody Answer(IReadOnlyDictionary<string, AnswerRule> rules) =>
        PactBody.Json(
            new JsonObject(rules.Select(rule => KeyValuePair.Create(rule.Key, (JsonNode?)rule.Value.Example.DeepClone()))),
            [.. rules.Select(rule => Rule(rule.Key, rule.Value)).OfType<BodyRule>()]
        );

    /// <summary>A body as an object; null where it is none.</summary>
    public static JsonObject? Object(ReadOnlyMemory<byte>? body)
    {
        try
        {
            return body is { } bytes ? JsonNode.Parse(bytes.Span) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // An id that the answer repeats is another one at every provider: of its type for whoever cannot know it, and equal for whoever puts
    // real ids in.
    private static BodyRule? Rule(string field, AnswerRule rule) =>
        rule.Example is JsonValue value && value.TryGetValue<string>(out var text) && ReplacedId.Of(text) is { } id
            ? new BodyRule($"$.{field}") { AllOf = [Matcher.Type], FromProviderState = id.Expression }
        : rule.Matchers.Count > 0 ? new BodyRule($"$.{field}") { AllOf = rule.Matchers }
        : null;

    private PactText Text(string text, char separator = '\0')
    {
        var expression = string.Join(separator, text.Split(separator).Select(part => Replace(part)?.Expression ?? part));
        return new PactText(text) { FromProviderState = expression == text ? null : expression };
    }

    private IEnumerable<BodyRule> Replaced(JsonNode? node, string path) =>
        node switch
        {
            JsonObject fields => fields.SelectMany(field => Replaced(field.Value, $"{path}.{field.Key}")),
            JsonArray items => items.SelectMany((item, index) => Replaced(item, $"{path}[{index}]")),
            JsonValue value when value.TryGetValue<string>(out var text) && Replace(text) is { } id =>
            [
                new BodyRule(path) { FromProviderState = id.Expression },
            ],
            _ => [],
        };

    private ReplacedId? Replace(string text)
    {
        var id = ReplacedId.Of(text);
        if (id is not null)
            _used.Add(id);
        return id;
    }
}
