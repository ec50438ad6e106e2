using ElbContract.Specification.Clauses;

namespace ElbContract.Emulator.Personalities;

/// <summary>What each freedom is about, and the clauses that leave it open.</summary>
internal static class FreedomWords
{
    private static readonly Dictionary<string, (string About, string[] Clauses)> All = new(StringComparer.Ordinal)
    {
        [nameof(Personality.StickySsl)] = ("whether an SSL listener with sticky sessions is accepted", [ClauseIds.SessionStickySsl]),
        [nameof(Personality.InvalidCookie)] = (
            "whether a TCP, SSL or UDP listener with a cookie is accepted",
            [ClauseIds.StickySessionTypeInvalid]
        ),
        [nameof(Personality.InvalidCookieTimeout)] = (
            "whether a TCP, SSL or UDP listener with a cookie timeout is accepted",
            [ClauseIds.CookieTimeoutInvalid]
        ),
        [nameof(Personality.PrivateSni)] = (
            "whether SNI certificates are accepted on a private load balancer",
            [ClauseIds.CertificatesPublicOnly]
        ),
        [nameof(Personality.UnnamedCiphers)] = (
            "whether three protocol versions are accepted without ciphers",
            [ClauseIds.SslCiphersExtendedRequired]
        ),
        [nameof(Personality.OpenRequests)] = ("what becomes of requests that the page says nothing about", []),
        [nameof(Personality.UnknownLoadBalancer)] = (
            "the status for a load balancer that does not exist",
            [ClauseIds.LoadbalancerIdExists]
        ),
        [nameof(Personality.UnknownCertificate)] = ("the status for a certificate that does not exist", [ClauseIds.CertificateIdMandatory]),
        [nameof(Personality.OtherProject)] = ("the status for another project's id in the path", [ClauseIds.ProjectIdMandatory]),
        [nameof(Personality.Precedence)] = ("which of a request's faults is answered", []),
        [nameof(Personality.OpenWords)] = (
            "how words are shown that were sent in other letters than the page's",
            [ClauseIds.ProtocolValues, ClauseIds.LbAlgorithmValues, ClauseIds.SslProtocolsValues]
        ),
        [nameof(Personality.OpenText)] = (
            "how characters are shown that the page leaves open",
            [ClauseIds.NameCharacters, ClauseIds.DescriptionCharacters]
        ),
        [nameof(Personality.OddBackends)] = (
            "how a backend protocol is shown that is not the listener's natural one",
            [ClauseIds.BackendProtocolOther]
        ),
        [nameof(Personality.NotInEffect)] = ("how a field is shown that does not apply to the listener", []),
        [nameof(Personality.SslStickiness)] = ("how session_sticky of an SSL listener is shown", [ClauseIds.SessionStickySsl]),
        [nameof(Personality.UnsentStickiness)] = ("how session_sticky is shown where it was not sent", [ClauseIds.SessionStickyOptional]),
        [nameof(Personality.UnsentDescription)] = ("how a description is shown that was not sent", [ClauseIds.ResponseDescription]),
        [nameof(Personality.NullDescription)] = ("how a description is shown that was sent as null", [ClauseIds.DescriptionOptional]),
        [nameof(Personality.Defaults)] = ("how optional parameters are shown that were not sent, and apply", []),
        [nameof(Personality.OtherDraining)] = ("how draining of other listeners than TCP is shown", [ClauseIds.TcpDrainingTcpOnly]),
        [nameof(Personality.IdleCookies)] = ("how cookie parameters without effect are shown", [ClauseIds.StickySessionTypeHttpSticky]),
        [nameof(Personality.IdleCertificates)] = (
            "how certificates are shown of a listener that has no use for them",
            [ClauseIds.CertificateIdMandatory, ClauseIds.CertificatesHttps]
        ),
        [nameof(Personality.SniLists)] = ("how SNI certificates are shown that were sent as a list", [ClauseIds.CertificatesHttps]),
        [nameof(Personality.NoSni)] = ("how certificates is shown where no SNI certificate was sent", [ClauseIds.ResponseCertificates]),
        [nameof(Personality.ExtraFields)] = ("fields that the response table does not have", []),
        [nameof(Personality.Ids)] = ("the form of a listener's id", [ClauseIds.ResponseId]),
        [nameof(Personality.Status)] = ("the status of a new listener", [ClauseIds.ResponseStatus]),
        [nameof(Personality.AdminState)] = ("the administrative state of a new listener", [ClauseIds.ResponseAdminStateUp]),
        [nameof(Personality.Times)] = ("how times are written", [ClauseIds.ResponseTimes]),
        [nameof(Personality.FieldOrder)] = ("the order of the fields", []),
        [nameof(Personality.Layout)] = ("white space around the fields", []),
        [nameof(Personality.Numbers)] = ("how whole numbers are written", []),
        [nameof(Personality.Escapes)] = ("how characters beyond ASCII are written", []),
        [nameof(Personality.Repetition)] = ("a key that stands twice, as in the page's example", []),
        [nameof(Personality.Errors)] = ("the bodies of refusals and failures", [ClauseIds.StatusMessage]),
        [nameof(Personality.MediaType)] = ("the parameters of the media type", []),
        [nameof(Personality.Framing)] = ("how the end of a body is told", []),
        [nameof(Personality.ExtraHeaders)] = ("headers beyond those that HTTP needs", []),
        [nameof(Personality.SuiteOrder)] = ("which cipher suite a listener prefers", [ClauseIds.SslCiphersSuites]),
    };

    /// <param name="freedom">Its name.</param>
    public static (string About, IReadOnlyList<string> Clauses) Of(string freedom) => All[freedom];
}
