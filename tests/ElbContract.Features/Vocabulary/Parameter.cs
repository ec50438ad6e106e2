namespace ElbContract.Features.Vocabulary;

/// <summary>What a parameter holds when it is well formed.</summary>
public enum ParameterKind
{
    Text,
    Number,
    Switch,
}

/// <summary>A parameter or answer field of a listener, as the features call it.</summary>
/// <param name="Words">Its name in the features.</param>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Kind">Of its values.</param>
public sealed record Parameter(string Words, string Name, ParameterKind Kind = ParameterKind.Text)
{
    public static readonly IReadOnlyList<Parameter> All =
    [
        new("name", "name"),
        new("description", "description"),
        new("load balancer", "loadbalancer_id"),
        new("protocol", "protocol"),
        new("port", "port", ParameterKind.Number),
        new("backend protocol", "backend_protocol"),
        new("backend port", "backend_port", ParameterKind.Number),
        new("algorithm", "lb_algorithm"),
        new("sticky sessions", "session_sticky", ParameterKind.Switch),
        new("sticky session type", "sticky_session_type"),
        new("cookie timeout", "cookie_timeout", ParameterKind.Number),
        new("TCP timeout", "tcp_timeout", ParameterKind.Number),
        new("UDP timeout", "udp_timeout", ParameterKind.Number),
        new("TCP draining", "tcp_draining", ParameterKind.Switch),
        new("draining timeout", "tcp_draining_timeout", ParameterKind.Number),
        new("certificate", "certificate_id"),
        new("SNI certificates", "certificates"),
        new("SSL protocols", "ssl_protocols"),
        new("SSL ciphers", "ssl_ciphers"),
        new("id", "id"),
        new("status", "status"),
        new("update time", "update_time"),
        new("create time", "create_time"),
        new("administrative state", "admin_state_up", ParameterKind.Switch),
    ];

    public static Parameter Called(string words) => All.Single(parameter => parameter.Words == words);
}
