using System.Globalization;
using System.Numerics;
using ElbContract.Client;
using ElbContract.Client.Errors;
using ElbContract.Client.Wire;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Journals;

/// <summary>What became of a listener that was to be removed.</summary>
internal enum RemovalOutcome
{
    /// <summary>It stood, was deleted, and is seen to be gone.</summary>
    Gone,

    /// <summary>Nothing with its id is there.</summary>
    Absent,

    /// <summary>Nothing shows it, and it cannot be told whether it stands.</summary>
    Unseen,

    /// <summary>It was seen to stand, and not to be gone.</summary>
    Stands,

    /// <summary>It is not what was asked for: somebody else's, and left alone.</summary>
    NotOurs,
}

/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why it stands, or what it is instead, in one line; null for the others.</param>
internal readonly record struct Removal(RemovalOutcome Outcome, string? Reason = null);

/// <summary>What the endpoint shows of a listener.</summary>
/// <param name="Listener">Null where it shows none with that id.</param>
/// <param name="ListedAt">The load balancer in whose listing it stands; null where it was shown by itself.</param>
/// <param name="Reason">Why it cannot be told whether it stands, in one line; null where it can.</param>
internal readonly record struct Sight(Listener? Listener, string? ListedAt = null, string? Reason = null);

/// <summary>Lists listeners at the endpoint, and deletes those that are proved to be the run's, through a gateway that puts the credentials
/// in.</summary>
/// <param name="http">Past any proxy; its time-out includes the gateway's own patience.</param>
/// <param name="gateway">The gateway's address, asked for when it is needed: what stands in a gateway is made before it.</param>
internal sealed class EndpointListeners(HttpClient http, Func<Uri> gateway)
{
    private const int MostPages = 1000;
    private const string OutOfTime = "there was no time left";
    private const string NoPath = "its id cannot be part of a path";

    // How often a listener is looked for again whose deletion was answered with success: some are deleted a little later.
    private const int Looks = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task<(IReadOnlyList<Listener>? Listeners, string? Reason)>> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<(IReadOnlyList<Listener>? Listeners, string? Reason)>> _next = new(StringComparer.Ordinal);
    private volatile int _uncut; // The most listeners that a page is known to hold, and be whole.
    private volatile bool _hides; // Whether a listing was seen to lack what stands.
    private uint _unlisted; // How often a listing lacked what was deleted.

    /// <summary>Before the second look at a listener that was deleted; twice as long each time. 100 ms.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The listeners of a load balancer, on all pages; null, and why, where they cannot be listed. They are as they were after
    /// this was asked for: those who ask while a listing is under way share the one behind it.</summary>
    public async Task<(IReadOnlyList<Listener>? Listeners, string? Reason)> ListAsync(
        string loadBalancer,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await NextListing(loadBalancer).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return (null, OutOfTime);
        }
    }

    /// <summary>Looks for a listener: in the listing where its request asked for it, and where it is not there, by its id.</summary>
    public async Task<Sight> LookAsync(Journal journal, MadeListener made, CancellationToken cancellationToken)
    {
        var places = journal.Ask(book => book.PlacesOf(made.Addition));
        var unlisted = places.Count == 0 ? "it is not known on which load balancer it would be" : null;
        foreach (var loadBalancer in places)
        {
            var (there, reason) = await ListAsync(loadBalancer, cancellationToken);
            if (there?.FirstOrDefault(one => one.Id == made.Id) is { } listed)
                return new Sight(listed, loadBalancer);
            unlisted ??= reason;
        }

        var shown = await ShowAsync(made, cancellationToken);
        return shown.Listener is not null ? shown : new Sight(null, null, unlisted ?? shown.Reason);
    }

    /// <summary>Deletes a listener once it is proved to be what its request asked for, and sees whether it is gone: of that, the status of
    /// the deletion proves nothing.</summary>
    public async Task<Removal> RemoveAsync(Journal journal, MadeListener made, CancellationToken cancellationToken) =>
        await RemoveAsync(journal, made, await LookAsync(journal, made, cancellationToken), cancellationToken);

    /// <summary>The same for one that was just looked for.</summary>
    public async Task<Removal> RemoveAsync(Journal journal, MadeListener made, Sight sight, CancellationToken cancellationToken)
    {
        if (WithoutDeletion(journal, made, sight) is { } known)
            return known;
        var refusal = await DeleteAsync(made, cancellationToken);
        var remains = await LookUntilGoneAsync(() => LookAgainAsync(made, sight.ListedAt, cancellationToken), refusal, cancellationToken);
        return remains is null ? new Removal(RemovalOutcome.Gone) : new Removal(RemovalOutcome.Stands, remains);
    }

    /// <summary>What is known of a listener without deleting it; null where it stands and is the run's.</summary>
    public static Removal? WithoutDeletion(Journal journal, MadeListener made, Sight sight) =>
        sight.Listener is not { } seen
            ? sight.Reason is null
                ? new Removal(RemovalOutcome.Absent)
                : new Removal(RemovalOutcome.Unseen, sight.Reason)
            : journal.Ask(book => Ownership.Objection(seen, sight.ListedAt, made.Addition, book)) is { } objection
                ? new Removal(RemovalOutcome.NotOurs, objection)
                : null;

    /// <summary>Whether a listener is seen to be gone whose deletion was just answered with success.</summary>
    public async Task<bool> IsGoneAsync(Journal journal, MadeListener made, CancellationToken cancellationToken) =>
        await LookUntilGoneAsync(() => LookAsync(journal, made, cancellationToken), refusal: null, cancellationToken) is null;

    // Why it stands, or may; null where it is gone. What was refused does not go a little later.
    private async Task<string?> LookUntilGoneAsync(Func<Task<Sight>> lookAsync, string? refusal, CancellationToken cancellationToken)
    {
        for (var look = 0; ; look++)
        {
            var now = await lookAsync();
            if (now is { Listener: null, Reason: null })
                return null;
            if (refusal is not null || look == Looks || cancellationToken.IsCancellationRequested)
                return refusal ?? now.Reason ?? "its deletion was answered with success, but it still exists";
            await Task.Delay(Pause * (1 << look), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Who saw it stand has to see that it is gone: others may never have seen it. Some only hide from the listing what is deleted: of the
    // first, the second, the fourth and so on its own address is asked too, and of each once one was hidden.
    private async Task<Sight> LookAgainAsync(MadeListener made, string? listedAt, CancellationToken cancellationToken)
    {
        if (listedAt is null || await ListAsync(listedAt, cancellationToken) is not { Listeners: { } there })
            return await ShowAsync(made, cancellationToken);
        var listed = new Sight(there.FirstOrDefault(one => one.Id == made.Id), listedAt);
        if (listed.Listener is not null || (!BitOperations.IsPow2(Interlocked.Increment(ref _unlisted)) && !_hides))
            return listed;
        var shown = await ShowAsync(made, cancellationToken);
        if (shown.Listener is null or { Status: "DELETED" })
            return listed;
        _hides = true;
        return shown;
    }

    // Why it is not known to be deleted; null where the endpoint says that it is.
    private async Task<string?> DeleteAsync(MadeListener made, CancellationToken cancellationToken)
    {
        if (!ListenerPaths.Holds(made.Id))
            return NoPath;
        try
        {
            // Under the project that it was made under, else under the run's own.
            if (made.Addition.Project is { } project && await Client(project).DeleteListenerAsync(made.Id, cancellationToken))
                return null;
            await Client(null).DeleteListenerAsync(made.Id, cancellationToken);
            return null;
        }
        catch (Exception cause) when (cause is ElbException or OperationCanceledException)
        {
            return cause is ElbException ? cause.Message.TrimEnd('.') : OutOfTime;
        }
    }

    private async Task<Sight> ShowAsync(MadeListener made, CancellationToken cancellationToken)
    {
        if (!ListenerPaths.Holds(made.Id))
            return new Sight(null, null, NoPath);
        Sight sight = default;
        foreach (var project in made.Addition.Project is { } other ? [null, other] : new string?[] { null })
        {
            sight = await ShowAsync(project, made.Id, cancellationToken);
            if (sight.Listener is not null || sight.Reason is not null)
                return sight;
        }

        return sight;
    }

    private async Task<Sight> ShowAsync(string? project, string id, CancellationToken cancellationToken)
    {
        var (answer, reason) = await GetAsync(ListenerPaths.One(Project(project), id), "showing", cancellationToken);
        if (answer is null)
            return new Sight(null, null, reason);
        if (answer.Status == 200)
            return ListenerPage.Single(answer) is { } shown && shown.Id == id
                ? new Sight(shown)
                : new Sight(null, null, "The provider answered 200 to showing a listener, but showed another one or none");
        var error = ProviderErrorReader.Read(answer.Status, answer.Body.Span);
        return
            error is { Status: 503, Code: "ELB.6002" }
            || (error.Status == 404 && error.Code?.StartsWith("APIGW.", StringComparison.Ordinal) != true)
            ? default
            : new Sight(null, null, Refused(answer, "showing a listener"));
    }

    private Task<(IReadOnlyList<Listener>? Listeners, string? Reason)> NextListing(string loadBalancer)
    {
        lock (_lock)
        {
            if (_next.TryGetValue(loadBalancer, out var next))
                return next;
            Task before = _running.TryGetValue(loadBalancer, out var running) ? running : Task.CompletedTask;
            return _next[loadBalancer] = Task.Run(() => ListBehindAsync(before, loadBalancer));
        }
    }

    private async Task<(IReadOnlyList<Listener>? Listeners, string? Reason)> ListBehindAsync(Task before, string loadBalancer)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
        {
            _running[loadBalancer] = _next[loadBalancer];
            _next.Remove(loadBalancer);
        }

        return await ListAllAsync(loadBalancer);
    }

    private async Task<(IReadOnlyList<Listener>? Listeners, string? Reason)> ListAllAsync(string loadBalancer)
    {
        var first = ListenerPaths.Of(Project(null), loadBalancer);
        Dictionary<string, Listener> all = new(StringComparer.Ordinal);
        HashSet<string> asked = new(StringComparer.Ordinal);
        string? query = null;
        var isAnnounced = true;
        for (var number = 0; number < MostPages; number++)
        {
            var (answer, reason) = await GetAsync(query is null ? first : Paged(first, query), "listing", CancellationToken.None);
            var page = answer is { Status: 200 } ? ListenerPage.Of(answer) : null;
            // A page that nobody announced may be refused: then there is none.
            if (page is null && (isAnnounced || answer?.Status is not (400 or 404 or 405 or 422)))
                return (null, reason ?? NotListed(answer!));
            var hasNews = page?.Listeners.Count(listener => all.TryAdd(listener.Id, listener)) > 0;
            // A page without anything new is the last, unless it announces one that was not asked for yet.
            if (!hasNews && number > 0 && (page?.Next is not { } next || !asked.Add(next)))
            {
                if (number == 1 && !isAnnounced)
                    _uncut = Math.Max(_uncut, all.Count);
                return Of(loadBalancer, all.Values);
            }

            isAnnounced = page!.Next is not null;
            // Empty, or shorter than a page that was whole: nothing is cut off.
            if (!isAnnounced && (page.Listeners.Count == 0 || (number == 0 && page.Listeners.Count < _uncut)))
                return Of(loadBalancer, all.Values);
            query = page.Next ?? NextPage.After(page.Listeners[^1].Id);
        }

        return (null, string.Create(CultureInfo.InvariantCulture, $"the listing has more than {MostPages} pages"));
    }

    // Some pass over the filter.
    private static (IReadOnlyList<Listener>? Listeners, string? Reason) Of(string loadBalancer, IEnumerable<Listener> all) =>
        ([.. all.Where(listener => listener.LoadbalancerId is null || listener.LoadbalancerId == loadBalancer)], null);

    private static string NotListed(RawAnswer answer) =>
        answer.Status == 200
            ? "The provider answered 200 to listing listeners, but the body is not a list of listeners with ids"
            : Refused(answer, "listing listeners");

    private static string Paged(string first, string query) =>
        query.Contains("loadbalancer_id=", StringComparison.Ordinal)
            ? string.Concat(first.AsSpan(0, first.IndexOf('?', StringComparison.Ordinal) + 1), query)
            : $"{first}&{query}";

    private async Task<(RawAnswer? Answer, string? Reason)> GetAsync(string path, string operation, CancellationToken cancellationToken)
    {
        try
        {
            var request = new RawRequest
            {
                Method = HttpMethod.Get,
                Path = path,
                Token = ProviderIds.Example.Token,
            };
            return (await Client(null).SendAsync(request, cancellationToken), null);
        }
        catch (NoAnswerException lost)
        {
            return (null, $"no complete answer came to {operation} listeners: {lost.Reason}");
        }
        catch (OperationCanceledException)
        {
            return (null, OutOfTime);
        }
    }

    private static string Refused(RawAnswer answer, string operation) =>
        string.Create(CultureInfo.InvariantCulture, $"The provider answered {answer.Status} to {operation}");

    private ElbClient Client(string? project) =>
        new(http, new ElbClientOptions { Endpoint = gateway(), ProjectId = Project(project) }, ProviderIds.Example.Token);

    private static string Project(string? project) => project ?? ProviderIds.Example.ProjectId;
}
