using System.Text.Json;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Listeners;

/// <summary>A listener as it is held, with what only its own GET shows.</summary>
internal sealed record StoredListener(Listener Listener, int? TcpTimeout, int? UdpTimeout)
{
    /// <summary>Order of arrival.</summary>
    public long Number { get; init; }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        ListenerAnswer.WriteFields(json, Listener);
        json.WriteNumber("member_number"u8, 0);
        json.WriteNull("healthcheck_id"u8);
        ListenerAnswer.Write(json, "tcp_timeout"u8, TcpTimeout);
        ListenerAnswer.Write(json, "udp_timeout"u8, UdpTimeout);
        json.WriteEndObject();
    }
}
