using System.Text.Json.Nodes;

namespace ElbContract.Pact.Contracts;

/// <summary>One request and the response that the consumer expects to it.</summary>
public sealed record PactInteraction
{
    /// <summary>Says what happens, for readers; unique in its contract, since the core keeps only the last of two that are the
    /// same.</summary>
    public required string Description { get; init; }

    /// <summary>Names the interaction in results; unique in its contract.</summary>
    public required string Key { get; init; }

    public required PactRequest Request { get; init; }

    public required PactResponse Response { get; init; }

    public IReadOnlyList<ProviderState> ProviderStates { get; init; } = [];

    /// <summary>Anything to keep with the interaction, by name. The names <c>text</c> and <c>testname</c> are Pact's own.</summary>
    public IReadOnlyDictionary<string, JsonNode> Comments { get; init; } = new Dictionary<string, JsonNode>();

    /// <summary>The test that the interaction comes from.</summary>
    public string? TestName { get; init; }

    /// <summary>A pending interaction is sent and reported, and never fails a verification.</summary>
    public bool Pending { get; init; }
}

/// <summary>What must hold at the provider before the request is sent.</summary>
public sealed record ProviderState(string Name)
{
    public IReadOnlyDictionary<string, JsonNode?> Parameters { get; init; } = new Dictionary<string, JsonNode?>();
}

public sealed record PactRequest
{
    public required string Method { get; init; }

    /// <summary>Without the query; starts with a slash.</summary>
    public required PactText Path { get; init; }

    public IReadOnlyList<PactField> Query { get; init; } = [];

    public IReadOnlyList<PactField> Headers { get; init; } = [];

    /// <summary>Null: no body is sent.</summary>
    public PactBody? Body { get; init; }
}

public sealed record PactResponse
{
    /// <summary>The statuses that are accepted; the first is the example.</summary>
    public required IReadOnlyList<int> Statuses { get; init; }

    public IReadOnlyList<PactField> Headers { get; init; } = [];

    /// <summary>Null: any body is accepted. Its rules hold for every accepted status.</summary>
    public PactBody? Body { get; init; }
}

/// <summary>A header or a query parameter. Repeat the name for several values.</summary>
public sealed record PactField(string Name, PactText Value);

/// <summary>A path, a header value or a query value: an example, and how far another value may differ from it.</summary>
public sealed record PactText(string Example)
{
    /// <summary>Null: equal to the example.</summary>
    public Matcher? Matcher { get; init; }

    /// <summary>An expression such as <c>/v1.0/${projectId}/listeners</c>, whose variables are what the provider states' set-up
    /// returned.</summary>
    public string? FromProviderState { get; init; }

    public static implicit operator PactText(string example) => new(example);
}
