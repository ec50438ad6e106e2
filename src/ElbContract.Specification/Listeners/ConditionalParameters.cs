namespace ElbContract.Specification.Listeners;

/// <summary>The parameters that count with some listeners only and that the answer shows: the same in a request and in a
/// listener.</summary>
public abstract record ConditionalParameters
{
    /// <summary>Whether a client stays with its backend. Not with SSL; with HTTP, HTTPS and TCP only under roundrobin. Anchor
    /// li131471032943.</summary>
    public bool? SessionSticky { get; init; }

    /// <summary><c>insert</c>, the only value; valid with HTTP and a sticky session. Anchor p16233481539.</summary>
    public string? StickySessionType { get; init; }

    /// <summary>How long the cookie lives, 1 to 1440 minutes; valid with HTTP, a sticky session and <c>insert</c>. Anchors
    /// li12119810192112, li63414099114020.</summary>
    public int? CookieTimeout { get; init; }

    /// <summary>Whether connections to a removed backend are kept; valid with TCP. Anchor li31545229192140.</summary>
    public bool? TcpDraining { get; init; }

    /// <summary>How long they are kept, 0 to 60 minutes; valid with TCP and draining. Anchors li62862534192129, li34231664192412.</summary>
    public int? TcpDrainingTimeout { get; init; }

    /// <summary>The server certificate's id; mandatory with HTTPS and SSL. Anchor li32506248113436.</summary>
    public string? CertificateId { get; init; }

    /// <summary><c>TLS 1.2</c> (the default) or <c>TLS 1.2 TLS 1.1 TLS 1.0</c>; with HTTPS and SSL. Anchor li35114695155436.</summary>
    public string? SslProtocols { get; init; }

    /// <summary>Default, Extended or Strict; Extended only, with three protocol versions. Anchors li4619034155436,
    /// p11832792155436.</summary>
    public string? SslCiphers { get; init; }
}
