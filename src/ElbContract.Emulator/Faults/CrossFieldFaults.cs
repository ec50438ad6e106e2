using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Emulator.Faults;

/// <summary>What can be wrong with rules between parameters, and between parameters and the provider's resources.</summary>
internal static class CrossFieldFaults
{
    private const string ThreeVersions = "TLS 1.2 TLS 1.1 TLS 1.0";

    private static readonly string[] Protocols = ["HTTP", "TCP", "HTTPS", "SSL", "UDP"];
    private static readonly string[] StickyUnderRoundrobin = ["HTTP", "HTTPS", "TCP"];

    public static IEnumerable<SeededFault> All => [.. LoadBalancers, .. Backends, .. Sticky, .. Draining, .. Certificate, .. Tls];

    private static IEnumerable<SeededFault> LoadBalancers =>
        [
            SeededFault.Accepting(
                ClauseIds.LoadbalancerIdExists,
                "unknown-accepted",
                "A load balancer that does not exist gets a listener.",
                _ => true
            ),
            SeededFault.Refusing(
                ClauseIds.LoadbalancerIdExists,
                "public-refused",
                "A public network load balancer gets no listener.",
                request => request.Network is LoadBalancerNetwork.Public
            ),
            SeededFault.Refusing(
                ClauseIds.LoadbalancerIdExists,
                "private-refused",
                "A private network load balancer gets no listener.",
                request => request.Network is LoadBalancerNetwork.Private
            ),
            SeededFault.Accepting(
                ClauseIds.ProtocolUdpNotOnPrivate,
                "udp-accepted",
                "A private network load balancer gets a UDP listener.",
                _ => true
            ),
            .. Protocols
                .Where(protocol => protocol != "UDP")
                .Select(protocol =>
                    SeededFault.Refusing(
                        ClauseIds.ProtocolUdpNotOnPrivate,
                        $"{Slug(protocol)}-refused",
                        $"A private network load balancer gets no {protocol} listeners.",
                        request => request.Network is LoadBalancerNetwork.Private && request.Protocol == protocol
                    )
                ),
        ];

    private static IEnumerable<SeededFault> Backends =>
        [
            AcceptedPair(ClauseIds.BackendProtocolUdp, "UDP", "TCP"),
            AcceptedPair(ClauseIds.BackendProtocolUdp, "UDP", "HTTP"),
            AcceptedPair(ClauseIds.BackendProtocolSsl, "SSL", "HTTP"),
            AcceptedPair(ClauseIds.BackendProtocolSsl, "SSL", "UDP"),
            .. ((string[])["HTTPS", "SSL"]).Select(word =>
                SeededFault.Accepting(
                    ClauseIds.BackendProtocolValues,
                    $"{Slug(word)}-accepted",
                    $"The backend protocol {word} is accepted, as if backends spoke every listener protocol.",
                    request => request.Text(BackendProtocol) == word
                )
            ),
        ];

    private static IEnumerable<SeededFault> Sticky =>
        [
            SeededFault.Refusing(
                ClauseIds.SessionStickyValues,
                "true-refused",
                "Sticky sessions cannot be switched on.",
                request => request.IsTrue(SessionSticky)
            ),
            SeededFault.Refusing(
                ClauseIds.SessionStickyValues,
                "false-refused",
                "Sticky sessions cannot be switched off.",
                request => request.IsFalse(SessionSticky)
            ),
            .. Protocols
                .Where(protocol => protocol != "SSL")
                .SelectMany(protocol =>
                    (SeededFault[])
                        [
                            SeededFault.Refusing(
                                ClauseIds.SessionStickyValues,
                                $"true-with-{Slug(protocol)}-refused",
                                $"Sticky sessions of {protocol} listeners cannot be switched on.",
                                request => request.Protocol == protocol && request.IsTrue(SessionSticky)
                            ),
                            SeededFault.Refusing(
                                ClauseIds.SessionStickyValues,
                                $"false-with-{Slug(protocol)}-refused",
                                $"Sticky sessions of {protocol} listeners cannot be switched off.",
                                request => request.Protocol == protocol && request.IsFalse(SessionSticky)
                            ),
                        ]
                ),
            SeededFault.AcceptingAndShowing(
                ClauseIds.SessionStickySsl,
                "in-effect",
                "Sticky sessions of an SSL listener are in effect.",
                _ => true,
                (_, listener) => listener["session_sticky"] = true
            ),
            .. from protocol in StickyUnderRoundrobin
            from algorithm in (string[])["leastconn", "source"]
            from fault in Unsticky(protocol, algorithm)
            select fault,
            .. Protocols
                .Where(protocol => protocol is "TCP" or "SSL" or "UDP")
                .Select(protocol =>
                    SeededFault.Refusing(
                        ClauseIds.StickySessionTypeInvalid,
                        $"null-with-{Slug(protocol)}-refused",
                        $"A sticky_session_type of null is refused with {protocol}.",
                        request => request.Protocol == protocol && request.Kind(StickySessionType) is JsonKind.Null
                    )
                ),
        ];

    private static IEnumerable<SeededFault> Unsticky(string protocol, string algorithm)
    {
        const string clause = ClauseIds.SessionStickyRoundrobinOnly;
        var with = $"with-{Slug(protocol)}-{algorithm}";
        yield return SeededFault.Accepting(
            clause,
            $"true-{with}-accepted",
            $"{An(protocol)} listener has sticky sessions with {algorithm}.",
            IsIt
        );
        yield return SeededFault.Refusing(
            clause,
            $"false-{with}-refused",
            $"{An(protocol)} listener without sticky sessions is refused with {algorithm}.",
            request => IsIt(request) && request.IsFalse(SessionSticky)
        );
        yield return SeededFault.Refusing(
            clause,
            $"absent-{with}-refused",
            $"{An(protocol)} listener that leaves out sticky sessions is refused with {algorithm}.",
            request => IsIt(request) && request.Leaves(SessionSticky)
        );

        bool IsIt(PostedRequest request) => request.Protocol == protocol && request.Text(LbAlgorithm) == algorithm;
    }

    private static IEnumerable<SeededFault> Draining =>
        [
            SeededFault.Refusing(
                ClauseIds.TcpDrainingValues,
                "true-refused",
                "A TCP listener cannot drain.",
                request => request.IsTrue(TcpDraining)
            ),
            SeededFault.Refusing(
                ClauseIds.TcpDrainingValues,
                "false-refused",
                "A TCP listener that does not drain is refused.",
                request => request.IsFalse(TcpDraining)
            ),
            SeededFault.Refusing(
                ClauseIds.TcpDrainingTcpOnly,
                "true-with-http-refused",
                "An HTTP listener that asks for draining is refused.",
                request => request.IsTrue(TcpDraining)
            ),
            SeededFault.Refusing(
                ClauseIds.TcpDrainingTcpOnly,
                "false-with-http-refused",
                "An HTTP listener that asks for no draining is refused.",
                request => request.IsFalse(TcpDraining)
            ),
            SeededFault.Refusing(
                ClauseIds.TcpDrainingTcpOnly,
                "timeout-with-http-refused",
                "An HTTP listener that asks for draining with a timeout is refused.",
                request => request.Sends(TcpDrainingTimeout)
            ),
        ];

    private static IEnumerable<SeededFault> Certificate =>
        [
            .. ((string[])["HTTPS", "SSL"]).SelectMany(protocol =>
                (SeededFault[])
                    [
                        SeededFault.Accepting(
                            ClauseIds.CertificateIdMandatory,
                            $"absent-with-{Slug(protocol)}-accepted",
                            $"A listener without a certificate is accepted with {protocol}.",
                            request => request.Protocol == protocol && !request.Sends(CertificateId)
                        ),
                        SeededFault.Accepting(
                            ClauseIds.CertificateIdMandatory,
                            $"unknown-with-{Slug(protocol)}-accepted",
                            $"A certificate that does not exist is accepted with {protocol}.",
                            request => request.Protocol == protocol && request.Sends(CertificateId)
                        ),
                    ]
            ),
            SeededFault.Refusing(ClauseIds.CertificateIdMandatory, "known-refused", "A certificate that exists is refused.", _ => true),
            SeededFault.Refusing(ClauseIds.CertificatesHttps, "string-refused", "SNI certificates are refused as a string.", _ => true),
        ];

    private static IEnumerable<SeededFault> Tls =>
        [
            SeededFault.Accepting(
                ClauseIds.SslCiphersExtendedRequired,
                "default-accepted",
                "Three protocol versions are accepted with Default.",
                request => request.Text(SslCiphers) is "Default"
            ),
            SeededFault.Accepting(
                ClauseIds.SslCiphersExtendedRequired,
                "strict-accepted",
                "Three protocol versions are accepted with Strict.",
                request => request.Text(SslCiphers) is "Strict"
            ),
            UnderThreeVersions("default", "Default"),
            UnderThreeVersions("strict", "Strict"),
            UnderThreeVersions("null", null),
            .. ((string[])["Default", "Extended", "Strict"]).Select(ciphers =>
                SeededFault.Refusing(
                    ClauseIds.SslCiphersValues,
                    $"{Slug(ciphers)}-with-tls-1.2-alone-refused",
                    $"The ciphers {ciphers} are refused when the request names TLS 1.2.",
                    request => request.Text(SslProtocols) is "TLS 1.2" && request.Text(SslCiphers) == ciphers
                )
            ),
            SeededFault.Accepting(
                ClauseIds.SslProtocolsValues,
                "tls-1.1-alone-accepted",
                "TLS 1.1 alone is accepted.",
                request => request.Text(SslProtocols) is "TLS 1.1"
            ),
            SeededFault.Accepting(
                ClauseIds.SslProtocolsValues,
                "two-versions-accepted",
                "TLS 1.2 and 1.1 without 1.0 are accepted.",
                request => request.Text(SslProtocols) is "TLS 1.2 TLS 1.1"
            ),
            SeededFault.Accepting(
                ClauseIds.SslProtocolsValues,
                "tls-1.3-accepted",
                "TLS 1.3 is accepted.",
                request => request.Text(SslProtocols) is "TLS 1.3"
            ),
        ];

    private static SeededFault AcceptedPair(string clause, string protocol, string backend) =>
        SeededFault.Accepting(
            clause,
            Slug(backend) + "-accepted",
            $"{An(protocol)} listener forwards to {backend} backends.",
            request => IsPair(request, protocol, backend)
        );

    private static SeededFault UnderThreeVersions(string what, string? ciphers) =>
        SeededFault.AcceptingAndShowing(
            ClauseIds.SslCiphersExtendedRequired,
            $"absent-shown-as-{what}",
            $"Three protocol versions without ciphers are shown with {ciphers ?? "null"}.",
            request => request.Leaves(SslCiphers),
            (_, listener) => listener["ssl_ciphers"] = ciphers
        );

    private static bool IsPair(PostedRequest request, string protocol, string backend) =>
        request.Protocol == protocol && request.Text(BackendProtocol) == backend;

    private static string An(string protocol) => protocol is "HTTP" or "HTTPS" or "SSL" ? $"An {protocol}" : $"A {protocol}";

    private static string Slug(string word) => word.ToLowerInvariant();
}
