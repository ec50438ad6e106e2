using System.Text.Json.Nodes;

namespace ElbContract.Pact.Contracts;

public abstract record PactBody
{
    private PactBody() { }

    /// <summary>A JSON object or array. The core writes it anew: keys sorted, numbers in their shortest form.</summary>
    public static PactBody Json(JsonNode example, params IReadOnlyList<BodyRule> rules) => new JsonBody(example, rules);

    /// <summary>Bytes that stay as they are: malformed JSON, repeated keys, nothing at all.</summary>
    public static PactBody Verbatim(ReadOnlyMemory<byte> content, string contentType = "application/json") =>
        new VerbatimBody(content, contentType);

    internal sealed record JsonBody(JsonNode Example, IReadOnlyList<BodyRule> Rules) : PactBody;

    internal sealed record VerbatimBody(ReadOnlyMemory<byte> Content, string ContentType) : PactBody;
}

/// <summary>What holds at one place of a JSON body, and below it: <c>$.port</c>, <c>$.tags[0]</c>, <c>$['a key']</c>,
/// <c>$.members[*].id</c>.</summary>
public sealed record BodyRule(string Path)
{
    /// <summary>All of them must accept the value. None: equal to the example.</summary>
    public IReadOnlyList<Matcher> AllOf { get; init; } = [];

    /// <summary>One of them must accept the value; not together with <see cref="AllOf"/>.</summary>
    internal IReadOnlyList<Matcher> AnyOf { get; init; } = [];

    /// <summary>An expression whose variables are what the provider states' set-up returned. The core replaces it in requests
    /// only.</summary>
    public string? FromProviderState { get; init; }
}
