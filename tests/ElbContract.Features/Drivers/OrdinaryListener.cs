using System.Globalization;
using System.Text.Json.Nodes;
using ElbContract.Features.Vocabulary;
using ElbContract.Specification.Listeners;

namespace ElbContract.Features.Drivers;

/// <summary>The least that a listener of each protocol needs, and what a step has it have beyond.</summary>
internal static class OrdinaryListener
{
    public static JsonObject Of(ListenerKind kind, string loadBalancerId, int port)
    {
        var listener = new JsonObject();
        foreach (var row in ListenerFields.Requested)
        {
            if (Value(row.Field) is { } json)
                listener[row.JsonName] = JsonNode.Parse(json);
        }

        if (kind.Trait is ListenerTrait.Draining)
            listener["tcp_draining"] = true;
        if (kind.Trait is ListenerTrait.Sticky)
        {
            listener["session_sticky"] = true;
            listener["sticky_session_type"] = "insert";
        }

        return listener;

        string? Value(ListenerField field) =>
            LeastListener.Value(
                field,
                kind.Protocol,
                loadBalancerId,
                port.ToString(CultureInfo.InvariantCulture),
                ExampleIds.Known.CertificateId
            );
    }
}
