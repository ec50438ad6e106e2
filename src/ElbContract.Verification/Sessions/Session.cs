using ElbContract.Specification;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Ids;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Judgement;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Sessions;

/// <summary>One run at an endpoint, whatever it sends: its journal, gateway, ids and credentials, and the clean-up that always ends
/// it.</summary>
public sealed class Session
{
    private readonly SessionOptions _options;
    private readonly RunEnd _end;
    private readonly RunIds _ids;
    private readonly Lock _lock = new();
    private TimeSpan? _shortest;
    private SessionGateway? _gateway;
    private RunIdentity? _identity;

    private Session(SessionOptions options, RunEnd end)
    {
        _options = options;
        _end = end;
        _ids = new RunIds(options);
        Result = new SessionResult { Endpoint = EndpointCheck.NameOf(options.Endpoint) };
    }

    /// <summary>Cancelled with the run, at its deadline, and when the endpoint no longer answers.</summary>
    public CancellationToken Token => _end.Token;

    /// <summary>The address without user information and query.</summary>
    public string Endpoint => Result.Endpoint;

    /// <summary>What requests can refer to; null for what the endpoint is not known to have. Projects and tokens are the contract's
    /// examples, which the gateway knows.</summary>
    public EndpointIds Ids => _ids.States.Ids;

    /// <summary>Where programs send requests.</summary>
    internal Uri Address => Gateway.Address;

    internal RunStates States => _ids.States;

    /// <summary>The example projects and tokens that stand for something.</summary>
    internal IReadOnlySet<string> Symbols => _identity!.Symbols;

    private SessionGateway Gateway => _gateway ?? throw new InvalidOperationException("the session is not open");

    private SessionResult Result { get; set; }

    /// <summary>
    /// Opens a session, has <paramref name="sendAsync"/> send what it likes, and cleans up, whatever ends it: the journal is begun before
    /// the first request; the endpoint is asked whether it can be judged at all; missing ids are looked up or made; what stands at the
    /// load balancers is noted.
    /// </summary>
    /// <param name="options">Where, in whose name, how patiently.</param>
    /// <param name="states">The provider states that an emulated endpoint is asked for.</param>
    /// <param name="sendAsync">Called once the session is open; not at all where something keeps it from opening.</param>
    /// <param name="keeps">What stays until the end.</param>
    /// <param name="cancellationToken">Ends it early: what it made is deleted.</param>
    /// <exception cref="StateUrlException">The state URL does not answer as one.</exception>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    /// <exception cref="FixtureException">Ids that were given are mixed up, or what fixtures are created from is missing.</exception>
    public static async Task<SessionResult> RunAsync(
        SessionOptions options,
        IEnumerable<string> states,
        Func<Session, Task> sendAsync,
        SessionKeeps keeps,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sendAsync);
        await using var end = new RunEnd(options.Deadline, cancellationToken);
        var session = new Session(options, end);
        await end.WatchAsync(() => session.ExecuteAsync(states, sendAsync, keeps));
        return session.Result with { Obstacle = end.Obstacle, States = session.States.WithoutSecrets() };
    }

    /// <summary>Notes why the endpoint cannot be judged; the first reason counts.</summary>
    public void Hinder(Obstacle obstacle) => _end.Hinder(obstacle);

    /// <summary>Whether the endpoint can be judged; where it cannot, the reason is noted. A token that has ended makes everything
    /// depart.</summary>
    public async Task<bool> CanBeJudgedAsync()
    {
        if (await Preflight.RunAsync(Gateway, Token) is not { } obstacle)
            return true;
        Hinder(obstacle);
        return false;
    }

    /// <summary>How long the endpoint takes for an answer, the shortest until now: the first few are slow, for connections are made and
    /// code is compiled. Null where it was not asked.</summary>
    internal TimeSpan? TypicalAnswer
    {
        get
        {
            lock (_lock)
                return _shortest;
        }
    }

    /// <summary>Whether the token with permission was refused at least once, and still is: it ended during the run.</summary>
    internal async Task<bool> IsTokenRefusedAsync() =>
        Gateway.Exchanges.Any(exchange =>
            exchange.Response?.Status == 401 && exchange.Request.Header("X-Auth-Token") == ProviderIds.Example.Token
        ) && await Preflight.IsTokenRefusedAsync(Gateway, Token);

    /// <summary>Sends a request with symbolic names.</summary>
    public Task<Exchange> SendAsync(HttpMethod method, AddListenerRequestOnWire request, CancellationToken cancellationToken) =>
        Gateway.SendAsync(method, request, cancellationToken);

    /// <summary>Posts a request with symbolic names for a case: the exchange has its key.</summary>
    /// <param name="request">The request.</param>
    /// <param name="caseKey">The case's; null for a request that is of no case.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Exchange> SendAsync(AddListenerRequestOnWire request, string? caseKey, CancellationToken cancellationToken) =>
        Gateway.SendAsync(HttpMethod.Post, request, caseKey, cancellationToken);

    /// <summary>Ends when the listeners on that port that were handed over to be deleted are gone, or are left to the end of the
    /// run.</summary>
    public Task GoneAsync(Addition addition) => Gateway.GoneAsync(addition);

    /// <summary>Keeps listeners on that port from being deleted, until it is disposed of or ten seconds have passed.</summary>
    public IDisposable DelayDeletion(long port) => Gateway.DelayDeletion(port);

    /// <summary>Whether a listener is known to have had the port before the run.</summary>
    public bool WasTaken(string loadBalancer, long port) => Gateway.Journal.Ask(book => book.WasTaken(loadBalancer, port));

    /// <summary>Those of <paramref name="ports"/> that no listener of the session's load balancers had before the run, as far as is
    /// known.</summary>
    public IReadOnlyList<int> FreePorts(IEnumerable<int> ports) =>
        Gateway.Journal.Ask(book =>
        {
            string[] noted = [.. States.LoadBalancers.Where(book.LoadBalancers.Contains)];
            return ports.Where(port => noted.All(place => book.WasFree(place, port))).ToList();
        });

    /// <summary>What the judge says of an exchange of this session, as far as it knows what the provider knows.</summary>
    public JudgedExchange Judge(Exchange exchange) => CaseJudge.Judge(exchange, new RunKnowledge(States, [ProviderStates.TheProject]));

    /// <summary>Sends a request with symbolic names, with headers of its own.</summary>
    internal Task<Exchange> SendAsync(CapturedRequest request, CancellationToken cancellationToken) =>
        Gateway.SendAsync(request, cancellationToken);

    /// <summary>How many listeners answers say to be there that were not seen to be gone.</summary>
    internal int Standing => Gateway.Journal.Ask(book => book.Standing.Count + book.Sought.Count(one => one.IsUnnamed));

    /// <summary>A text that repeats what the endpoint says, without secrets.</summary>
    internal string? Redact(string? text) => text is null ? null : Gateway.Redact(text);

    /// <summary>Why nothing is to be changed of a listener that an answer named, in one line; null where it is the session's
    /// own.</summary>
    internal async Task<string?> ObjectionToAsync(string id, CancellationToken cancellationToken)
    {
        if (Gateway.Journal.Ask(book => book.Find(id)) is not { } made)
            return "the endpoint answered an addition with somebody else's listener: it is left alone";
        var sight = await Gateway.Listeners.LookAsync(Gateway.Journal, made, cancellationToken);
        return EndpointListeners.WithoutDeletion(Gateway.Journal, made, sight) switch
        {
            { Outcome: RemovalOutcome.NotOurs, Reason: var reason } =>
                $"the endpoint answered an addition with a listener that is not what the run requested ({reason}): it is left alone",
            { Outcome: RemovalOutcome.Unseen, Reason: var reason } =>
                $"it cannot be confirmed that the listener is from this run: {reason}",
            { Outcome: RemovalOutcome.Absent } =>
                "the endpoint shows no listener with that id: it cannot be confirmed that it is from this run",
            _ => null,
        };
    }

    /// <summary>Notes that a listener is gone whose deletion was answered with success, where that can be seen.</summary>
    internal async Task SeeGoneAsync(string id, CancellationToken cancellationToken)
    {
        if (
            Gateway.Journal.Ask(book => book.Find(id)) is { } made
            && await Gateway.Listeners.IsGoneAsync(Gateway.Journal, made, cancellationToken)
        )
            Gateway.Journal.Deleted(id);
    }

    private async Task ExecuteAsync(IEnumerable<string> states, Func<Session, Task> sendAsync, SessionKeeps keeps)
    {
        if (await EndpointWait.RunAsync(_options, Token) is { } obstacle)
        {
            Hinder(obstacle);
            return;
        }

        await _ids.KnowTheProjectAsync(states, Token);
        _identity = new RunIdentity(States, _options.Credential);
        await using var gateway = await SessionGateway.StartAsync(_options, _identity, Documented, Note, keeps);
        _gateway = gateway;
        try
        {
            await _end.WatchAsync(() => SendAsync(sendAsync));
        }
        finally
        {
            var left = await gateway.EndAsync();
            if (gateway.Unsteady is > 0 and var unsteady)
                _options.OnNote?.Invoke(
                    $"{Counted.Of(unsteady, "conforming request")} answered 500 at first, but not when sent again: not counted against any "
                        + "rule"
                );
            Result = Result with { LeftBehind = left, Exchanges = gateway.Exchanges };
        }
    }

    private void Note(Exchange exchange)
    {
        lock (_lock)
            _shortest = _shortest is { } shortest && shortest < exchange.Duration ? shortest : exchange.Duration;
        _end.Note(exchange);
    }

    private IReadOnlyList<int> Documented(CapturedRequest request) =>
        request.Method != "POST"
            ? []
            : Specification
                .Judging.Judge.Expect(
                    new AddListenerRequestOnWire(request.Target, request.Header("X-Auth-Token"), request.Body),
                    new RunKnowledge(States, TroublesOf(request.Target))
                )
                .Statuses;

    // The troubles of the service are those of projects of their own.
    private static string[] TroublesOf(string target) =>
        target.Contains(ProviderIds.Example.SystemErrorProjectId, StringComparison.Ordinal) ? [ProviderStates.TheServiceHasASystemError]
        : target.Contains(ProviderIds.Example.UnavailableProjectId, StringComparison.Ordinal) ? [ProviderStates.TheServiceIsUnavailable]
        : [];

    private async Task SendAsync(Func<Session, Task> sendAsync)
    {
        if (!await CanBeJudgedAsync())
            return;
        await _ids.LookUpAsync(Gateway, Token);
        await Baseline.TakeAsync(Gateway.Journal, Gateway.Listeners, States.LoadBalancers, Token);
        await sendAsync(this);
    }
}

/// <summary>What stays until the end of a session.</summary>
[Flags]
public enum SessionKeeps
{
    /// <summary>Nothing: each listener is deleted as soon as its request was answered.</summary>
    Nothing = 0,

    /// <summary>All exchanges, for the result.</summary>
    Exchanges = 1,

    /// <summary>Listeners, unless a request deletes them; how many there are is the sender's matter then.</summary>
    Listeners = 2,
}
