using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Client;
using ElbContract.Client.Credentials;
using ElbContract.Specification.Answers;
using ElbContract.Traffic.Forwarding;
using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Patience;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Tests.Providers;

namespace ElbContract.Verification.Tests.Journals;

/// <summary>A gateway with a run's steps in it, before a provider.</summary>
internal sealed class JournalledRun : IAsyncDisposable
{
    public const string Name = "elb-contract-0123456789ab";
    public const string LoadBalancer = "load-balancer-1";
    public const string Project = "a-project-that-is-real";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(60) };
    private Gateway? _gateway;

    private JournalledRun(Journal journal, LiveListenersOptions live, int[] documented, RetryOptions retry)
    {
        Journal = journal;
        Endpoint = new EndpointListeners(_http, () => _gateway!.Address) { Pause = TimeSpan.FromMilliseconds(1) };
        Live = new LiveListeners(journal, Endpoint, live);
        Retry = new RetryStep(new Settlement(journal, Endpoint), request => request.Method == "POST" ? documented : [], retry);
    }

    public Journal Journal { get; }
    public EndpointListeners Endpoint { get; }
    public LiveListeners Live { get; }
    public RetryStep Retry { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static RunLine Run(Uri endpoint) =>
        new()
        {
            Endpoint = EndpointCheck.NameOf(endpoint),
            Name = Name,
            Started = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Version = "1",
            ProjectCheck = EndpointCheck.DigitsOf(Project, Name),
        };

    /// <param name="provider">The endpoint.</param>
    /// <param name="journal">Where it is kept; null for memory.</param>
    /// <param name="time">The clock of retries.</param>
    /// <param name="live">How many listeners at once.</param>
    /// <param name="retries">The most of a request.</param>
    /// <param name="timeout">How long one answer may take.</param>
    /// <param name="documented">The statuses with which an answer to POST conforms; null for any.</param>
    public static async Task<JournalledRun> StartAsync(
        ShelfProvider provider,
        Journal? journal = null,
        TimeProvider? time = null,
        LiveListenersOptions? live = null,
        int retries = 4,
        TimeSpan? timeout = null,
        int[]? documented = null
    )
    {
        journal ??= Journal.InMemory(Run(provider.Endpoint));
        live ??= new LiveListenersOptions();
        var run = new JournalledRun(
            journal,
            live with
            {
                Pause = TimeSpan.FromMilliseconds(1),
            },
            documented ?? [],
            new RetryOptions { Retries = retries, Time = time ?? new SkippingTime() }
        );
        run._gateway = await Gateway.StartAsync(
            new GatewayOptions
            {
                Target = provider.Endpoint,
                Credential = _ => new TokenCredential("a-token-that-is-secret"),
                Projects = new Dictionary<string, string>(StringComparer.Ordinal) { [ProviderIds.Example.ProjectId] = Project },
                Parallel = 20,
                Timeout = timeout ?? TimeSpan.FromSeconds(30),
                Steps = [run.Live, run.Retry, new JournalStep(journal, TimeProvider.System)],
            }
        );
        await Baseline.TakeAsync(journal, run.Endpoint, [LoadBalancer], Stop);
        return run;
    }

    /// <summary>Asks for a listener.</summary>
    public Task<(HttpStatusCode Status, string Body)> AddAsync(int port, string name = Name) =>
        PostAsync(
            "listeners",
            new JsonObject
            {
                ["name"] = name,
                ["loadbalancer_id"] = LoadBalancer,
                ["port"] = port,
            }.ToJsonString()
        );

    /// <summary>Asks for something else, or in another way.</summary>
    public async Task<(HttpStatusCode Status, string Body)> PostAsync(string resource, string body)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"{_gateway!.Address}/v1.0/{ProviderIds.Example.ProjectId}/elbaas/{resource}"
        );
        request.Headers.Add("X-Auth-Token", ProviderIds.Example.Token);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request, Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    /// <summary>What elb-contract cleanup does, or a run does at its end.</summary>
    public async Task<CleanUpResult> CleanUpAsync(bool dryRun = false, bool isAfterTheRun = true)
    {
        await Live.CompleteAsync(Stop);
        var client = new ElbClient(
            _http,
            new ElbClientOptions { Endpoint = _gateway!.Address, ProjectId = ProviderIds.Example.ProjectId },
            ProviderIds.Example.Token
        );
        return await new CleanUp(Journal, Endpoint, new FixtureRemover(client))
        {
            Patience = TimeSpan.FromMilliseconds(1),
            BelievesWhatIsNotThere = isAfterTheRun,
        }.RunAsync(dryRun, 2, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await Live.CompleteAsync(Stop);
        await _gateway!.DisposeAsync();
        _http.Dispose();
        await Journal.DisposeAsync();
    }
}
