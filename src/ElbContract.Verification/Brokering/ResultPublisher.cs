using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Brokering;

/// <summary>Publishes what a run says of contracts, as results of a version of the provider.</summary>
public static class ResultPublisher
{
    /// <param name="options">The broker.</param>
    /// <param name="provider">The provider's name there.</param>
    /// <param name="version">Of the provider.</param>
    /// <param name="results">Those without a success are passed over.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>The results that were published.</returns>
    /// <exception cref="BrokerException">The broker cannot be asked.</exception>
    /// <exception cref="BrokerRefusalException">The broker refuses one.</exception>
    public static async Task<IReadOnlyList<PactResult>> PublishAsync(
        BrokerOptions options,
        string provider,
        ApplicationVersion version,
        IReadOnlyList<PactResult> results,
        CancellationToken cancellationToken
    )
    {
        List<PactResult> known = [.. results.Where(result => result.Success is not null)];
        if (known.Count == 0)
            return known;
        using var client = new BrokerClient(options);
        // Before the results: whether a pact is pending depends on the branch.
        if (version.Branch is { } branch)
        {
            var index = await client.IndexAsync(cancellationToken);
            var place =
                index.Link("pb:pacticipant-branch-version", ("pacticipant", provider), ("branch", branch), ("version", version.Number))
                ?? throw new BrokerRefusalException("this broker is too old for branches: leave --provider-branch out");
            await client.SendAsync(HttpMethod.Put, place, "{}"u8.ToArray(), $"the branch {branch}", cancellationToken);
        }

        foreach (var result in known)
        {
            var place =
                result.Pact.Results
                ?? throw new BrokerException($"the broker takes no results of '{result.Pact.Name}': it gives no link to publish them by");
            var body = JsonSerializer.SerializeToUtf8Bytes(Body(result, version));
            await client.SendAsync(HttpMethod.Post, place, body, $"the result of '{result.Pact.Name}'", cancellationToken);
        }

        return known;
    }

    private static JsonObject Body(PactResult result, ApplicationVersion version)
    {
        var body = new JsonObject
        {
            ["success"] = result.Success,
            ["providerApplicationVersion"] = version.Number,
            ["verifiedBy"] = new JsonObject
            {
                ["implementation"] = "elb-contract",
                ["version"] = typeof(ResultPublisher).Assembly.GetName().Version!.ToString(3),
            },
            ["testResults"] = new JsonArray([.. result.Interactions.Where(IsJudged).Select(one => TestResult(one, result.Pact))]),
        };
        if (version.BuildUrl is { } build)
            body["buildUrl"] = build.AbsoluteUri;
        return body;
    }

    private static bool IsJudged(ConsumerInteraction one) => one.Outcome is not (ConsumerOutcome.NotVerified or ConsumerOutcome.Skipped);

    private static JsonObject TestResult(ConsumerInteraction one, FetchedPact pact)
    {
        var test = new JsonObject { ["interactionDescription"] = one.Name, ["success"] = !PactResult.IsFailed(one) };
        if (pact.Ids.TryGetValue(one.Name, out var id))
            test["interactionId"] = id;
        if (one.Departures.Count > 0)
            test["mismatches"] = new JsonArray([.. one.Departures.Select(departure => new JsonObject { ["description"] = departure })]);
        return test;
    }
}
