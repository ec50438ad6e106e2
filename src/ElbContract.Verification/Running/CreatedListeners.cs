using System.Collections.Concurrent;
using ElbContract.Specification.Listeners;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Verification.Running;

/// <summary>Every listener that an answer of this run names as made: the only ones that the run deletes.</summary>
internal sealed class CreatedListeners
{
    private readonly ConcurrentDictionary<string, string> _projects = new(StringComparer.Ordinal);

    /// <summary>The listeners' ids, each with the project segment that it was added under.</summary>
    public IReadOnlyDictionary<string, string> All => _projects;

    /// <summary>Notes what the exchange made; called for every exchange, from many threads.</summary>
    public void Note(Exchange exchange)
    {
        if (exchange.Request.Method != "POST" || exchange.Response is not { Status: >= 200 and < 300 } answer) return;
        if (Specification.Judging.ListenerPath.Parse(exchange.Request.Target).ProjectId is not { } project) return;
        // An id in a body of another form counts too: a wrapped listener is a listener all the same.
        var id = ListenerDocument.Parse(answer.Body).Text(ListenerField.Id) ?? WrappedListener.Id(answer.Body);
        if (id is { Length: > 0 }) _projects[id] = project;
    }
}
