using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Pact.Contracts;

namespace ElbContract.Pact.Reading;

/// <summary>An interaction of a pact file.</summary>
public sealed class RecordedInteraction
{
    private static readonly string[] Halves = ["request", "response"];
    private readonly JsonObject _json;

    private RecordedInteraction(JsonObject json, string key, string description, string place)
    {
        _json = json;
        Key = key;
        Description = description;
        Place = place;
    }

    /// <summary>Names the interaction in results. Where the file gives none, made of consumer, description and provider states: the same
    /// in every run.</summary>
    public string Key { get; }

    public string Description { get; }

    public bool Pending => _json["pending"]?.GetValueKind() == JsonValueKind.True;

    /// <summary>The test that the interaction comes from.</summary>
    public string? TestName => Text(_json["comments"], "testname");

    public IReadOnlyList<ProviderState> ProviderStates => [.. States()];

    /// <summary>The names of the values that provider states' set-up has to return for this interaction.</summary>
    public IReadOnlySet<string> Variables => ProviderStateExpressions.Variables(_json);

    /// <summary>For messages.</summary>
    internal string Place { get; }

    /// <summary>The request as it stands in the file, with its examples.</summary>
    public PactRequestExample Request => PactMessages.Request(_json["request"]!.AsObject());

    /// <summary>The expected answer as it stands in the file, with its examples.</summary>
    public PactResponseExample Response => PactMessages.Response(_json["response"]!.AsObject());

    /// <summary>What the file keeps with the interaction under that name; a copy.</summary>
    public JsonNode? Comment(string name) => (_json["comments"] as JsonObject)?[name]?.DeepClone();

    /// <summary>The interaction as it stands in the file; a copy.</summary>
    public JsonObject ToJson() => _json.DeepClone().AsObject();

    /// <summary>
    /// A copy with the values in it that <c>ProviderState</c> generators ask for, so that no state has to be set up. In the expected
    /// response too, which Pact's core leaves alone: there such a place must then equal its value, whatever its rule was.
    /// </summary>
    /// <param name="values">A value for each of <see cref="Variables"/>.</param>
    /// <param name="verbatim">Text to replace, with its replacement, in a body that is kept as it is to be sent and can have no
    /// generators.</param>
    public RecordedInteraction Resolve(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string>? verbatim = null)
    {
        return With(copy =>
        {
            ProviderStateExpressions.Resolve(copy, values);
            if (verbatim is not null)
                VerbatimBodies.Replace(copy, verbatim);
        });
    }

    /// <summary>A copy that is changed in some way; it keeps its key and its description.</summary>
    internal RecordedInteraction With(Action<JsonObject> change)
    {
        var copy = ToJson();
        change(copy);
        return new RecordedInteraction(copy, Key, Description, Place);
    }

    /// <summary>A copy that answers a request: where its response has what a provider state tells, and the request has that too, it stands
    /// there as it came.</summary>
    /// <param name="request">As it came.</param>
    public RecordedInteraction Answering(PactRequestExample request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return With(copy =>
            ProviderStateExpressions.Answer(
                copy,
                new JsonObject
                {
                    ["path"] = request.Target.Split('?')[0],
                    ["headers"] = new JsonObject(
                        request
                            .Headers.GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
                            .Select(same => KeyValuePair.Create(same.Key, (JsonNode?)same.Last().Value))
                    ),
                    ["body"] = new JsonObject { ["content"] = VerbatimBodies.Parse(request.Body.Span) },
                }
            )
        );
    }

    /// <summary>A copy whose request has one header more.</summary>
    public RecordedInteraction WithHeader(string name, string value)
    {
        return With(copy =>
        {
            var request = copy["request"]!.AsObject();
            if (request["headers"] is not JsonObject headers)
                request["headers"] = headers = [];
            headers[name] = new JsonArray(value);
        });
    }

    /// <summary>
    /// A copy in which a field of the request's JSON body, and the same field of the expected response, has <paramref name="value"/> in
    /// place of
    /// <paramref name="example"/>; this very interaction where the request's field is not the example.
    /// </summary>
    public RecordedInteraction WithField(string name, JsonNode example, JsonNode value) =>
        !JsonNode.DeepEquals(Field(_json["request"], name), example)
            ? this
            : With(copy =>
            {
                foreach (var half in Halves.Where(half => JsonNode.DeepEquals(Field(copy[half], name), example)))
                    copy[half]!["body"]!["content"]![name] = value.DeepClone();
            });

    /// <summary>A copy whose request asks provider states for a value, and whose response expects it where it repeats the
    /// request's.</summary>
    /// <param name="category"><c>path</c>, <c>header</c> or <c>body</c>.</param>
    /// <param name="name">The header, or the path into the body; null for the path.</param>
    /// <param name="expression">What is asked for, such as <c>${token}</c>.</param>
    /// <param name="example">What stands there.</param>
    public RecordedInteraction WithProvided(string category, string? name, string expression, string example) =>
        With(copy =>
        {
            var (request, response) = (copy["request"]!.AsObject(), copy["response"]!.AsObject());
            var repeated =
                category == "body"
                && ProviderStateExpressions.PlacesOf(request, category, name).FirstOrDefault()?.Value is { } sent
                && ProviderStateExpressions.PlacesOf(response, category, name).Any(place => JsonNode.DeepEquals(place.Value, sent));
            ProviderStateExpressions.Provide(request, category, name, expression, example);
            if (repeated)
                ProviderStateExpressions.Provide(response, category, name, expression, example);
        });

    /// <summary>A copy whose request has this header with this value alone; without it where the value is null.</summary>
    public RecordedInteraction WithOnly(string header, string? value) =>
        With(copy =>
        {
            var request = copy["request"]!.AsObject();
            foreach (var fields in new[] { request["headers"], request["generators"]?["header"], request["matchingRules"]?["header"] })
            {
                if (fields is not JsonObject named)
                    continue;
                foreach (
                    var same in named.Select(one => one.Key).Where(key => key.Equals(header, StringComparison.OrdinalIgnoreCase)).ToList()
                )
                    named.Remove(same);
            }

            if (value is not null && request["headers"] is JsonObject headers)
                headers[header] = new JsonArray(value);
        });

    /// <summary>A copy in which these texts are replaced wherever they stand, its description included.</summary>
    public RecordedInteraction Without(IReadOnlyCollection<string> texts, string replacement)
    {
        if (texts.Count == 0)
            return this;
        var json = _json.ToJsonString();
        foreach (var text in texts)
            json = json.Replace(Quoted(text), Quoted(replacement), StringComparison.Ordinal);
        var read = Read(JsonNode.Parse(json), 0, "", "");
        return new RecordedInteraction(read._json, Key, read.Description, Place);

        static string Quoted(string text) => JsonValue.Create(text).ToJsonString()[1..^1];
    }

    /// <summary>A copy that needs these provider states, and no others.</summary>
    public RecordedInteraction WithStates(IEnumerable<string> states) =>
        With(copy => copy["providerStates"] = new JsonArray([.. states.Select(state => (JsonNode)new JsonObject { ["name"] = state })]));

    /// <summary>The expression of the provider state that tells a value of the request; null where none does.</summary>
    /// <param name="category"><c>path</c>, <c>header</c> or <c>body</c>.</param>
    /// <param name="name">The header, or the path into the body; null for the path.</param>
    public string? Expression(string category, string? name) =>
        ProviderStateExpressions
            .GeneratorsOf(_json["request"]!.AsObject())
            .Find(one => one.Category == category && string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase))
            ?.Template;

    /// <summary>Whether it is a message of any sort, which no HTTP request sends.</summary>
    internal static bool IsMessage(JsonNode? node) => Text(node, "type")?.EndsWith("/Messages", StringComparison.Ordinal) == true;

    /// <summary>Whether the file gives it a key.</summary>
    internal bool HasKey => Text(_json, "key") is { Length: > 0 };

    /// <summary>A copy with another key.</summary>
    internal RecordedInteraction WithKey(string key) => new(_json, key, Description, Place);

    internal static RecordedInteraction Read(JsonNode? node, int number, string file, string consumer)
    {
        var (json, description, place) = ReadFrame(node, number, file);
        foreach (var half in Halves.Where(half => json[half]!["body"] is JsonObject body && !VerbatimBodies.IsSound(body)))
            throw new PactFormatException(
                file,
                place,
                $"has a {half} body that is marked as base64 but is not: correct it, or write the pact again"
            );
        var key = Text(json, "key") is { Length: > 0 } given ? given : MadeKey(consumer, description, json["providerStates"]);
        return new RecordedInteraction(json, key, description, place);
    }

    /// <summary>What every version's interactions have.</summary>
    internal static (JsonObject Json, string Description, string Place) ReadFrame(JsonNode? node, int number, string file)
    {
        var description = Text(node, "description");
        var place = description is null ? $"interaction {number}" : $"interaction {number} ('{description}')";
        if (node is not JsonObject json || description is null)
            throw new PactFormatException(file, place, "is not an object with a 'description': correct it, or write the pact again");
        if (json["type"] is { } type && type.ToJsonString() != "\"Synchronous/HTTP\"")
            throw new PactFormatException(
                file,
                place,
                $"has the type {type.ToJsonString()}, but only Synchronous/HTTP can be verified: remove it"
            );
        if (Array.Find(Halves, half => json[half] is not JsonObject) is { } missing)
            throw new PactFormatException(file, place, $"has no '{missing}' object: correct it, or write the pact again");
        MatchingRules.Check(json, file, place);
        return (json, description, place);
    }

    private static string MadeKey(string consumer, string description, JsonNode? states) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{consumer}\n{description}\n{states?.ToJsonString()}")).AsSpan(0, 8)
        );

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in _json.Where(member => member.Key != "key"))
        {
            writer.WritePropertyName(name);
            if (value is null)
                writer.WriteNullValue();
            else
                value.WriteTo(writer);
        }

        writer.WriteString("key", Key);
        writer.WriteEndObject();
    }

    private static JsonNode? Field(JsonNode? half, string name) => ((half?["body"] as JsonObject)?["content"] as JsonObject)?[name];

    private static string? Text(JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private IEnumerable<ProviderState> States()
    {
        foreach (var state in (_json["providerStates"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var parameters = state["params"] as JsonObject ?? [];
            yield return new ProviderState(Text(state, "name") ?? "")
            {
                Parameters = parameters.ToDictionary(pair => pair.Key, pair => pair.Value?.DeepClone(), StringComparer.Ordinal),
            };
        }
    }
}
