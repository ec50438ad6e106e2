using System.Text.Json.Nodes;
using ElbContract.Pact.Matching;
using ElbContract.Pact.Reading;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Matching;

namespace ElbContract.Cli.Stubbing;

/// <summary>Answers from a contract: as the examples say what is the same as one, and as Pact reads it what is not.</summary>
internal sealed class ContractAnswers : ICannedAnswers, IDisposable
{
    private const string TokenHeader = "X-Auth-Token";

    private static readonly string[] Rules = ["matchingRules", "generators"];

    private readonly PactMatcher _pact;
    private readonly RequestMatcher _examples;
    private readonly Dictionary<string, CannedExchange> _exchanges;
    private readonly Dictionary<CannedExchange, RecordedInteraction> _interactions = new(ReferenceEqualityComparer.Instance);

    private ContractAnswers(PactDocument document, PactMatcher pact)
    {
        _pact = pact;
        _exchanges = document.Interactions.ToDictionary(one => one.Key, Of, StringComparer.Ordinal);
        foreach (var interaction in document.Interactions)
            _interactions.Add(_exchanges[interaction.Key], interaction);
        _examples = new RequestMatcher([.. document.Interactions.Select(one => _exchanges[one.Key])]);
    }

    /// <param name="document">With one interaction at least.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="Pact.Native.PactCoreException">Pact's core is missing, or does not take the contract.</exception>
    public static async Task<ContractAnswers> StartAsync(PactDocument document, CancellationToken cancellationToken)
    {
        var open = document.With(document.Interactions.Select(Open));
        return new ContractAnswers(open, await PactMatcher.StartAsync(open, cancellationToken));
    }

    public async ValueTask<RequestMatch> FindAsync(CapturedRequest request, CancellationToken cancellationToken)
    {
        var match = _examples.Find(request);
        if (!match.IsSame)
        {
            var found = await _pact.FindAsync(Of(request), cancellationToken);
            if (found.Count == 0)
                return _examples.FindNearest(request);
            match = new RequestMatch(_examples.Pick([.. found.Select(one => _exchanges[one.Key])], request), []);
        }

        return match with
        {
            Nearest = Of(_interactions[match.Nearest].Answering(Of(request))),
        };
    }

    public void Dispose() => _pact.Dispose();

    // Any project and any token will do, also where the file has them as plain text.
    private static RecordedInteraction Open(RecordedInteraction interaction)
    {
        var path = interaction.Request.Target.Split('?')[0];
        if (path.Split('/') is ["", "v1.0", { Length: > 0 }, "elbaas", .. var rest] && !HasRule(interaction, "path"))
            interaction = interaction.WithProvided("path", null, $"/v1.0/${{projectId}}/elbaas/{string.Join('/', rest)}", path);
        var token = interaction.Request.Headers.FirstOrDefault(header =>
            header.Key.Equals(TokenHeader, StringComparison.OrdinalIgnoreCase) && header.Value.Length > 0
        );
        return token.Key is null || interaction.Expression("header", TokenHeader) is not null
            ? interaction
            : interaction.WithProvided("header", token.Key, "${token}", token.Value);
    }

    private static bool HasRule(RecordedInteraction interaction, string category) =>
        Rules.Any(which => interaction.ToJson()["request"]![which]?[category] is not null);

    private static CannedExchange Of(RecordedInteraction interaction)
    {
        var (request, response) = (interaction.Request, interaction.Response);
        var open = OpenPlaces(interaction.ToJson()["request"]!.AsObject()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new CannedExchange(
            $"'{interaction.Description}'",
            new CapturedRequest(request.Method, request.Target, request.Headers, request.Body),
            new CapturedResponse(response.Status, response.Headers, response.Body)
        )
        {
            OpenPlaces = open,
            ListedHeaders =
            [
                .. request
                    .Headers.Select(header => header.Key)
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Where(name => !name.Equals(TokenHeader, StringComparison.OrdinalIgnoreCase) && !open.Contains($"$.header.{name}")),
            ],
        };
    }

    // In the words of a difference.
    private static IEnumerable<string> OpenPlaces(JsonObject request) =>
        from which in Rules
        from category in request[which] as JsonObject ?? []
        from place in category.Key switch
        {
            "path" => ["$.project"],
            "body" => Names(category.Value).Select(name => "$.body" + name[1..]),
            _ => Names(category.Value).Select(name => $"$.{category.Key}.{name}"),
        }
        select place;

    private static IEnumerable<string> Names(JsonNode? rules) =>
        (rules as JsonObject ?? []).Select(rule => rule.Key).Where(name => name.Length > 0);

    private static PactRequestExample Of(CapturedRequest request) => new(request.Method, request.Target, request.Headers, request.Body);
}
