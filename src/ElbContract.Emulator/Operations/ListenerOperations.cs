using System.Collections.Concurrent;
using ElbContract.Emulator.Faults;
using ElbContract.Emulator.Listeners;
using ElbContract.Emulator.Personalities;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Operations;

/// <summary>Adds, shows, lists and deletes listeners.</summary>
internal sealed class ListenerOperations(EmulatorOptions options, IProviderContext provider, Admission admission, ListenerStore store)
{
    private readonly PersonalityRefusal _refusal = new(options.Personality);
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);
    private readonly ListenerRendering? _rendering = options.Personality.ShowsOrdinarily ? null : new(options.Personality);

    /// <summary>Refuses what the judge refuses; makes, stores and shows a listener of the rest.</summary>
    public Answer Add(Call call)
    {
        var expectation = Judge.Expect(new AddListenerRequestOnWire(call.Path, call.Token, call.Body ?? default), provider);
        if (options.Fault is not { } fault)
            return Answered(call, expectation, isWronglyAccepted: false);
        var request = new PostedRequest(call, expectation, provider)
        {
            IsRepeated = fault.NeedsMemory && !_seen.TryAdd(Convert.ToHexString(call.Body.GetValueOrDefault().Span), true),
        };
        return fault.Change(request, fault.Refuses(request) ? SeededFault.Refusal : Answered(call, expectation, fault.Accepts(request)));
    }

    private Answer Answered(Call call, Expectation expectation, bool isWronglyAccepted)
    {
        if (!isWronglyAccepted && _refusal.Refuse(expectation, provider) is { } refusal)
            return Refuse(call.Body is null && refusal.Status == 400 ? TooLarge : refusal);
        // What the judge knew of can be gone by now.
        if (Make(LenientReading.Of(expectation), isWronglyAccepted) is not { } listener)
            return Refuse(Gone);
        return store.Add(listener) switch
        {
            Storing.Done when !isWronglyAccepted && provider.LoadBalancer(listener.Text(ListenerField.LoadbalancerId)!) is null =>
                TakenBack(listener),
            Storing.PortInUse => Refuse(PortInUse(listener)),
            Storing.Full => Refuse(
                new(403, ErrorCode.QuotaExceeded, $"The quota of {options.MaximumListeners} listeners is full: delete some.")
            ),
            _ => Answer.Ok(_rendering?.Render(listener, expectation.Request) ?? listener.Answer),
        };
    }

    public Answer Show(Call call, ListenerRoute route, string id)
    {
        if (admission.Refuse(call, route.ProjectId) is { } error)
            return Answer.Error(error);
        return store.Find(id) is { } found ? Answer.Ok(JsonBody.Render(found.Write)) : Answer.Error(NotFound(id));
    }

    /// <summary>The listeners that the query asks for: a bare array.</summary>
    public Answer List(Call call, ListenerRoute route)
    {
        if (admission.Refuse(call, route.ProjectId) is { } error)
            return Answer.Error(error);
        var filter = ListenerFilter.Parse(call.Query);
        return Answer.Ok(
            JsonBody.Render(json =>
            {
                json.WriteStartArray();
                foreach (var stored in store.All().Where(filter.Matches))
                    stored.Write(json);
                json.WriteEndArray();
            })
        );
    }

    public Answer Delete(Call call, ListenerRoute route, string id)
    {
        if (admission.Refuse(call, route.ProjectId) is { } error)
            return Answer.Error(error);
        return store.Remove(id) ? Answer.NoContent : Answer.Error(NotFound(id));
    }

    /// <summary>Null where the load balancer was deleted after the judge had spoken; of a wrongly accepted request, as much of a listener
    /// as it asks for.</summary>
    private StoredListener? Make(ListenerDocument request, bool isWronglyAccepted)
    {
        var known = request.Text(ListenerField.LoadbalancerId) is { } named ? provider.LoadBalancer(named) : null;
        if ((known ?? (isWronglyAccepted ? LoadBalancerNetwork.Public : null)) is not { } network)
            return null;
        var (id, time) = (options.Personality.Ids.Write(options.NewId()), options.Personality.Times.Write(options.Time.GetUtcNow()));
        return StoredListener.Of(request, network, id, time);
    }

    // The load balancer was deleted while the listener was stored: of the two, one sees the other.
    private Answer TakenBack(StoredListener listener)
    {
        store.Remove(listener.Id);
        return Refuse(Gone);
    }

    private Answer Refuse(ProviderError error) => Answer.Error(error, options.Personality.Errors);

    private static ProviderError Gone { get; } =
        new(400, ErrorCode.Of(400, ClauseIds.LoadbalancerIdExists), "badRequest: The load balancer has just been deleted.");

    private static ProviderError TooLarge { get; } = new(400, ErrorCode.BadRequest, "badRequest: The body is larger than 1 MiB.");

    private static ProviderError PortInUse(StoredListener listener) =>
        new(
            400,
            ErrorCode.PortInUse,
            $"badRequest: Port {listener.Text(ListenerField.Port)} of the load balancer is used by another listener."
        );

    private static ProviderError NotFound(string id) => new(404, ErrorCode.ListenerNotFound, $"Not Found: there is no listener {id}.");
}
