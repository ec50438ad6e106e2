using System.Text.Json;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.States;

/// <summary>
/// Answers what a Pact verifier asks before and after an interaction. Everything a state needs is there from the start, so that setting one
/// up names it, and frees the ports of a load balancer that it is about: its listeners are what an earlier interaction or run left there.
/// Tearing it down does nothing.
/// </summary>
/// <param name="ids">What the states name.</param>
/// <param name="free">Deletes the listeners of a load balancer.</param>
internal sealed class ProviderStateHandler(ProviderIds ids, Action<string> free)
{
    public const string Path = "/_elb-contract/provider-states";

    /// <summary>Never a 5xx: Pact's core repeats those for two minutes.</summary>
    public Answer Handle(Call call)
    {
        if (call.Method != "POST")
            return Answer.Error(Refusal.With(404));
        try
        {
            using var body = JsonDocument.Parse(call.Body ?? default);
            return Change(body.RootElement);
        }
        catch (JsonException)
        {
            return Refuse("""A provider state looks like {"action":"setup","state":"the project","params":{}}; this body is not JSON.""");
        }
    }

    private Answer Change(JsonElement request)
    {
        if (request.ValueKind is not JsonValueKind.Object)
            return Refuse("A provider state is a JSON object with action, state and params.");
        var action = Text(request, "action");
        if (action is not ("setup" or "teardown"))
            return Refuse($"The action is '{action}'; it can be setup or teardown.");
        // An interaction without a state asks for one without a name.
        if (Text(request, "state") is not { Length: > 0 } state)
            return Ok(new Dictionary<string, string>());
        if (ProviderStates.Values(state, ids) is not { } values)
            return Refuse($"There is no provider state '{state}'; there is: {string.Join(", ", ProviderStates.All)}.");
        if (action is "teardown")
            return Ok(new Dictionary<string, string>());
        if (state is ProviderStates.APublicLoadBalancer)
            free(ids.PublicLoadbalancerId);
        if (state is ProviderStates.APrivateLoadBalancer)
            free(ids.PrivateLoadbalancerId);
        return Ok(values);
    }

    private static string? Text(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static Answer Ok(IReadOnlyDictionary<string, string> values) =>
        Answer.Ok(new AnswerBody(AnswerBody.Json, JsonSerializer.SerializeToUtf8Bytes(values)));

    private static Answer Refuse(string message) => Answer.Error(new ProviderError(400, Code: null, message));
}
