using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ElbContract.Specification.Clauses.Subjects;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Specification.Answers;

/// <summary>The listener that a conforming provider makes of a request, and how it shows it.</summary>
public static class ListenerAnswer
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The listener of an accepted request: defaults filled in, what does not apply to its protocol null.
    /// </summary>
    /// <param name="request">An accepted request: its mandatory parameters are there and of the documented types. Of what is not, the
    /// listener has null.</param>
    /// <param name="network">Where its load balancer stands: SNI certificates are for public ones.</param>
    /// <param name="id">The new listener's id.</param>
    /// <param name="time">When it is made, as the provider writes times.</param>
    public static Listener Make(ListenerDocument request, LoadBalancerNetwork network, string id, string time)
    {
        ArgumentNullException.ThrowIfNull(request);
        var protocol = request.Text(ListenerField.Protocol);
        var isTls = OpenRequest.IsTls(request);
        var isSticky = protocol is not "SSL" && IsTrue(request, ListenerField.SessionSticky);
        var cookie = protocol is "HTTP" && isSticky ? request.Text(ListenerField.StickySessionType) : null;
        bool? drains = protocol is "TCP" ? IsTrue(request, ListenerField.TcpDraining) : null;
        var versions = isTls ? OpenRequest.Versions(request) ?? TlsClauses.Tls12 : null;
        return new Listener
        {
            Id = id,
            Name = request.Text(ListenerField.Name),
            Description = request.Text(ListenerField.Description) ?? "",
            LoadbalancerId = request.Text(ListenerField.LoadbalancerId),
            Protocol = protocol,
            Port = Number(request, ListenerField.Port),
            BackendProtocol = request.Text(ListenerField.BackendProtocol),
            BackendPort = Number(request, ListenerField.BackendPort),
            LbAlgorithm = request.Text(ListenerField.LbAlgorithm),
            Status = "ACTIVE",
            AdminStateUp = true,
            CreateTime = time,
            UpdateTime = time,
            SessionSticky = isSticky,
            StickySessionType = cookie,
            CookieTimeout = cookie is null ? null : Number(request, ListenerField.CookieTimeout),
            TcpDraining = drains,
            TcpDrainingTimeout = drains is true ? Number(request, ListenerField.TcpDrainingTimeout) : null,
            SslProtocols = versions,
            SslCiphers = versions is null ? null : Ciphers(request, versions),
            CertificateId = isTls ? request.Text(ListenerField.CertificateId) : null,
            Certificates =
                protocol is "HTTPS" && network is LoadBalancerNetwork.Public ? AsSent(request, ListenerField.Certificates) : null,
        };
    }

    /// <summary>The listener as one JSON object.</summary>
    public static AnswerBody Render(Listener listener)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        WriteFields(json, listener);
        json.WriteEndObject();
        json.Flush();
        return new(AnswerBody.Json, buffer.WrittenMemory);
    }

    /// <summary>The fields of the response table, in its order, into an object that is open.</summary>
    public static void WriteFields(Utf8JsonWriter json, Listener listener)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(listener);
        json.WriteString("update_time"u8, listener.UpdateTime);
        Write(json, "backend_port"u8, listener.BackendPort);
        json.WriteString("id"u8, listener.Id);
        json.WriteString("backend_protocol"u8, listener.BackendProtocol);
        json.WriteString("sticky_session_type"u8, listener.StickySessionType);
        json.WriteString("description"u8, listener.Description);
        json.WriteString("loadbalancer_id"u8, listener.LoadbalancerId);
        json.WriteString("create_time"u8, listener.CreateTime);
        json.WriteString("status"u8, listener.Status);
        json.WriteString("protocol"u8, listener.Protocol);
        Write(json, "port"u8, listener.Port);
        Write(json, "cookie_timeout"u8, listener.CookieTimeout);
        Write(json, "admin_state_up"u8, listener.AdminStateUp);
        Write(json, "session_sticky"u8, listener.SessionSticky);
        json.WriteString("lb_algorithm"u8, listener.LbAlgorithm);
        json.WriteString("name"u8, listener.Name);
        Write(json, "tcp_draining"u8, listener.TcpDraining);
        Write(json, "tcp_draining_timeout"u8, listener.TcpDrainingTimeout);
        json.WriteString("ssl_protocols"u8, listener.SslProtocols);
        json.WriteString("ssl_ciphers"u8, listener.SslCiphers);
        json.WriteString("certificate_id"u8, listener.CertificateId);
        Write(json, "certificates"u8, listener.Certificates);
    }

    /// <summary>A number or null.</summary>
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> key, int? value)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (value is { } number)
            json.WriteNumber(key, number);
        else
            json.WriteNull(key);
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> key, bool? value)
    {
        if (value is { } flag)
            json.WriteBoolean(key, flag);
        else
            json.WriteNull(key);
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> key, JsonElement? value)
    {
        json.WritePropertyName(key);
        if (value is { } element)
            element.WriteTo(json);
        else
            json.WriteNullValue();
    }

    /// <summary>The sent suites, or the default; with three versions that is the only value they go with.</summary>
    private static string Ciphers(ListenerDocument request, string versions) =>
        request.Text(ListenerField.SslCiphers) ?? (versions == TlsClauses.ThreeVersions ? "Extended" : "Default");

    private static bool IsTrue(ListenerDocument request, ListenerField field) => request.Kind(field) is JsonKind.True;

    /// <summary>A whole number however written; null where it is none, or more than any range allows.</summary>
    private static int? Number(ListenerDocument request, ListenerField field) =>
        request.IsIntegral(field) && request.Integer(field) is >= int.MinValue and <= int.MaxValue and var number ? (int)number : null;

    /// <summary>A string stays a string and an array an array: known clients decode only the form they sent.</summary>
    private static JsonElement? AsSent(ListenerDocument request, ListenerField field) =>
        request.Kind(field) is JsonKind.String or JsonKind.Array ? JsonElement.Parse(request.Raw(field)) : null;
}
