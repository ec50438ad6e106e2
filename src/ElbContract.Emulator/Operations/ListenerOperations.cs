using System.Collections.Concurrent;
using ElbContract.Emulator.Calls;
using ElbContract.Emulator.Faults;
using ElbContract.Emulator.Listeners;
using ElbContract.Emulator.Personalities;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Operations;

/// <summary>Adds, shows, lists, changes and deletes listeners.</summary>
internal sealed class ListenerOperations(
    EmulatorOptions options,
    IProviderContext provider,
    ListenerStore store,
    MemberOperations members,
    HealthCheckOperations healthChecks
)
{
    /// <summary>What a listener keeps for its life is not here.</summary>
    internal static readonly HashSet<ListenerField> Changeable =
    [
        ListenerField.Name,
        ListenerField.Description,
        ListenerField.Port,
        ListenerField.BackendPort,
        ListenerField.LbAlgorithm,
        ListenerField.TcpTimeout,
        ListenerField.TcpDraining,
        ListenerField.TcpDrainingTimeout,
        ListenerField.UdpTimeout,
        ListenerField.SslProtocols,
        ListenerField.SslCiphers,
        ListenerField.CertificateId,
        ListenerField.Certificates,
    ];

    private const string HealthCheckId = "healthcheck_id";

    /// <summary>Those that lists can be asked for by.</summary>
    private static readonly Dictionary<string, ListenerField> Filtered = ListenerFields
        .All.Where(row =>
            row.Field
                is not (ListenerField.SessionSticky or ListenerField.AdminStateUp or ListenerField.CreateTime or ListenerField.UpdateTime)
        )
        .ToDictionary(row => row.JsonName, row => row.Field, StringComparer.Ordinal);

    private readonly PersonalityRefusal _refusal = new(options.Personality);
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);
    private readonly ListenerRendering? _rendering = options.Personality.ShowsOrdinarily ? null : new(options.Personality);

    /// <summary>Refuses what the judge refuses; makes, stores and shows a listener of the rest.</summary>
    public Answer Add(Call call)
    {
        var expectation = Judge.Expect(new AddListenerRequestOnWire(call.Path, call.Token, call.Body ?? default), provider);
        return Asked(call, expectation) with { Expectation = expectation };
    }

    private Answer Asked(Call call, Expectation expectation)
    {
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
        // No documented parameter of an accepted request is nested.
        if (expectation.Request.HasUnknownFields && JsonBody.IsTooDeep(call.Body ?? default))
            return Refuse(TooDeep);
        // What the judge knew of can be gone by now.
        if (Make(LenientReading.Of(expectation), isWronglyAccepted) is not { } listener)
            return Refuse(Gone);
        return store.Add(listener) switch
        {
            Storing.Done when !isWronglyAccepted && provider.LoadBalancer(listener.LoadBalancer) is null => TakenBack(listener),
            Storing.PortInUse => Refuse(PortInUse(listener)),
            Storing.Full => Refuse(
                new(403, ErrorCode.QuotaExceeded, $"The quota of {options.MaximumListeners} listeners is full: delete some.")
            ),
            _ => Answer.Ok(_rendering?.Render(listener, expectation.Request) ?? listener.Answer),
        };
    }

    public Answer Show(string id) => store.Find(id) is { } found ? Shown(found) : NotFound(id);

    /// <summary>The listeners that the query asks for: a bare array.</summary>
    public Answer List(Call call)
    {
        var query = ListQuery.Parse(call.Query, name => name == HealthCheckId || Filtered.ContainsKey(name));
        var memberCounts = members.CountByListener();
        var checks = healthChecks.ByListener();
        return Answer.Ok(
            JsonBody.Render(json =>
            {
                json.WriteStartArray();
                foreach (var stored in query.Of(store.All(), Text))
                    stored.Write(json, memberCounts.GetValueOrDefault(stored.Id), checks.GetValueOrDefault(stored.Id));
                json.WriteEndArray();
            })
        );

        string? Text(StoredListener stored, string name) =>
            name == HealthCheckId ? checks.GetValueOrDefault(stored.Id) : stored.Text(Filtered[name]);
    }

    /// <summary>Changes what can be changed, within the limits of adding; other parameters are passed over.</summary>
    public Answer Change(Call call, Route route)
    {
        if (call.Body is null)
            return Refuse(TooLarge);
        var changes = ListenerDocument.Parse(call.Body.Value);
        var refusal = Refusal.With(400);
        if (refusal.For(changes) is var ambiguous && ambiguous != refusal)
            return Refuse(ambiguous);
        if (changes.Form is not DocumentForm.Object)
            return Refuse(refusal);
        if (JsonBody.IsTooDeep(call.Body.Value))
            return Refuse(TooDeep);
        while (store.Find(route.Id!) is { } held)
        {
            var wanted = held.RequestWith(changes, Changeable);
            var expectation = Judge.Expect(
                new AddListenerRequestOnWire($"/v1.0/{route.ProjectId}/elbaas/listeners", call.Token, wanted),
                provider
            );
            if (_refusal.Refuse(expectation, provider) is { } error)
                return Refuse(error);
            var request = LenientReading.Of(expectation);
            if (provider.LoadBalancer(request.Text(ListenerField.LoadbalancerId)!) is not { } network)
                return Refuse(Gone);
            var changed = held.Changed(request, network, options.Personality.Times.Write(options.Time.GetUtcNow()));
            switch (store.Replace(held, changed))
            {
                case Storing.Done:
                    return Shown(changed);
                case Storing.PortInUse:
                    return Refuse(PortInUse(changed));
            }
        }

        return NotFound(route.Id!);
    }

    public Answer Delete(string id)
    {
        if (!store.Remove(id))
            return NotFound(id);
        members.Forget(id);
        if (healthChecks.Of(id) is { } check)
            healthChecks.Delete(check.Id);
        return Answer.NoContent;
    }

    /// <summary>Deletes the listeners of a load balancer.</summary>
    public void DeleteAllOf(string loadBalancer)
    {
        foreach (var stored in store.All().Where(stored => stored.LoadBalancer == loadBalancer).ToList())
            Delete(stored.Id);
    }

    private Answer Shown(StoredListener stored) =>
        Answer.Ok(JsonBody.Render(json => stored.Write(json, members.CountOf(stored.Id), healthChecks.Of(stored.Id)?.Id)));

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

    private static ProviderError TooDeep { get; } =
        new(400, ErrorCode.BadRequest, $"badRequest: The body is nested more than {JsonBody.MaximumDepth} levels deep.");

    private static ProviderError TooLarge { get; } = new(400, ErrorCode.BadRequest, "badRequest: The body is larger than 1 MiB.");

    private static ProviderError PortInUse(StoredListener listener) =>
        new(400, ErrorCode.PortInUse, $"badRequest: Port {listener.Port} of the load balancer is used by another listener.");

    private static Answer NotFound(string id) =>
        Answer.Error(new ProviderError(404, ErrorCode.ListenerNotFound, $"Not Found: there is no listener {id}."));
}
