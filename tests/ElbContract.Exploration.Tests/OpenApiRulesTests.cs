using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Exploration.Generating;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;
using Json.Schema;

namespace ElbContract.Exploration.Tests;

/// <summary>The schemas of the emulator's OpenAPI document refuse what the judge refuses, and nothing else.</summary>
public sealed class OpenApiRulesTests
{
    private const int Count = 6_000;
    private const string ClauseKey = "x-elb-clause";

    private static readonly string Repository = FindRepository();
    private static readonly JsonNode Schemas = File("docs", "reference", "openapi.json")["components"]!["schemas"]!;
    private static readonly JsonNode Rules = Schemas["AddListenerRules"]!;
    private static readonly JsonNode Type = new JsonObject { ["type"] = Rules["type"]!.GetValue<string>() };
    private static readonly string[] Unsaid = [.. Rules["x-elb-unsaid"]!.AsObject().Select(one => one.Key)];
    private static readonly IProviderContext Known = new KnownProvider(ProviderIds.Example);
    private static readonly IReadOnlyList<AddListenerRequestOnWire> Requests = [.. OfFeatures(), .. Generated()];

    [Fact]
    public void Rules_RefuseWhatTheJudgeRefuses_ForTheSameClauses()
    {
        var rules = Rules["allOf"]!.AsArray();
        ConcurrentDictionary<string, int> seen = new(StringComparer.Ordinal);

        var problems = Compared(
            () => [.. rules.Select(rule => (rule![ClauseKey]!.GetValue<string>(), Read(rule))), (ClauseIds.Status400, Read(Type))],
            (schemas, body) =>
            {
                var judged = Judge.Expect(InTheBestOfWorlds(body.Bytes), EverythingExists.Instance).Refusals.Select(clause => clause.Id);
                var refusals = judged.ToHashSet(StringComparer.Ordinal);
                var refused = schemas.Where(rule => !rule.Schema.Evaluate(body.Json).IsValid).Select(rule => rule.Clause).ToList();
                foreach (var clause in refused)
                    seen.AddOrUpdate(clause, 1, (_, times) => times + 1);
                // A fraction out of range is refused for its type: the judge does not ask for its range then.
                var isAsJudged =
                    refused.Except(refusals).All(clause => refusals.Count > 0 && clause.EndsWith(".range", StringComparison.Ordinal))
                    && !refusals.Except(refused).Any();
                return isAsJudged ? null : $"the judge has [{Listed(refusals)}], the document [{Listed(refused)}]";
            }
        );

        problems.Should().BeEmpty();
        var all = rules.Select(rule => rule![ClauseKey]!.GetValue<string>()).Append(ClauseIds.Status400);
        seen.Keys.Should().BeEquivalentTo(all, "a rule that refuses nothing is not tried");
    }

    [Fact]
    public void Unsaid_IsWhatOnlyTheProviderKnows_AndNoMore()
    {
        HashSet<string> needed = new(StringComparer.Ordinal);
        foreach (var request in Requests)
        {
            var said = Judge.Expect(InTheBestOfWorlds(request.Body), EverythingExists.Instance).Refusals.ToList();
            if (!IsJson(request.Body))
                needed.UnionWith(said.Select(clause => clause.Id));
            needed.UnionWith(Judge.Expect(request, Known).Refusals.Except(said).Select(clause => clause.Id));
        }

        needed.Should().BeEquivalentTo(Unsaid);
    }

    [Fact]
    public void Listener_OfWhichClientsAreMade_RefusesBesideTheRulesOnlyWhatHasNoDocumentedForm()
    {
        var whole = Schemas["AddListener"]!.DeepClone();
        whole["allOf"] = new JsonArray(Rules.DeepClone());
        var accepted = 0;

        var problems = Compared(
            () => [("", Read(whole))],
            (schemas, body) =>
            {
                var strength = Judge.Expect(InTheBestOfWorlds(body.Bytes), EverythingExists.Instance).Strength;
                var isRefused = !schemas[0].Schema.Evaluate(body.Json).IsValid;
                if (!isRefused)
                    Interlocked.Increment(ref accepted);
                var isWrong =
                    strength is Strength.Reject ? !isRefused : isRefused && (strength is Strength.Accept || HasDocumentedForms(body.Bytes));
                return isWrong ? $"the judge has {strength}, and the document {(isRefused ? "refuses" : "accepts")} it" : null;
            }
        );

        problems.Should().BeEmpty();
        accepted.Should().BePositive();
    }

    /// <summary>What is wrong with some of the bodies, each with its body. Schemas are made for each thread: they are not safe for
    /// several.</summary>
    private static string Compared(
        Func<IReadOnlyList<(string Clause, JsonSchema Schema)>> schemas,
        Func<IReadOnlyList<(string Clause, JsonSchema Schema)>, (JsonNode? Json, ReadOnlyMemory<byte> Bytes), string?> problem
    )
    {
        ConcurrentBag<string> problems = [];
        Parallel.ForEach(
            Bodies(),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            schemas,
            (body, _, own) =>
            {
                if (problem(own, body) is { } found)
                    problems.Add($"{Encoding.UTF8.GetString(body.Bytes.Span)}: {found}");
                return own;
            },
            _ => { }
        );
        return string.Join('\n', problems.Take(20));
    }

    private static JsonSchema Read(JsonNode schema) => JsonSchema.FromText(schema.ToJsonString());

    private static IEnumerable<(JsonNode? Json, ReadOnlyMemory<byte> Bytes)> Bodies() =>
        from request in Requests
        where IsJson(request.Body) && IsReadable(ListenerDocument.Parse(request.Body))
        select (Parsed(request.Body), request.Body);

    /// <summary>Whether each parameter has its documented type and, where every listener has the same words, one of them.</summary>
    private static bool HasDocumentedForms(ReadOnlyMemory<byte> body)
    {
        var document = ListenerDocument.Parse(body);
        return ListenerFields.Requested.All(row =>
                !document.Has(row.Field)
                || row.Kind switch
                {
                    ParameterKind.WholeNumber => document.Kind(row.Field) is JsonKind.Integer,
                    ParameterKind.TruthValue => document.Kind(row.Field) is JsonKind.True or JsonKind.False,
                    _ => document.Kind(row.Field) is JsonKind.String,
                }
            )
            && document.Text(ListenerField.Protocol) is "HTTP" or "TCP" or "HTTPS" or "SSL" or "UDP"
            && document.Text(ListenerField.LbAlgorithm) is "roundrobin" or "leastconn" or "source";
    }

    private static IEnumerable<AddListenerRequestOnWire> Generated()
    {
        var cases = new CaseSource(seed: 18, Count, AvailableResources.All);
        return Enumerable.Range(1, Count).SelectMany(number => cases[number].Drafts).Select(draft => draft.OnWire(8080));
    }

    private static IEnumerable<AddListenerRequestOnWire> OfFeatures() =>
        from interaction in File("pacts", "elb-contract-consumer-elb-classic.json")["interactions"]!.AsArray()
        let content = interaction!["request"]!["body"]?["content"]
        where content is JsonObject
        select InTheBestOfWorlds(JsonSerializer.SerializeToUtf8Bytes(content));

    private static AddListenerRequestOnWire InTheBestOfWorlds(ReadOnlyMemory<byte> body) =>
        new($"/v1.0/{ProviderIds.Example.ProjectId}/elbaas/listeners", ProviderIds.Example.Token, body);

    /// <summary>Whether the validator has types for what is in it: it has none for half a character, and for 1e400.</summary>
    private static bool IsReadable(ListenerDocument body) =>
        !body.HasUnreadableText
        && ListenerFields.Requested.All(row =>
            body.Kind(row.Field) is not JsonKind.Fraction
            || decimal.TryParse(Encoding.UTF8.GetString(body.Raw(row.Field)), NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        );

    private static bool IsJson(ReadOnlyMemory<byte> body) =>
        ListenerDocument.Parse(body).Form is DocumentForm.Object or DocumentForm.NotAnObject;

    /// <summary>The body's value; of a key that stands twice the last counts, as it does for the judge.</summary>
    private static JsonNode? Parsed(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        if (document.RootElement.ValueKind is not JsonValueKind.Object)
            return JsonNode.Parse(body.Span);
        var parsed = new JsonObject();
        foreach (var member in document.RootElement.EnumerateObject())
            parsed[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        return parsed;
    }

    private static string Listed(IEnumerable<string> clauses) => string.Join(", ", clauses);

    private static JsonNode File(params string[] path) => JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine([Repository, .. path])))!;

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "ElbContract.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    /// <summary>A provider that lets a request be refused for its body alone.</summary>
    private sealed class EverythingExists : IProviderContext
    {
        public static EverythingExists Instance { get; } = new();

        public TokenStanding Token(string? token) => TokenStanding.Valid;

        public bool IsOwnProject(string projectId) => true;

        public LoadBalancerNetwork? LoadBalancer(string id) => LoadBalancerNetwork.Public;

        public bool CertificateExists(string id) => true;

        public ServiceCondition Condition(string projectId) => ServiceCondition.Available;
    }
}
