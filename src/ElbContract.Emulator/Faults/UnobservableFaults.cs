using ElbContract.Specification.Clauses;

namespace ElbContract.Emulator.Faults;

/// <summary>Departures that no answer to this call shows, or none tells from another fault, each with the reason.</summary>
internal static class UnobservableFaults
{
    private const string Traffic = "only traffic through the listener shows it, and the call sends no traffic";
    private const string NeverShown = "the answer never shows this parameter";
    private const string Same = "every documented listener of that protocol has those backends, so that it is one with ";
    private const string NothingToCompare = "nothing in the request says what the value is to be";

    public static IReadOnlyList<UnobservableFault> All { get; } =
    [
        Of(
            ClauseIds.UriAdd,
            "not-stored",
            "A listener is answered but not created.",
            "the page documents only the answer: listing and showing listeners are other calls"
        ),
        Of(ClauseIds.PortRange, "not-opened", "The listener does not listen on its port.", Traffic),
        Of(ClauseIds.BackendPortRange, "another-port", "The listener forwards to a port other than the backend port.", Traffic),
        Of(ClauseIds.BackendProtocolValues, "another-protocol", "The listener forwards with another protocol than it shows.", Traffic),
        Of(ClauseIds.LbAlgorithmValues, "another-algorithm", "The listener distributes with another algorithm than it shows.", Traffic),
        Of(ClauseIds.SessionStickyValues, "not-sticky", "A client of a sticky session is sent to another backend.", Traffic),
        Of(ClauseIds.StickySessionTypeValues, "no-cookie", "No cookie is inserted.", Traffic),
        Of(ClauseIds.CookieTimeoutRange, "another-lifetime", "The cookie lasts shorter or longer than shown.", Traffic),
        Of(ClauseIds.TcpTimeoutRange, "not-kept", "The timeout is accepted and forgotten.", NeverShown),
        Of(ClauseIds.TcpTimeoutRange, "wrong-unit", "The timeout counts in another unit.", NeverShown),
        Of(ClauseIds.UdpTimeoutRange, "not-kept", "The timeout is accepted and forgotten.", NeverShown),
        Of(ClauseIds.UdpTimeoutRange, "wrong-unit", "The timeout counts in another unit.", NeverShown),
        Of(ClauseIds.TcpDrainingValues, "not-drained", "Connections to a removed backend are cut.", Traffic),
        Of(
            ClauseIds.TcpDrainingTimeoutRange,
            "another-duration",
            "Connections to a removed backend are kept shorter or longer than shown.",
            Traffic
        ),
        Of(ClauseIds.CertificateIdMandatory, "another-presented", "The listener presents another certificate than it shows.", Traffic),
        Of(
            ClauseIds.CertificatesHttps,
            "not-presented",
            "A client that asks for a server name does not get the certificate for that name.",
            Traffic
        ),
        Of(
            ClauseIds.ProtocolUdpNotOnPrivate,
            "udp-on-public-refused",
            "A public network load balancer gets no UDP listener.",
            $"no other load balancer may have one, so that it is one with {ClauseIds.ProtocolValues}/udp-refused"
        ),
        Of(
            ClauseIds.BackendProtocolValues,
            "udp-refused",
            "The backend_protocol UDP is refused.",
            Same + $"{ClauseIds.ProtocolValues}/udp-refused"
        ),
        Of(
            ClauseIds.BackendProtocolUdp,
            "udp-to-udp-refused",
            "A UDP listener with UDP backends is refused.",
            Same + $"{ClauseIds.ProtocolValues}/udp-refused"
        ),
        Of(
            ClauseIds.BackendProtocolSsl,
            "ssl-to-tcp-refused",
            "An SSL listener with TCP backends is refused.",
            Same + $"{ClauseIds.ProtocolValues}/ssl-refused"
        ),
        Of(
            ClauseIds.BackendProtocolOther,
            "http-to-http-refused",
            "An HTTP listener with HTTP backends is refused.",
            Same + $"{ClauseIds.ProtocolValues}/http-refused"
        ),
        Of(
            ClauseIds.BackendProtocolOther,
            "tcp-to-tcp-refused",
            "A TCP listener with TCP backends is refused.",
            Same + $"{ClauseIds.ProtocolValues}/tcp-refused"
        ),
        Of(
            ClauseIds.BackendProtocolOther,
            "https-to-http-refused",
            "An HTTPS listener with HTTP backends is refused.",
            Same + $"{ClauseIds.ProtocolValues}/https-refused"
        ),
        Of(
            ClauseIds.SslCiphersExtendedRequired,
            "extended-refused",
            "Three protocol versions are refused with Extended.",
            "no other ciphers go with them, so that it is one with ssl-protocols.values/tls-1.2-tls-1.1-tls-1.0-refused"
        ),
        Of(ClauseIds.ResponseStatus, "untrue", "A listener is shown as ACTIVE although it is not.", Traffic),
        Of(ClauseIds.ResponseAdminStateUp, "untrue", "The administrative state is shown as the opposite of what it is.", NothingToCompare),
        Of(
            ClauseIds.ResponseCreateTime,
            "untrue",
            "The create time is wrong.",
            "the format of times is not documented, so time zone and clock are not either"
        ),
        Of(
            ClauseIds.ResponseUpdateTime,
            "untrue",
            "The update time is wrong.",
            "the format of times is not documented, so time zone and clock are not either"
        ),
    ];

    private static UnobservableFault Of(string clause, string what, string sentence, string reason) =>
        new($"{clause}/{what}", clause, sentence, reason);
}
