using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;

namespace ElbContract.Specification.Tests;

/// <summary>Requests as JSON: the least that is accepted for each protocol, changed by <c>key=JSON</c>; <c>key=</c> removes the
/// key.</summary>
internal static class Requests
{
    public static string Minimal(string protocol, params string[] changes)
    {
        var backend = protocol switch
        {
            "TCP" or "SSL" => "TCP",
            "UDP" => "UDP",
            _ => "HTTP",
        };
        var json = new JsonObject
        {
            ["name"] = "listener",
            ["loadbalancer_id"] = "public",
            ["protocol"] = protocol,
            ["port"] = 80,
            ["backend_protocol"] = backend,
            ["backend_port"] = 8080,
            ["lb_algorithm"] = "roundrobin",
        };
        if (protocol is "HTTPS" or "SSL")
            json["certificate_id"] = "certificate";
        foreach (var change in changes)
        {
            var (key, value) = (change[..change.IndexOf('=')], change[(change.IndexOf('=') + 1)..]);
            if (value.Length == 0)
                json.Remove(key);
            else
                json[key] = JsonNode.Parse(value);
        }

        return json.ToJsonString();
    }

    public static Expectation Expect(string body, string path = "/v1.0/ours/elbaas/listeners", string? token = "good") =>
        Judge.Expect(new AddListenerRequestOnWire(path, token, Encoding.UTF8.GetBytes(body)), new ProviderKnowledge());

    /// <summary>
    /// What each clause of a subject says of the minimal request with these changes (semicolons between them), such as
    /// <c>mandatory accept, exists reject 400/404</c>: statuses only where they are not those that the strength has anyway.
    /// </summary>
    public static string Said(string subject, string protocol, string changes) =>
        Said(subject, Minimal(protocol, changes.Split(';', StringSplitOptions.RemoveEmptyEntries)));

    public static string Said(string subject, string body) =>
        string.Join(
            ", ",
            from said in Expect(body).Statements
            where said.Clause.Id.StartsWith(subject + ".", StringComparison.Ordinal)
            select said.Clause.Id[(subject.Length + 1)..] + Words(said)
        );

    private static string Words(Statement said) =>
        (said.Strength, string.Join('/', said.Statuses)) switch
        {
            (Strength.Accept, "200") => " accept",
            (Strength.Reject, "400") => " reject",
            (Strength.Either, "200/400") => " either",
            (Strength.Free, "") => " free",
            var (strength, statuses) => $" {strength.ToString().ToLowerInvariant()} {statuses}",
        };

    /// <summary>The listener that conforms as an answer to the request, changed likewise.</summary>
    public static string Answer(string request, params string[] changes)
    {
        var asked = JsonNode.Parse(request)!.AsObject();
        var tls = (string?)asked["protocol"] is "HTTPS" or "SSL";
        var json = new JsonObject
        {
            ["id"] = "id-1",
            ["status"] = "ACTIVE",
            ["create_time"] = "2026-01-01 00:00:00",
            ["update_time"] = "2026-01-01 00:00:00",
            ["admin_state_up"] = true,
            ["description"] = "",
            ["session_sticky"] = false,
        };
        foreach (var (key, value) in asked)
        {
            if (key is not ("tcp_timeout" or "udp_timeout"))
                json[key] = value?.DeepClone();
        }

        if (tls && json["ssl_protocols"] is null)
            json["ssl_protocols"] = "TLS 1.2";
        if (tls && json["ssl_ciphers"] is null)
            json["ssl_ciphers"] = "Default";
        foreach (var change in changes)
        {
            var (key, value) = (change[..change.IndexOf('=')], change[(change.IndexOf('=') + 1)..]);
            if (value.Length == 0)
                json.Remove(key);
            else
                json[key] = JsonNode.Parse(value);
        }

        return json.ToJsonString();
    }

    public static IReadOnlyList<Finding> Examine(string request, int status, string answer) =>
        Judge.Examine(Expect(request), status, Encoding.UTF8.GetBytes(answer));
}
