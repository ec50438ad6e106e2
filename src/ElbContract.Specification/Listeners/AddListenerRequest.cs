namespace ElbContract.Specification.Listeners;

/// <summary>The parameters of a request to add a listener. A null property is a parameter that is not sent.</summary>
/// <remarks>
/// What a typed client can say. Values out of range, of the wrong type or null on the wire are for a raw send;
/// <see cref="ListenerDocument"/> reads those.
/// </remarks>
public sealed record AddListenerRequest
{
    /// <summary>1 to 64 characters: ASCII letters, digits, <c>_</c> and <c>-</c>. Anchors p58892473, li2214816191929.</summary>
    public required string Name { get; init; }

    /// <summary>0 to 128 characters, none of them an angle bracket. Anchor li53047520191936.</summary>
    public string? Description { get; init; }

    /// <summary>The id of an existing load balancer. Anchor p3957675.</summary>
    public required string LoadbalancerId { get; init; }

    /// <summary>HTTP, TCP, HTTPS, SSL or UDP. Anchor li4379256191711.</summary>
    public required string Protocol { get; init; }

    /// <summary>The port that clients connect to, 1 to 65535. Anchor li5627174119201.</summary>
    public required int Port { get; init; }

    /// <summary>HTTP, TCP or UDP; UDP for a UDP listener, TCP for an SSL one. Anchor li22381387192012.</summary>
    public required string BackendProtocol { get; init; }

    /// <summary>The port of the backends, 1 to 65535. Anchor li28717494192029.</summary>
    public required int BackendPort { get; init; }

    /// <summary>roundrobin, leastconn or source. Anchor li5209369192037.</summary>
    public required string LbAlgorithm { get; init; }

    /// <summary>Whether a client stays with its backend. Not with SSL; with HTTP, HTTPS and TCP only under roundrobin. Anchor
    /// li131471032943.</summary>
    public bool? SessionSticky { get; init; }

    /// <summary><c>insert</c>, the only value; valid with HTTP and a sticky session. Anchor p16233481539.</summary>
    public string? StickySessionType { get; init; }

    /// <summary>How long the cookie lives, 1 to 1440 minutes; valid with HTTP, a sticky session and <c>insert</c>. Anchor
    /// li12119810192112.</summary>
    public int? CookieTimeout { get; init; }

    /// <summary>How long a TCP session lives, 1 to 1440; valid with TCP. The answer never shows it. Anchor li60564217192147.</summary>
    public int? TcpTimeout { get; init; }

    /// <summary>Whether connections to a removed backend are kept; valid with TCP. Anchor li31545229192140.</summary>
    public bool? TcpDraining { get; init; }

    /// <summary>How long they are kept, 0 to 60 minutes; valid with TCP and draining. Anchor li62862534192129.</summary>
    public int? TcpDrainingTimeout { get; init; }

    /// <summary>The server certificate's id; mandatory with HTTPS and SSL. Anchor li32506248113436.</summary>
    public string? CertificateId { get; init; }

    /// <summary>The SNI certificates in the documented String form; valid with HTTPS on a public load balancer. Anchor
    /// li27043718184827.</summary>
    public string? Certificates { get; init; }

    /// <summary>How long a UDP session lives, 1 to 1440; valid with UDP. The answer never shows it. Anchor li2732320103952.</summary>
    public int? UdpTimeout { get; init; }

    /// <summary><c>TLS 1.2</c> (the default) or <c>TLS 1.2 TLS 1.1 TLS 1.0</c>; with HTTPS and SSL. Anchor li35114695155436.</summary>
    public string? SslProtocols { get; init; }

    /// <summary>Default, Extended or Strict; Extended only, with three protocol versions. Anchors li4619034155436,
    /// p11832792155436.</summary>
    public string? SslCiphers { get; init; }
}
