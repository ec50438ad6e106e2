namespace ElbContract.Specification.Listeners;

/// <summary>The parameters of a request to add a listener. A null property is a parameter that is not sent.</summary>
/// <remarks>
/// What a typed client can say. Values out of range, of the wrong type or null on the wire are for a raw send;
/// <see cref="ListenerDocument"/> reads those.
/// </remarks>
public sealed record AddListenerRequest : ConditionalParameters
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

    /// <summary>How long a TCP session lives, 1 to 1440; valid with TCP. The answer never shows it. Anchor li60564217192147.</summary>
    public int? TcpTimeout { get; init; }

    /// <summary>The SNI certificates in the documented String form; valid with HTTPS on a public load balancer. Anchor
    /// li27043718184827.</summary>
    public string? Certificates { get; init; }

    /// <summary>How long a UDP session lives, 1 to 1440; valid with UDP. The answer never shows it. Anchor li2732320103952.</summary>
    public int? UdpTimeout { get; init; }
}
