using System.Globalization;
using System.Runtime.CompilerServices;
using ElbContract.Specification.Answers;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Replaying;

/// <summary>Sends the listener API's requests of a recording again, in their order, and compares the answers.</summary>
/// <remarks>
/// What changes or deletes a listener is sent to those alone that this replay made. A listener that nothing of the recording names any more
/// makes room for others, where there are as many as there may be, and where it stands in the way of one that was accepted.
/// </remarks>
public sealed class Replay
{
    private readonly List<RecordedCall> _calls = [];
    private readonly RecordedIds _recorded = new();
    private readonly HashSet<string> _projects = new(StringComparer.Ordinal);

    /// <param name="entries">Those of other APIs, and those that cannot be read, are passed over.</param>
    public Replay(IEnumerable<RecordedEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach (var entry in entries)
        {
            Entries++;
            IsBroken |= entry.IsBroken;
            if (entry.Problem is { } problem)
                Problem ??= string.Create(CultureInfo.InvariantCulture, $"entry {entry.Number}: {problem}");
            else if (RecordedCall.Of(entry) is { } call)
                Learn(call);
        }
    }

    /// <summary>How many entries the recording has.</summary>
    public int Entries { get; private set; }

    /// <summary>How many of them are of the listener API.</summary>
    public int Calls => _calls.Count;

    /// <summary>Why an entry cannot be read, the first; null where all can.</summary>
    public string? Problem { get; }

    /// <summary>Whether the file breaks off: what followed there is not known.</summary>
    public bool IsBroken { get; }

    /// <summary>Replays the recording.</summary>
    /// <param name="run">What stands for its load balancers and certificates.</param>
    /// <param name="maximumListeners">The most listeners at once, 1 or more.</param>
    /// <param name="send">Sends a request that holds <see cref="ProviderIds.Example"/>'s project and token in the place of real
    /// ones.</param>
    /// <param name="cancellationToken">Ends it between two requests.</param>
    public async IAsyncEnumerable<ReplayedExchange> RunAsync(
        ReplayIds run,
        int maximumListeners,
        Func<CapturedRequest, CancellationToken, Task<Exchange>> send,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var turn = new ReplayTurn(
            run,
            new MadeListeners(_calls, maximumListeners, send),
            Ids(run, out var missing),
            missing,
            WithoutProjects(),
            send
        );
        for (var at = 0; at < _calls.Count; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await turn.TakeAsync(_calls[at], at, cancellationToken);
        }
    }

    private void Learn(RecordedCall call)
    {
        _calls.Add(call);
        if (call.Call.Project is { } project)
            _projects.Add(project);
        if (call.Call.Operation == ListenerOperation.Add && call is { Entry.HasRequestBody: true, Response: { } answer })
            _recorded.Learn(call.Request.Body, answer.Status, answer.Body);
        else if (call.ListedLoadBalancer is { } listed)
            _recorded.Learn(listed);
    }

    private IdMap Ids(ReplayIds run, out Dictionary<string, string> missing)
    {
        var ids = new IdMap();
        missing = new(StringComparer.Ordinal);
        foreach (var (recorded, now, option) in _recorded.Mapped(run))
        {
            if (now is not null)
                ids.Add(recorded, now);
            else
                missing[recorded] = option;
        }

        foreach (var project in _projects)
            ids.Add(project, RequestTranslation.ProjectOf(project));
        return ids;
    }

    // An archive of any program has the real ones.
    private Redactor WithoutProjects() =>
        new(_projects.Select(project => KeyValuePair.Create(project, RequestTranslation.ProjectOf(project))));
}
