using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;

namespace ElbContract.Emulator.Tests.Faults;

/// <summary>A request that may show a fault.</summary>
internal sealed record Probe(string Path, string? Token, string Body)
{
    private static readonly ProviderIds Ids = ProviderIds.Example;

    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(Body);

    public static KnownProvider Provider { get; } = new(Ids);

    public static string Listeners => $"/v1.0/{Ids.ProjectId}/elbaas/listeners";

    public Call Call => new("POST", Path, "", Token, _bytes);

    public Expectation Expectation => Judge.Expect(new AddListenerRequestOnWire(Path, Token, _bytes), Provider);

    public static Probe Of(string body) => new(Listeners, Ids.Token, body);

    /// <summary>The smallest listener of a protocol that conforms.</summary>
    public static JsonObject Listener(string protocol, bool isPrivate = false)
    {
        var listener = new JsonObject
        {
            ["name"] = "probe",
            ["loadbalancer_id"] = isPrivate ? Ids.PrivateLoadbalancerId : Ids.PublicLoadbalancerId,
            ["protocol"] = protocol,
            ["port"] = 8080,
            ["backend_protocol"] = protocol switch
            {
                "UDP" => "UDP",
                "TCP" or "SSL" => "TCP",
                _ => "HTTP",
            },
            ["backend_port"] = 90,
            ["lb_algorithm"] = "roundrobin",
        };
        if (protocol is "HTTPS" or "SSL")
            listener["certificate_id"] = Ids.CertificateId;
        return listener;
    }

    /// <summary>That listener with one field more or changed; null as JSON text leaves it out.</summary>
    public static Probe With(JsonObject listener, params (string Name, string? Json)[] fields)
    {
        var changed = (JsonObject)listener.DeepClone();
        foreach (var (name, json) in fields)
        {
            if (json is null)
                changed.Remove(name);
            else
                changed[name] = JsonNode.Parse(json);
        }

        return Of(changed.ToJsonString());
    }

    public override string ToString() => $"{Path} {Body}";
}
