namespace ElbContract.Specification.Clauses;

/// <summary>The ids of the clauses that code beside the catalogue speaks of: faults that break them, freedoms that they leave, the codes
/// of their refusals.</summary>
public static class ClauseIds
{
    public const string BackendPortRange = "backend-port.range";
    public const string BackendProtocolOther = "backend-protocol.other";
    public const string BackendProtocolSsl = "backend-protocol.ssl";
    public const string BackendProtocolUdp = "backend-protocol.udp";
    public const string BackendProtocolValues = "backend-protocol.values";
    public const string CertificateIdMandatory = "certificate-id.mandatory";
    public const string CertificateIdType = "certificate-id.type";
    public const string CertificatesHttps = "certificates.https";
    public const string CertificatesPublicOnly = "certificates.public-only";
    public const string CookieTimeoutInvalid = "cookie-timeout.invalid";
    public const string CookieTimeoutRange = "cookie-timeout.range";
    public const string CookieTimeoutType = "cookie-timeout.type";
    public const string DescriptionCharacters = "description.characters";
    public const string DescriptionLength = "description.length";
    public const string DescriptionOptional = "description.optional";
    public const string LbAlgorithmValues = "lb-algorithm.values";
    public const string LoadbalancerIdExists = "loadbalancer-id.exists";
    public const string NameCharacters = "name.characters";
    public const string NameLength = "name.length";
    public const string PortRange = "port.range";
    public const string ProjectIdMandatory = "project-id.mandatory";
    public const string ProtocolUdpNotOnPrivate = "protocol.udp-not-on-private";
    public const string ProtocolValues = "protocol.values";
    public const string ResponseAdminStateUp = "response.admin-state-up";
    public const string ResponseCertificates = "response.certificates";
    public const string ResponseCreateTime = "response.create-time";
    public const string ResponseDescription = "response.description";
    public const string ResponseId = "response.id";
    public const string ResponseStatus = "response.status";
    public const string ResponseTimes = "response.times";
    public const string ResponseUpdateTime = "response.update-time";
    public const string SessionStickyOptional = "session-sticky.optional";
    public const string SessionStickyRoundrobinOnly = "session-sticky.roundrobin-only";
    public const string SessionStickySsl = "session-sticky.ssl";
    public const string SessionStickyValues = "session-sticky.values";
    public const string SslCiphersExtendedRequired = "ssl-ciphers.extended-required";
    public const string SslCiphersSuites = "ssl-ciphers.suites";
    public const string SslCiphersValues = "ssl-ciphers.values";
    public const string SslProtocolsDefault = "ssl-protocols.default";
    public const string SslProtocolsValues = "ssl-protocols.values";
    public const string Status200 = "status.200";
    public const string Status400 = "status.400";
    public const string Status401 = "status.401";
    public const string Status403 = "status.403";
    public const string Status404 = "status.404";
    public const string Status500 = "status.500";
    public const string Status503 = "status.503";
    public const string StatusMessage = "status.message";
    public const string StickySessionTypeHttpSticky = "sticky-session-type.http-sticky";
    public const string StickySessionTypeInvalid = "sticky-session-type.invalid";
    public const string StickySessionTypeType = "sticky-session-type.type";
    public const string StickySessionTypeValues = "sticky-session-type.values";
    public const string TcpDrainingTcpOnly = "tcp-draining.tcp-only";
    public const string TcpDrainingTimeoutRange = "tcp-draining-timeout.range";
    public const string TcpDrainingTimeoutType = "tcp-draining-timeout.type";
    public const string TcpDrainingType = "tcp-draining.type";
    public const string TcpDrainingValues = "tcp-draining.values";
    public const string TcpTimeoutRange = "tcp-timeout.range";
    public const string TcpTimeoutType = "tcp-timeout.type";
    public const string UdpTimeoutRange = "udp-timeout.range";
    public const string UdpTimeoutType = "udp-timeout.type";
    public const string UriAdd = "uri.add";
}
