using System.Text.Json.Nodes;
using ElbContract.Features.Vocabulary;

namespace ElbContract.Features.Drivers;

/// <summary>The least that a listener of each protocol needs.</summary>
internal static class OrdinaryListener
{
    public static JsonObject Of(ListenerKind kind, string loadBalancerId, int port)
    {
        var listener = new JsonObject
        {
            ["name"] = "elb-contract",
            ["loadbalancer_id"] = loadBalancerId,
            ["protocol"] = kind.Protocol,
            ["port"] = port,
            ["backend_protocol"] = kind.Protocol switch
            {
                "HTTPS" => "HTTP",
                "SSL" => "TCP",
                var same => same,
            },
            ["backend_port"] = 80,
            ["lb_algorithm"] = "roundrobin",
        };
        if (kind.Protocol is "HTTPS" or "SSL")
            listener["certificate_id"] = ExampleIds.Known.CertificateId;
        if (kind.Trait is ListenerTrait.Draining)
            listener["tcp_draining"] = true;
        if (kind.Trait is ListenerTrait.Sticky)
        {
            listener["session_sticky"] = true;
            listener["sticky_session_type"] = "insert";
        }

        return listener;
    }
}
