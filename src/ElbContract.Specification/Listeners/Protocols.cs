namespace ElbContract.Specification.Listeners;

/// <summary>A set of listener protocols; <see cref="None"/> where a request names none of the five.</summary>
[Flags]
internal enum Protocols
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

    /// <summary>The three whose sticky sessions are tied to roundrobin.</summary>
    StickyUnderRoundrobin = Http | Https | Tcp,
}
