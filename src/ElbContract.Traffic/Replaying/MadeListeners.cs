using System.Globalization;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Replaying;

/// <summary>The listeners that a replay made: which stand, and which of them may go.</summary>
internal sealed class MadeListeners(
    IReadOnlyList<RecordedCall> calls,
    int maximum,
    Func<CapturedRequest, CancellationToken, Task<Exchange>> send
)
{
    private readonly List<Standing> _standing = [];
    private readonly HashSet<string> _all = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lastNamed = LastNamed(calls);

    /// <summary>Whether this replay made it; also where it is gone.</summary>
    public bool Owns(string? id) => id is not null && _all.Contains(id);

    /// <summary>Notes one that was made.</summary>
    /// <returns>False where one that was made before has the same id.</returns>
    public bool Add(string id, RecordedCall call, CapturedRequest sent)
    {
        _standing.Add(new Standing(id, call.Made, call.Place, sent.Path));
        return _all.Add(id);
    }

    /// <summary>It is gone.</summary>
    public void Remove(string id) => _standing.RemoveAll(one => one.Id == id);

    /// <summary>Deletes what is in the way of a request: what has its place although it was free in the recording, and the oldest where
    /// there are as many as there may be.</summary>
    /// <returns>Why there is no room; null where there is.</returns>
    public async Task<string?> MakeRoomAsync(RecordedCall call, int at, CancellationToken cancellationToken)
    {
        if (call.IsAccepted)
        {
            foreach (var one in _standing.Where(one => one.Place == call.Place && IsNamedNoMore(one, at)).ToList())
                await DeleteAsync(one, cancellationToken);
        }

        while (_standing.Count >= maximum)
        {
            if (_standing.Find(one => IsNamedNoMore(one, at)) is not { } oldest || !await DeleteAsync(oldest, cancellationToken))
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"no room for its listener: later requests need the {maximum} that exist (--max-live)"
                );
        }

        return null;
    }

    /// <summary>Deletes one that the recording does not know.</summary>
    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        if (_standing.Find(one => one.Id == id) is { } standing)
            await DeleteAsync(standing, cancellationToken);
    }

    // What cannot be deleted is left to whoever keeps the journal.
    private async Task<bool> DeleteAsync(Standing one, CancellationToken cancellationToken)
    {
        var exchange = await send(
            new CapturedRequest(
                "DELETE",
                $"{one.Path}/{Uri.EscapeDataString(one.Id)}",
                [new("X-Auth-Token", Specification.Answers.ProviderIds.Example.Token)],
                default
            ),
            cancellationToken
        );
        if (exchange.Response?.Status is not ((>= 200 and < 300) or 404))
            return false;
        Remove(one.Id);
        return true;
    }

    private bool IsNamedNoMore(Standing one, int at) => one.Recorded is null || _lastNamed.GetValueOrDefault(one.Recorded, -1) < at;

    // By its id; a list names all that stand, and who asks for a place again in vain names who has it.
    private static Dictionary<string, int> LastNamed(IReadOnlyList<RecordedCall> calls)
    {
        Dictionary<string, int> last = new(StringComparer.Ordinal);
        List<RecordedCall> made = [];
        for (var at = 0; at < calls.Count; at++)
        {
            var call = calls[at];
            if (call.Call.ListenerId is { } id)
                last[id] = at;
            else if (call.Call.Operation == ListenerOperation.List)
            {
                foreach (var one in made)
                    last[one.Made!] = at;
            }
            else if (!call.IsAccepted)
            {
                foreach (var one in made.Where(one => one.Place == call.Place))
                    last[one.Made!] = at;
            }

            if (call.Call.Operation == ListenerOperation.Delete)
                made.RemoveAll(one => one.Made == call.Call.ListenerId);
            else if (call.Made is not null)
                made.Add(call);
        }

        return last;
    }

    private sealed record Standing(string Id, string? Recorded, (string? LoadBalancer, long? Port) Place, string Path);
}
