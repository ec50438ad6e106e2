using ElbContract.Client.Errors;
using ElbContract.Client.Wire;
using ElbContract.Specification.Listeners;

namespace ElbContract.Client;

/// <summary>A consumer of the classic load balancer API: adds, shows, lists and deletes listeners, and what listeners need.</summary>
/// <remarks>
/// Every operation on listeners succeeds on its one documented status, those on load balancers, jobs and certificates (which are not under
/// contract) on any 2xx. They throw an <see cref="ElbException"/> otherwise: <see cref="ElbProviderException"/> or its type for the status
/// when the provider says no, <see cref="AnswerFormatException"/> (of listeners: <see cref="ListenerFormatException"/>) when a success does
/// not hold what was asked for, <see cref="NoAnswerException"/> when no complete answer came. Nothing is retried. An id that cannot be part
/// of a path is never put into one: then it is an <see cref="IdFormatException"/>, and nothing was sent.
/// </remarks>
public sealed partial class ElbClient
{
    private readonly ElbClientOptions _options;
    private readonly Func<CancellationToken, ValueTask<string?>> _token;
    private readonly RawSender _sender;

    /// <param name="http">Sends; its time-out holds until the headers of an answer. It stays the caller's to dispose.</param>
    /// <param name="options">Where the listeners are and whose they are.</param>
    /// <param name="token">Asked before every call; null sends no <c>X-Auth-Token</c>.</param>
    public ElbClient(HttpClient http, ElbClientOptions options, Func<CancellationToken, ValueTask<string?>> token)
    {
        options.Check(nameof(options));
        _options = options;
        _token = token;
        _sender = new RawSender(http, options);
    }

    public ElbClient(HttpClient http, ElbClientOptions options, string? token)
        : this(http, options, _ => ValueTask.FromResult(token)) { }

    /// <summary>Adds a listener; succeeds on 200.</summary>
    public async Task<Listener> AddListenerAsync(AddListenerRequest request, CancellationToken cancellationToken = default)
    {
        var answer = await CallAsync(
            Operation.Adding,
            ListenerPaths.All(_options.ProjectId),
            ListenerReader.Write(request),
            cancellationToken
        );
        return ListenerReader.ReadAdded(answer, Operation.Adding.Name);
    }

    /// <summary>Shows a listener; succeeds on 200.</summary>
    public async Task<Listener> GetListenerAsync(string listenerId, CancellationToken cancellationToken = default)
    {
        var answer = await CallAsync(
            Operation.Showing,
            ListenerPaths.One(_options.ProjectId, Sendable(listenerId, Operation.Showing)),
            null,
            cancellationToken
        );
        return ListenerReader.ReadShown(answer, Operation.Showing.Name);
    }

    /// <summary>Lists the listeners of a load balancer; succeeds on 200.</summary>
    public async Task<IReadOnlyList<Listener>> ListListenersAsync(string loadbalancerId, CancellationToken cancellationToken = default)
    {
        var answer = await CallAsync(Operation.Listing, ListenerPaths.Of(_options.ProjectId, loadbalancerId), null, cancellationToken);
        return ListenerReader.ReadList(answer, Operation.Listing.Name);
    }

    /// <summary>Deletes a listener; succeeds on 204.</summary>
    /// <returns>False where there is none: the provider answers 404, or 503 with ELB.6002.</returns>
    public async Task<bool> DeleteListenerAsync(string listenerId, CancellationToken cancellationToken = default)
    {
        try
        {
            await CallAsync(
                Operation.Deleting,
                ListenerPaths.One(_options.ProjectId, Sendable(listenerId, Operation.Deleting)),
                null,
                cancellationToken
            );
            return true;
        }
        catch (ElbProviderException e) when (SaysGone(e.Error))
        {
            return false;
        }
    }

    /// <summary>Sends a request exactly as given, without this client's project and token, and returns whatever is answered.</summary>
    /// <exception cref="NoAnswerException">No whole answer came.</exception>
    public Task<RawAnswer> SendAsync(RawRequest request, CancellationToken cancellationToken = default) =>
        _sender.SendAsync(request, "a raw request", cancellationToken);

    // How it is read that is not the id alone is up to whoever stands before the provider: a deletion of something else, maybe.
    private static string Sendable(string id, Operation operation) =>
        ListenerPaths.Holds(id) ? id : throw new IdFormatException(operation.Name);

    private static bool SaysGone(ProviderError error) => IsNotFound(error) || error is { Status: 503, Code: "ELB.6002" };

    // A gateway's 404 for an API that is not published says nothing of what was asked for.
    private static bool IsNotFound(ProviderError error) =>
        error.Status == 404 && error.Code?.StartsWith("APIGW.", StringComparison.Ordinal) != true;

    // secrets: what the request holds beside token and project, and messages are not to repeat.
    private async Task<RawAnswer> CallAsync(
        Operation operation,
        string path,
        byte[]? body,
        CancellationToken cancellationToken,
        params IEnumerable<string> secrets
    )
    {
        var token = await _token(cancellationToken);
        var request = new RawRequest
        {
            Method = operation.Method,
            Path = path,
            Token = token,
            Body = body is null ? null : new(body),
        };
        var answer = await _sender.SendAsync(request, operation.Name, cancellationToken);
        if (operation.IsSuccess(answer.Status))
            return answer;
        var error = ProviderErrorReader.Read(answer.Status, answer.Body.Span);
        throw ElbProviderException.For(SecretMask.Apply(error, token, [_options.ProjectId, .. secrets]), operation.Name, answer.Body.Span);
    }

    /// <param name="Method">How it is asked for.</param>
    /// <param name="Name">What it is called in messages.</param>
    /// <param name="Success">Its one status of success; null for any 2xx.</param>
    private sealed record Operation(HttpMethod Method, string Name, int? Success)
    {
        public static readonly Operation Adding = new(HttpMethod.Post, "adding a listener", 200);
        public static readonly Operation Showing = new(HttpMethod.Get, "showing a listener", 200);
        public static readonly Operation Listing = new(HttpMethod.Get, "listing listeners", 200);
        public static readonly Operation Deleting = new(HttpMethod.Delete, "deleting a listener", 204);

        public bool IsSuccess(int status) => Success is { } one ? status == one : status is >= 200 and < 300;
    }
}
