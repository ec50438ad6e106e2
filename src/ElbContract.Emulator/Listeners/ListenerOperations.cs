using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Listeners;

/// <summary>Adds, shows, lists and deletes listeners.</summary>
internal sealed class ListenerOperations(EmulatorOptions options, IProviderContext provider, ListenerStore store)
{
    /// <summary>Refuses what the judge refuses; makes, stores and shows a listener of the rest.</summary>
    public Answer Add(Call call)
    {
        var expectation = Judge.Expect(new AddListenerRequestOnWire(call.Path, call.Token, call.Body ?? default), provider);
        if (Refusal.Of(expectation, provider, options.Stance) is { } refusal)
            return Answer.Error(call.Body is null && refusal.Status == 400 ? TooLarge : refusal);
        var listener = Make(expectation.Request);
        return store.Add(listener) switch
        {
            Storing.PortInUse => Answer.Error(PortInUse(listener.Listener)),
            Storing.Full => Answer.Error(new(403, ErrorCode.QuotaExceeded, $"The quota of {options.MaximumListeners} listeners is used up: delete some.")),
            _ => Answer.Ok(ListenerAnswer.Render(listener.Listener)),
        };
    }

    public Answer Show(Call call, ListenerRoute route, string id)
    {
        if (Barred(call, route) is { } error) return Answer.Error(error);
        return store.Find(id) is { } found ? Answer.Ok(Render(found.Write)) : Answer.Error(NotFound(id));
    }

    /// <summary>The listeners that the query asks for: a bare array.</summary>
    public Answer List(Call call, ListenerRoute route)
    {
        if (Barred(call, route) is { } error) return Answer.Error(error);
        var filter = ListenerFilter.Parse(call.Query);
        return Answer.Ok(Render(json =>
        {
            json.WriteStartArray();
            foreach (var stored in store.All().Where(filter.Matches)) stored.Write(json);
            json.WriteEndArray();
        }));
    }

    public Answer Delete(Call call, ListenerRoute route, string id)
    {
        if (Barred(call, route) is { } error) return Answer.Error(error);
        return store.Remove(id) ? Answer.NoContent : Answer.Error(NotFound(id));
    }

    private StoredListener Make(ListenerDocument request)
    {
        var network = provider.LoadBalancer(request.Text(ListenerField.LoadbalancerId)!)!.Value;
        var time = options.Time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var listener = ListenerAnswer.Make(request, network, options.NewId(), time);
        return new StoredListener(listener, Timeout("TCP", ListenerField.TcpTimeout), Timeout("UDP", ListenerField.UdpTimeout));

        int? Timeout(string protocol, ListenerField field) =>
            listener.Protocol == protocol && request.IsIntegral(field) ? (int)request.Integer(field) : null;
    }

    /// <summary>Why a call that reads or deletes is refused before it is looked at; in the judge's order, whose subject it is not.</summary>
    private ProviderError? Barred(Call call, ListenerRoute route)
    {
        if (route.ProjectId is not { } project) return Refusal.With(404);
        if (provider.Condition(project) is var condition and not ServiceCondition.Available) return Refusal.With(Router.Status(condition));
        if (!provider.IsOwnProject(project)) return Refusal.With(403);
        return provider.Token(call.Token) switch
        {
            TokenStanding.Valid => null,
            TokenStanding.WithoutPermission => Refusal.With(403),
            _ => Refusal.With(401),
        };
    }

    private static ProviderError TooLarge { get; } = new(400, ErrorCode.BadRequest, "badRequest: The body is larger than 1 MiB.");

    private static ProviderError PortInUse(Listener listener) =>
        new(400, ErrorCode.PortInUse, $"badRequest: Port {listener.Port} of the load balancer is another listener's.");

    private static ProviderError NotFound(string id) => new(404, ErrorCode.ListenerNotFound, $"Not Found: there is no listener {id}.");

    private static AnswerBody Render(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer)) write(json);
        return new(AnswerBody.Json, buffer.WrittenMemory);
    }
}
