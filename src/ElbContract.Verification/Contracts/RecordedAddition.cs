using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Pact.Contracts;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Traffic.Replaying;

namespace ElbContract.Verification.Contracts;

/// <summary>A recorded request that becomes an interaction.</summary>
internal sealed class RecordedAddition
{
    private const int FirstPort = 1024;

    // A verifier puts a name in its place that it knows its own listeners by.
    private const string OrdinaryName = "elb-contract";

    // What differs from listener to listener, and tells nothing of how its consumer sends them.
    private static readonly string[] OfEachListener = ["name", "description", "port", "backend_port"];

    private static readonly string[] Kept = ["Accept", "X-Language"];

    private readonly JsonObject _body;
    private readonly Expectation _expectation;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _headers;

    private RecordedAddition(JsonObject body, Expectation expectation, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        _body = body;
        _expectation = expectation;
        _headers = headers;
        Shape = string.Join('\n', headers.Select(header => $"{header.Key}: {header.Value}").Append(ShapeOf(body)));
    }

    /// <summary>The request without what differs from listener to listener.</summary>
    public string Shape { get; }

    private static string Path { get; } = $"/v1.0/{ProviderIds.Example.ProjectId}/elbaas/listeners";

    /// <summary>Null where its body is no object, or its answer none to the request.</summary>
    public static RecordedAddition? Of(ExampleAddition addition)
    {
        if (InteractionParts.Object(addition.Body) is not { } body || !IsPlain(body))
            return null;
        if (body["name"]?.GetValueKind() == JsonValueKind.String)
            body["name"] = OrdinaryName;
        var expectation = Judge.Expect(
            new AddListenerRequestOnWire(Path, ProviderIds.Example.Token, JsonSerializer.SerializeToUtf8Bytes(body)),
            new KnownProvider(ProviderIds.Example)
        );
        var status = addition.Entry.Exchange!.Response!.Status;
        if (expectation.Strength == Strength.Reject || (status != 200 && (status != 400 || expectation.Strength == Strength.Accept)))
            return null;
        var request = addition.Entry.Exchange.Request;
        return new RecordedAddition(
            body,
            expectation,
            [
                .. Kept.Where(name => request.Header(name) is { Length: > 0 })
                    .Select(name => KeyValuePair.Create(name, request.Header(name)!)),
            ]
        );
    }

    /// <summary>The same for the same consumer and shape, in every run.</summary>
    public string Key(string consumer) => Hash(consumer).ToString("x16", CultureInfo.InvariantCulture);

    /// <param name="consumer">Whose it is.</param>
    /// <param name="ports">Those of other interactions: it takes one of its own, its recorded one where that is free.</param>
    public PactInteraction Interaction(string consumer, HashSet<long> ports)
    {
        var body = _body.DeepClone().AsObject();
        if (body["port"] is JsonValue port && port.TryGetValue(out long recorded))
            body["port"] = Free(recorded, Hash(consumer), ports);
        var parts = new InteractionParts();
        var request = parts.Request(
            "POST",
            Path,
            _headers.Append(new("X-Auth-Token", ProviderIds.Example.Token)),
            JsonSerializer.SerializeToUtf8Bytes(body),
            OfEachListener
        );
        var isAccepted = _expectation.Strength == Strength.Accept;
        return new PactInteraction
        {
            Description = InteractionWords.Of(body),
            Key = Key(consumer),
            ProviderStates = parts.ProviderStates,
            Request = request,
            Response = new PactResponse
            {
                Statuses = _expectation.Statuses is { Count: > 0 } statuses ? statuses : [200, 400],
                Body = isAccepted ? InteractionParts.Answer(AnswerTable.For(body)) : null,
            },
            Pending = _expectation.Strength == Strength.Free,
            Comments = new Dictionary<string, JsonNode>
            {
                ["clauses"] = new JsonArray([.. Clauses().Select(clause => JsonValue.Create(clause))]),
                ["strength"] = JsonNamingPolicy.CamelCase.ConvertName(_expectation.Strength.ToString()),
            },
        };
    }

    private ulong Hash(string consumer) => StableHash.Of($"{consumer}\n{Shape}");

    // What decides its outcome; of one that is accepted, the call itself.
    private IEnumerable<string> Clauses() =>
        _expectation.Strength == Strength.Accept
            ? [ClauseIds.UriAdd]
            : _expectation.Statements.Where(said => said.Strength == _expectation.Strength).Select(said => said.Clause.Id);

    private static long Free(long recorded, ulong hash, HashSet<long> ports)
    {
        if (ports.Add(recorded))
            return recorded;
        var port = FirstPort + (long)(hash % (ushort.MaxValue - FirstPort + 1));
        while (!ports.Add(port))
            port = port == ushort.MaxValue ? FirstPort : port + 1;
        return port;
    }

    private static string ShapeOf(JsonObject body) =>
        new JsonObject(
            from member in body
            orderby member.Key
            let value = member.Value
            select KeyValuePair.Create(
                member.Key,
                OfEachListener.Contains(member.Key) ? JsonValue.Create(value?.GetValueKind().ToString()) : value?.DeepClone()
            )
        ).ToJsonString();

    // A member that stands twice is told when it is asked for.
    private static bool IsPlain(JsonObject body)
    {
        try
        {
            return body.Count >= 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
