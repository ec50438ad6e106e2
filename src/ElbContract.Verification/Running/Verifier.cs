using ElbContract.Client.Credentials;
using ElbContract.Pact.Verifying;
using ElbContract.Specification.Answers;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Forwarding;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Running;

/// <summary>Replays a contract at an endpoint and gives a verdict on every clause.</summary>
/// <remarks>
/// Pact's core sends the requests, from worker processes, to a gateway that captures what the endpoint answers; then the judge reads the
/// same traffic. Every listener that the run made is deleted before it returns, also when it is cancelled.
/// </remarks>
public static class Verifier
{
    private static readonly TimeSpan CleanUpLimit = TimeSpan.FromMinutes(2);

    /// <param name="options">What to verify, where and how.</param>
    /// <param name="cancellationToken">Ends the run early: the listeners are deleted, and the report is inconclusive.</param>
    /// <exception cref="ContractException">There is no contract, or it is none of this API.</exception>
    /// <exception cref="Pact.Reading.PactFormatException">A contract's file cannot be read.</exception>
    /// <exception cref="StateUrlException">The state URL does not answer as one.</exception>
    public static async Task<VerificationReport> VerifyAsync(VerifyOptions options, CancellationToken cancellationToken = default)
    {
        var startedAt = TimeProvider.System.GetUtcNow();
        var start = TimeProvider.System.GetTimestamp();
        // The workers come up while the contract is read.
        await using var pact = PactVerifier.Start(new PactVerifierOptions { Workers = options.Parallel, RequestTimeout = options.Timeout + TimeSpan.FromSeconds(5) });
        var contract = Contract.Read(options.Contracts);
        var states = await StatesAsync(options, contract, cancellationToken);
        var plan = new Plan(contract, states, options.ClauseGlob, options.Observe, options.Shard);
        var created = new CreatedListeners();
        await using var end = new RunEnd(options.Deadline, cancellationToken);
        await using var gateway = await Gateway.StartAsync(GatewayOptions(options, states, exchange =>
        {
            created.Note(exchange);
            end.Note(exchange);
        }), CancellationToken.None);
        using var http = Direct(options.Timeout + TimeSpan.FromSeconds(5));

        var results = new Dictionary<string, InteractionResult>(StringComparer.Ordinal);
        var obstacle = await EndedAsync(end, async () =>
        {
            if (await Preflight.RunAsync(http, gateway.Address, () => gateway.Exchanges.Snapshot() is [.., var last] ? last : null, end.Token) is { } hindrance) return hindrance;
            await foreach (var result in pact.VerifyAsync(gateway.Address, plan.Copies(options.ListenerName), end.Token)) results[result.Key] = result;
            return null;
        });

        // From here on nothing is cancelled: what was made is deleted.
        using var limit = new CancellationTokenSource(CleanUpLimit);
        await gateway.CompleteAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var exchanges = gateway.Exchanges.Snapshot();
        var left = await new CleanUp(http, gateway.Address, options.ListenerName).RunAsync(created, options.Parallel, limit.Token);

        var all = gateway.Exchanges.Snapshot();
        var report = Evaluation.Report(contract, [new Evidence
        {
            Endpoint = options.Endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/'),
            StartedAt = startedAt,
            Duration = TimeProvider.System.GetElapsedTime(start),
            Requests = all.Count,
            States = states.WithoutSecrets(),
            ClauseGlob = options.ClauseGlob,
            Observe = options.Observe,
            Shard = options.Shard,
            Obstacle = obstacle,
            Results = [.. results.Values],
            Exchanges = [.. exchanges.Where(exchange => exchange.InteractionId is not null).GroupBy(exchange => exchange.InteractionId).Select(attempts => attempts.Last())],
            ListenersLeftBehind = left,
        }]);
        return report with { Exchanges = all };
    }

    /// <summary>Why the run ended early; null where it did not.</summary>
    private static async Task<Obstacle?> EndedAsync(RunEnd end, Func<Task<Obstacle?>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException) when (end.Token.IsCancellationRequested)
        {
            return new Obstacle(RunVerdict.Inconclusive, end.Reason ?? "interrupted");
        }
    }

    // Past any proxy of the environment: it cannot reach what is on loopback, and is not to learn the gateway's path.
    private static HttpClient Direct(TimeSpan timeout) => new(new SocketsHttpHandler { UseProxy = false }) { Timeout = timeout };

    private static async Task<RunStates> StatesAsync(VerifyOptions options, Contract contract, CancellationToken cancellationToken)
    {
        var states = RunStates.From(options.Ids);
        if (options.StateUrl is not { } stateUrl) return states;
        using var http = Direct(options.Timeout);
        await new StateClient(http, stateUrl).AddAsync(states, contract.Cases.SelectMany(one => one.States).Distinct(), cancellationToken);
        return states;
    }

    private static GatewayOptions GatewayOptions(VerifyOptions options, RunStates states, Action<Exchange> onExchange)
    {
        var symbols = ProviderIds.Example;
        Dictionary<string, string?> projects = new(StringComparer.Ordinal)
        {
            [symbols.ProjectId] = states.Value(ProviderStates.TheProject, Variables.Project),
            [symbols.OtherProjectId] = states.Value(ProviderStates.AnotherProject, Variables.OtherProject),
            [symbols.SystemErrorProjectId] = states.Value(ProviderStates.TheServiceHasASystemError, Variables.Project),
            [symbols.UnavailableProjectId] = states.Value(ProviderStates.TheServiceIsUnavailable, Variables.Project),
        };
        Dictionary<string, ICredential?> credentials = new(StringComparer.Ordinal)
        {
            [symbols.Token] = options.Credential ?? Token(states.Value(ProviderStates.TheProject, Variables.Token)),
            [symbols.TokenWithoutPermission] = Token(states.Value(ProviderStates.ATokenWithoutPermission, Variables.TokenWithoutPermission)),
        };
        return new GatewayOptions
        {
            Target = options.Endpoint,
            Credential = symbolic => credentials.TryGetValue(symbolic, out var real) ? real : Unknown(symbolic),
            Projects = projects.Where(project => project.Value is not null).ToDictionary(project => project.Key, project => project.Value!, StringComparer.Ordinal),
            Insecure = options.Insecure,
            Timeout = options.Timeout,
            Parallel = options.Parallel,
            Rate = options.Rate,
            OnExchange = onExchange,
        };
    }

    // A token that the contract makes up is no secret.
    private static TokenCredential? Unknown(string symbolic) => symbolic.StartsWith("elb-contract-", StringComparison.Ordinal) ? new TokenCredential(symbolic) : null;

    private static TokenCredential? Token(string? token) => token is null ? null : new TokenCredential(token);
}
