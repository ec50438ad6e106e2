using static ElbContract.Specification.Listeners.ListenerField;
using static ElbContract.Specification.Listeners.ParameterKind;
using static ElbContract.Specification.Listeners.Protocols;

namespace ElbContract.Specification.Listeners;

/// <summary>A documented parameter of a request, or field of an answer. Its row is in <see cref="ListenerFields.All"/>.</summary>
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

/// <summary>The table of parameters: whatever lists them takes them from here.</summary>
public static class ListenerFields
{
    /// <summary>A row each, in the order of <see cref="ListenerField"/>.</summary>
    public static IReadOnlyList<DocumentedField> All { get; } =
    [
        new(Name, "name", Text, "a name", Shown.Always),
        new(Description, "description", Text, "a description", Shown.Always),
        new(LoadbalancerId, "loadbalancer_id", Text, "a load balancer", Shown.Always),
        new(Protocol, "protocol", Text, "a protocol", Shown.Always),
        new(Port, "port", WholeNumber, "a port", Shown.Always),
        new(BackendProtocol, "backend_protocol", Text, "a backend protocol", Shown.Always),
        new(BackendPort, "backend_port", WholeNumber, "a backend port", Shown.Always),
        new(LbAlgorithm, "lb_algorithm", Text, "an algorithm", Shown.Always),
        new(SessionSticky, "session_sticky", TruthValue, "sticky sessions", Shown.Always) { ValidWith = Any & ~Ssl },
        new(StickySessionType, "sticky_session_type", Text, "a sticky session type", Shown.WhereValid) { ValidWith = Http },
        new(CookieTimeout, "cookie_timeout", WholeNumber, "a cookie timeout", Shown.WhereValid) { ValidWith = Http },
        new(TcpTimeout, "tcp_timeout", WholeNumber, "a TCP timeout", Shown.Never) { ValidWith = Tcp },
        new(TcpDraining, "tcp_draining", TruthValue, "TCP draining", Shown.WhereValid) { ValidWith = Tcp },
        new(TcpDrainingTimeout, "tcp_draining_timeout", WholeNumber, "a draining timeout", Shown.WhereValid) { ValidWith = Tcp },
        new(CertificateId, "certificate_id", Text, "a certificate", Shown.WhereValid) { ValidWith = Tls },
        new(Certificates, "certificates", Text, "SNI certificates", Shown.WhereValid) { ValidWith = Https },
        new(UdpTimeout, "udp_timeout", WholeNumber, "a UDP timeout", Shown.Never) { ValidWith = Udp },
        new(SslProtocols, "ssl_protocols", Text, "SSL protocols", Shown.WhereValid) { ValidWith = Tls },
        new(SslCiphers, "ssl_ciphers", Text, "SSL ciphers", Shown.WhereValid) { ValidWith = Tls },
        new(UpdateTime, "update_time", Text, "an update time", Shown.Always) { IsRequested = false },
        new(CreateTime, "create_time", Text, "a create time", Shown.Always) { IsRequested = false },
        new(Id, "id", Text, "an id", Shown.Always) { IsRequested = false },
        new(Status, "status", Text, "a status", Shown.Always) { IsRequested = false },
        new(AdminStateUp, "admin_state_up", TruthValue, "an administrative state", Shown.Always) { IsRequested = false },
    ];

    /// <summary>The parameters of a request.</summary>
    public static IReadOnlyList<DocumentedField> Requested { get; } = [.. All.Where(row => row.IsRequested)];

    /// <summary>How many fields there are: every <see cref="ListenerField"/> is below it.</summary>
    public static int Count => Rows.Length;

    // An array, for the judge asks often.
    private static readonly DocumentedField[] Rows = [.. All];

    /// <summary>What is documented of the field.</summary>
    public static DocumentedField Row(this ListenerField field) => Rows[(int)field];

    /// <summary>The field's key in JSON, such as <c>lb_algorithm</c>.</summary>
    public static string JsonName(this ListenerField field) => Rows[(int)field].JsonName;

    /// <summary>The row of a key in JSON; null for a key that the page does not document.</summary>
    public static DocumentedField? Find(string jsonName) => Array.Find(Rows, row => row.JsonName == jsonName);
}
