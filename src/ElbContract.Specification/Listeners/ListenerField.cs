namespace ElbContract.Specification.Listeners;

/// <summary>A documented field of a listener: the nineteen body parameters first, then what only the answer shows.</summary>
public enum ListenerField
{
    Name,
    Description,
    LoadbalancerId,
    Protocol,
    Port,
    BackendProtocol,
    BackendPort,
    LbAlgorithm,
    SessionSticky,
    StickySessionType,
    CookieTimeout,
    TcpTimeout,
    TcpDraining,
    TcpDrainingTimeout,
    CertificateId,
    Certificates,
    UdpTimeout,
    SslProtocols,
    SslCiphers,
    UpdateTime,
    CreateTime,
    Id,
    Status,
    AdminStateUp,
}

/// <summary>Names of the fields on the wire.</summary>
public static class ListenerFields
{
    private static readonly string[] JsonNames =
    [
        "name",
        "description",
        "loadbalancer_id",
        "protocol",
        "port",
        "backend_protocol",
        "backend_port",
        "lb_algorithm",
        "session_sticky",
        "sticky_session_type",
        "cookie_timeout",
        "tcp_timeout",
        "tcp_draining",
        "tcp_draining_timeout",
        "certificate_id",
        "certificates",
        "udp_timeout",
        "ssl_protocols",
        "ssl_ciphers",
        "update_time",
        "create_time",
        "id",
        "status",
        "admin_state_up",
    ];

    /// <summary>How many fields there are: every <see cref="ListenerField"/> is below it.</summary>
    public static int Count => JsonNames.Length;

    /// <summary>The field's key in JSON, such as <c>lb_algorithm</c>.</summary>
    public static string JsonName(this ListenerField field) => JsonNames[(int)field];
}
