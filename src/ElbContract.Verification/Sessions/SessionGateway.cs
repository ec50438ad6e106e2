using ElbContract.Client;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Forwarding;
using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Ids;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Patience;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Sessions;

/// <summary>The gateway before a run's endpoint, with all that a request passes on its way: room, retries, journal.</summary>
internal sealed class SessionGateway : IAsyncDisposable
{
    private static readonly TimeSpan CleanUpLimit = TimeSpan.FromMinutes(5);

    // What a lost answer or a 5xx made can take some seconds to be shown. An emulated endpoint's are asked for, and make nothing.
    private static readonly TimeSpan PatienceWithEndpoints = TimeSpan.FromSeconds(5);

    private readonly SessionOptions _options;
    private readonly LiveListeners _live;
    private readonly RetryStep _retries;
    private readonly Gateway _gateway;
    private readonly HttpClient _http;

    private SessionGateway(
        SessionOptions options,
        Journal journal,
        LiveListeners live,
        RetryStep retries,
        Gateway gateway,
        HttpClient http,
        EndpointListeners listeners
    )
    {
        _options = options;
        Journal = journal;
        _live = live;
        _retries = retries;
        _gateway = gateway;
        _http = http;
        Listeners = listeners;
    }

    /// <summary>Where programs send requests.</summary>
    public Uri Address => _gateway.Address;

    /// <summary>Where they are sent on to.</summary>
    public Uri Endpoint => _options.Endpoint;

    public EndpointListeners Listeners { get; }

    public Journal Journal { get; }

    /// <summary>All that was sent until now; nothing where the run does not keep it.</summary>
    public IReadOnlyList<Exchange> Exchanges => _gateway.Exchanges.Snapshot();

    /// <summary>Sends a request with symbolic names, like those that come to <see cref="Address"/>.</summary>
    public Task<Exchange> SendAsync(HttpMethod method, AddListenerRequestOnWire request, CancellationToken cancellationToken) =>
        SendAsync(method, request, caseKey: null, cancellationToken);

    /// <summary>Sends a request with symbolic names, for a case where <paramref name="caseKey"/> says which.</summary>
    public Task<Exchange> SendAsync(
        HttpMethod method,
        AddListenerRequestOnWire request,
        string? caseKey,
        CancellationToken cancellationToken
    )
    {
        List<KeyValuePair<string, string>> headers = [];
        if (caseKey is not null)
            headers.Add(new(Traffic.Forwarding.Gateway.InteractionHeader, caseKey));
        if (request.Token is { } token)
            headers.Add(new("X-Auth-Token", token));
        if (method == HttpMethod.Post)
            headers.Add(new("Content-Type", "application/json"));
        return SendAsync(new CapturedRequest(method.Method, request.Path, headers, request.Body), cancellationToken);
    }

    /// <summary>Sends a request with symbolic names, with headers of its own.</summary>
    public Task<Exchange> SendAsync(CapturedRequest request, CancellationToken cancellationToken) =>
        _gateway.SendAsync(request, cancellationToken);

    /// <summary>A text that repeats what the endpoint says, without secrets.</summary>
    public string Redact(string text) => _gateway.Redact(text);

    /// <summary>How many conforming requests were answered 500, and otherwise when they were sent again.</summary>
    public int Unsteady => _retries.Unsteady;

    /// <summary>Whether another listener may be added: not where as many as there may be at once could not be seen to be gone.</summary>
    public bool HasRoom => _live.HasRoom;

    /// <summary>Ends when the listeners on that port that were handed over to be deleted are gone, or are left to the end of the
    /// run.</summary>
    public Task GoneAsync(Addition addition) => _live.GoneAsync(addition);

    /// <summary>Keeps listeners on that port from being deleted, until it is disposed of or ten seconds have passed.</summary>
    public IDisposable DelayDeletion(long port) => _live.DelayDeletion(port);

    /// <summary>
    /// Longer than a request takes with all that it may wait for. It waits for room as long as others make room, so that no sum of waits
    /// bounds it; each of them is bounded, and the deadline bounds the run.
    /// </summary>
    public static TimeSpan Longest(TimeSpan timeout) => TimeSpan.FromHours(1) + new RetryOptions().Longest(timeout);

    /// <param name="options">Where, in whose name, how patiently.</param>
    /// <param name="identity">The projects and credentials that symbolic names stand for.</param>
    /// <param name="documented">The statuses with which the answer to a request conforms; none for one that adds no listener.</param>
    /// <param name="onExchange">Told of each exchange, from many threads.</param>
    /// <param name="keeps">What stays until <see cref="EndAsync"/>.</param>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    public static async Task<SessionGateway> StartAsync(
        SessionOptions options,
        RunIdentity identity,
        Func<CapturedRequest, IReadOnlyList<int>> documented,
        Action<Exchange> onExchange,
        SessionKeeps keeps
    ) => await OverAsync(await StartJournalAsync(options, identity), options, identity, documented, onExchange, keeps);

    /// <summary>Takes up a run that has ended, to clean up after it.</summary>
    /// <param name="journal">Its journal, owned from now on.</param>
    /// <param name="options">Where, in whose name, how patiently.</param>
    /// <param name="identity">The projects and credentials that symbolic names stand for.</param>
    public static Task<SessionGateway> ResumeAsync(Journal journal, SessionOptions options, RunIdentity identity) =>
        OverAsync(journal, options, identity, documented: _ => [], onExchange: null, SessionKeeps.Nothing);

    /// <summary>A client of the endpoint, for the run's own project.</summary>
    /// <param name="projectId">The real id, for requests that name it in their body; null for the symbolic one.</param>
    public ElbClient Client(string? projectId = null) =>
        new(
            _http,
            new ElbClientOptions { Endpoint = Address, ProjectId = projectId ?? ProviderIds.Example.ProjectId },
            ProviderIds.Example.Token
        );

    /// <summary>Creates the load balancers and certificates that are missing; <see cref="EndAsync"/> deletes them.</summary>
    /// <exception cref="FixtureException">Something cannot be created.</exception>
    public Task<EndpointIds> CreateFixturesAsync(EndpointIds ids, CancellationToken cancellationToken) =>
        // A private load balancer's request names the project in its body, where the gateway puts nothing in.
        new CreatedFixtures(Client(ids.ProjectId), _options.Fixtures! with { RunName = _options.ListenerName }, Journal).CreateAsync(
            ids,
            cancellationToken
        );

    /// <summary>Waits for what is under way, and deletes what the run made; nothing cancels it but its own limit of five minutes.</summary>
    /// <returns>What may still stand, and what answers named and is somebody else's; a line a load balancer, or each.</returns>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        using var limit = new CancellationTokenSource(CleanUpLimit);
        await _gateway.CompleteAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _live.CompleteAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var result = await CleanUpAsync(dryRun: false, isAfterTheRun: false, limit.Token);
        return [.. result.Left, .. result.NotOurs];
    }

    /// <summary>Deletes what the journal names, and ends it.</summary>
    /// <param name="dryRun">Tells what would be deleted, and changes nothing.</param>
    /// <param name="isAfterTheRun">Whether the run ended before, so that what is not there now is gone.</param>
    /// <param name="cancellationToken">What is not deleted by then is left.</param>
    public async Task<CleanUpResult> CleanUpAsync(bool dryRun, bool isAfterTheRun, CancellationToken cancellationToken)
    {
        var cleanUp = new CleanUp(Journal, Listeners, new FixtureRemover(Client(), _options.Fixtures?.Patience))
        {
            BelievesWhatIsNotThere = isAfterTheRun,
            Patience = _options.StateUrl is null && !isAfterTheRun ? PatienceWithEndpoints : TimeSpan.FromSeconds(1),
        };
        var result = await cleanUp.RunAsync(dryRun, _options.Parallel, cancellationToken);
        if (!dryRun)
            await Journal.FinishAsync();
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await Journal.DisposeAsync();
        _http.Dispose();
    }

    private static async Task<SessionGateway> OverAsync(
        Journal journal,
        SessionOptions options,
        RunIdentity identity,
        Func<CapturedRequest, IReadOnlyList<int>> documented,
        Action<Exchange>? onExchange,
        SessionKeeps keeps
    )
    {
        var inProcess = new InProcess();
        var http = new HttpClient(inProcess) { Timeout = Longest(options.Timeout) };
        try
        {
            Gateway? gateway = null;
            var listeners = new EndpointListeners(http, () => gateway!.Address);
            var live = new LiveListeners(
                journal,
                listeners,
                new LiveListenersOptions { Maximum = options.MaximumListeners, BeforeDeletion = options.BeforeDeletion }
            );
            var retries = new RetryStep(
                new Settlement(journal, listeners),
                documented,
                new RetryOptions { Retries = options.Retries, Time = options.RetryTime }
            );
            IGatewayStep[] steps = [retries, new JournalStep(journal, TimeProvider.System)];
            gateway = await Gateway.StartAsync(
                identity.Gateway(options, keeps.HasFlag(SessionKeeps.Listeners) ? steps : [live, .. steps]) with
                {
                    OnExchange = onExchange,
                    Objection = new PermittedCalls(options.AllowedPaths).Objection,
                    KeepsExchanges = keeps.HasFlag(SessionKeeps.Exchanges),
                }
            );
            inProcess.InnerHandler = gateway.Handler();
            return new SessionGateway(options, journal, live, retries, gateway, http, listeners);
        }
        catch
        {
            http.Dispose();
            await journal.DisposeAsync();
            throw;
        }
    }

    private static async Task<Journal> StartJournalAsync(SessionOptions options, RunIdentity identity)
    {
        var run = new RunLine
        {
            Endpoint = EndpointCheck.NameOf(options.Endpoint),
            Name = options.ListenerName,
            Started = TimeProvider.System.GetUtcNow(),
            Version = typeof(SessionGateway).Assembly.GetName().Version?.ToString(3) ?? "0",
            ProjectCheck = identity.ProjectId is { } project ? EndpointCheck.DigitsOf(project, options.ListenerName) : null,
        };
        return options.JournalFolder is { } folder ? await Journal.StartAsync(folder, run) : Journal.InMemory(run);
    }

    // The steps of a gateway send through it, and are made before it.
    private sealed class InProcess : DelegatingHandler;
}
