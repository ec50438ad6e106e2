using System.Globalization;
using System.Text.Json.Nodes;
using ElbContract.Features.Drivers;
using ElbContract.Features.Vocabulary;
using ElbContract.Pact.Contracts;

namespace ElbContract.Features.Contracts;

/// <summary>Makes a scenario that passed into an interaction: its request as it went over the wire, its answer as the scenario states
/// it.</summary>
internal sealed class InteractionComposer(CataloguedScenario scenario, Exchange exchange)
{
    private readonly InteractionParts _parts = new();

    public PactInteraction Compose(Outcome outcome, IReadOnlyDictionary<string, AnswerRule> rules)
    {
        var request = _parts.Request(exchange.Method, exchange.Path, exchange.Headers, exchange.Body);
        return new PactInteraction
        {
            Description = scenario.Title,
            Key = StableHash.Of($"{scenario.File}\n{scenario.Title}").ToString("x16", CultureInfo.InvariantCulture),
            ProviderStates = _parts.ProviderStates,
            Request = request,
            Response = new PactResponse
            {
                Statuses = outcome.Statuses,
                Body = outcome == Outcome.Accepted ? InteractionParts.Answer(rules) : null,
            },
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
}
