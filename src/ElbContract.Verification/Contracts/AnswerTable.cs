using System.Text.Json.Nodes;

namespace ElbContract.Verification.Contracts;

/// <summary>
/// What the answer to an accepted listener shows for sure. Written down here a second time, apart from the rules that the stub answers by:
/// a mistake on either side makes a scenario fail.
/// </summary>
internal static class AnswerTable
{
    private static readonly IReadOnlyDictionary<string, AnswerRule> ByTheProvider = new Dictionary<string, AnswerRule>
    {
        ["id"] = AnswerRule.NotEmptyText(ExampleIds.Listener),
        ["status"] = AnswerRule.OneOf("ACTIVE", "PENDING_CREATE", "ERROR"),
        ["admin_state_up"] = AnswerRule.Boolean(true),
        ["create_time"] = AnswerRule.Text("2026-01-01 00:00:00"),
        ["update_time"] = AnswerRule.Text("2026-01-01 00:00:00"),
    };

    /// <summary>Repeated as requested, where the listener is one of those that the parameter is valid for.</summary>
    private static readonly IReadOnlyDictionary<string, Func<JsonObject, bool>> Repeated = new Dictionary<string, Func<JsonObject, bool>>
    {
        ["name"] = Always,
        ["description"] = Always,
        ["loadbalancer_id"] = Always,
        ["protocol"] = Always,
        ["port"] = Always,
        ["backend_protocol"] = Always,
        ["backend_port"] = Always,
        ["lb_algorithm"] = Always,
        ["session_sticky"] = Always,
        ["sticky_session_type"] = IsStickyHttp,
        ["cookie_timeout"] = request => IsStickyHttp(request) && Is(request, "sticky_session_type", "insert"),
        ["tcp_draining"] = request => Is(request, "protocol", "TCP"),
        ["tcp_draining_timeout"] = request => Is(request, "protocol", "TCP") && Is(request, "tcp_draining", true),
        ["certificate_id"] = EndsTls,
        ["certificates"] = request =>
            Is(request, "protocol", "HTTPS") && Is(request, "loadbalancer_id", ExampleIds.Known.PublicLoadbalancerId),
        ["ssl_protocols"] = EndsTls,
        ["ssl_ciphers"] = EndsTls,
    };

    /// <summary>The rules of the answer to one request that is accepted.</summary>
    public static Dictionary<string, AnswerRule> For(JsonObject request)
    {
        var rules = ByTheProvider.ToDictionary(StringComparer.Ordinal);
        foreach (var (field, isValid) in Repeated)
        {
            if (request[field] is { } requested && isValid(request))
                rules[field] = AnswerRule.Equal(requested.DeepClone());
        }

        return rules;
    }

    private static bool Always(JsonObject request) => true;

    private static bool IsStickyHttp(JsonObject request) => Is(request, "protocol", "HTTP") && Is(request, "session_sticky", true);

    private static bool EndsTls(JsonObject request) => Is(request, "protocol", "HTTPS") || Is(request, "protocol", "SSL");

    private static bool Is(JsonObject request, string field, JsonNode value) => JsonNode.DeepEquals(request[field], value);
}
