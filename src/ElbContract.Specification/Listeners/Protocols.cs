namespace ElbContract.Specification.Listeners;

/// <summary>A set of listener protocols; <see cref="None"/> where a request names none of the five.</summary>
[Flags]
public enum Protocols
{
    None = 0,
    Http = 1,
    Tcp = 2,
    Https = 4,
    Ssl = 8,
    Udp = 16,

    /// <summary>The two that end TLS, and so take certificates, protocol versions and ciphers.</summary>
    Tls = Https | Ssl,

    /// <summary>The three for which the cookie parameters are invalid.</summary>
    WithoutCookies = Tcp | Ssl | Udp,

    Any = Http | Tcp | Https | Ssl | Udp,

    /// <summary>The three whose sticky sessions are tied to roundrobin.</summary>
    StickyUnderRoundrobin = Http | Https | Tcp,
}

/// <summary>Protocols by the words of a request.</summary>
internal static class ProtocolWords
{
    /// <summary>The documented protocol that a request names, in exactly its spelling.</summary>
    public static Protocols Protocol(this ListenerDocument request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Is(ListenerField.Protocol, "HTTP"))
            return Protocols.Http;
        if (request.Is(ListenerField.Protocol, "TCP"))
            return Protocols.Tcp;
        if (request.Is(ListenerField.Protocol, "HTTPS"))
            return Protocols.Https;
        if (request.Is(ListenerField.Protocol, "SSL"))
            return Protocols.Ssl;
        return request.Is(ListenerField.Protocol, "UDP") ? Protocols.Udp : Protocols.None;
    }
}
