using System.Text.Json.Nodes;
using ElbContract.Emulator.Personalities;

namespace ElbContract.Emulator.Listeners;

/// <summary>Fields that the response table does not have.</summary>
internal static class Extras
{
    public static void Add(JsonObject json, ExtraFields fields, StoredListener stored)
    {
        switch (fields)
        {
            case ExtraFields.Simple:
                json["region"] = "eu-de";
                json["member_number"] = 0;
                json["transparent_client_ip_enable"] = false;
                json["healthcheck_id"] = null;
                break;
            case ExtraFields.Nested:
                json["loadbalancers"] = new JsonArray(new JsonObject { ["id"] = stored.Listener.LoadbalancerId });
                json["tags"] = new JsonArray();
                json["insert_headers"] = new JsonObject { ["X-Forwarded-ELB-IP"] = true };
                break;
            case ExtraFields.Timeouts:
                json["tcp_timeout"] = stored.TcpTimeout;
                json["udp_timeout"] = stored.UdpTimeout;
                break;
        }
    }
}
