using System.Collections.Concurrent;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Verification.Running;

/// <summary>What this run made: every listener that an answer to it names, and where there can be some that no answer names.</summary>
internal sealed class CreatedListeners
{
    private readonly ConcurrentDictionary<string, string> _projects = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Project, string LoadBalancer), byte> _unknown = new();

    /// <summary>The listeners' ids, each with the project segment that it was added under.</summary>
    public IReadOnlyDictionary<string, string> All => _projects;

    /// <summary>Where a request to add a listener went unanswered: its project segment and its load balancer.</summary>
    public IEnumerable<(string Project, string LoadBalancer)> OfUnknownFate => _unknown.Keys;

    public void Add(string id, string project) => _projects[id] = project;

    /// <summary>Notes what the exchange made; called for every exchange, from many threads.</summary>
    public void Note(Exchange exchange)
    {
        if (exchange.Request.Method != "POST" || ListenerPath.Parse(exchange.Request.Target).ProjectId is not { } project) return;
        if (exchange.Outcome != Outcome.Answered)
        {
            if (ListenerDocument.Parse(exchange.Request.Body).Text(ListenerField.LoadbalancerId) is { } loadBalancer) _unknown[(project, loadBalancer)] = 0;
            return;
        }

        if (exchange.Response is not { Status: >= 200 and < 300 } answer) return;
        // An id in a body of another form counts too: a wrapped listener is a listener all the same.
        var id = ListenerDocument.Parse(answer.Body).Text(ListenerField.Id) ?? WrappedListener.Id(answer.Body);
        if (id is { Length: > 0 }) Add(id, project);
    }
}
