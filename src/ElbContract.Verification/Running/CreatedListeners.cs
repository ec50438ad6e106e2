using System.Collections.Concurrent;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Verification.Running;

/// <summary>A request to add a listener whose answer names none: there may be one all the same.</summary>
/// <param name="Project">The project segment that it was sent under.</param>
/// <param name="LoadBalancer">The load balancer's id.</param>
/// <param name="Name">The name that it asked for.</param>
/// <param name="Port">The port that it asked for.</param>
/// <param name="IsAccepted">Whether an answer said that it was added.</param>
internal sealed record NamelessListener(string Project, string LoadBalancer, string? Name, long Port, bool IsAccepted);

/// <summary>What this run made: every listener that an answer to it names, and where there can be some that no answer names.</summary>
internal sealed class CreatedListeners
{
    private readonly ConcurrentDictionary<string, string> _projects = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<NamelessListener> _nameless = [];

    /// <summary>The listeners' ids, each with the project segment that it was added under.</summary>
    public IReadOnlyDictionary<string, string> All => _projects;

    public IReadOnlyCollection<NamelessListener> Nameless => _nameless;

    public void Add(string id, string project) => _projects[id] = project;

    /// <summary>Notes what the exchange made; called for every exchange, from many threads.</summary>
    public void Note(Exchange exchange)
    {
        if (exchange.Request.Method != "POST" || ListenerPath.Parse(exchange.Request.Target).ProjectId is not { } project) return;
        var isAccepted = exchange.Response is { Status: >= 200 and < 300 };
        if (exchange.Outcome == Outcome.Answered && !isAccepted) return;
        // An id in a body of another form counts too: a wrapped listener is a listener all the same.
        var body = exchange.Response?.Body ?? default;
        var id = isAccepted ? ListenerDocument.Parse(body).Text(ListenerField.Id) ?? WrappedListener.Id(body) : null;
        if (id is { Length: > 0 })
        {
            Add(id, project);
            return;
        }

        var request = ListenerDocument.Parse(exchange.Request.Body);
        if (request.Text(ListenerField.LoadbalancerId) is { } loadBalancer)
            _nameless.Add(new NamelessListener(project, loadBalancer, request.Text(ListenerField.Name), request.Integer(ListenerField.Port), isAccepted));
    }
}
