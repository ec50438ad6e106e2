namespace ElbContract.Emulator.Personalities;

/// <summary>What each freedom is about, and the clauses that leave it open.</summary>
internal static class FreedomWords
{
    private static readonly Dictionary<string, (string About, string[] Clauses)> All = new(StringComparer.Ordinal)
    {
        [nameof(Personality.StickySsl)] = ("whether an SSL listener with sticky sessions is accepted", ["session-sticky.ssl"]),
        [nameof(Personality.InvalidCookie)] = (
            "whether a TCP, SSL or UDP listener with a cookie is accepted",
            ["sticky-session-type.invalid"]
        ),
        [nameof(Personality.InvalidCookieTimeout)] = (
            "whether a TCP, SSL or UDP listener with a cookie timeout is accepted",
            ["cookie-timeout.invalid"]
        ),
        [nameof(Personality.PrivateSni)] = (
            "whether SNI certificates are accepted on a private load balancer",
            ["certificates.public-only"]
        ),
        [nameof(Personality.UnnamedCiphers)] = (
            "whether three protocol versions are accepted without ciphers",
            ["ssl-ciphers.extended-required"]
        ),
        [nameof(Personality.OpenRequests)] = ("what becomes of requests that the page says nothing about", []),
        [nameof(Personality.UnknownLoadBalancer)] = ("the status for a load balancer that does not exist", ["loadbalancer-id.exists"]),
        [nameof(Personality.UnknownCertificate)] = ("the status for a certificate that does not exist", ["certificate-id.mandatory"]),
        [nameof(Personality.OtherProject)] = ("the status for another project's id in the path", ["project-id.mandatory"]),
        [nameof(Personality.Precedence)] = ("which of a request's faults is answered", []),
        [nameof(Personality.OpenWords)] = (
            "how words are shown that were sent in other letters than the page's",
            ["protocol.values", "lb-algorithm.values", "ssl-protocols.values"]
        ),
        [nameof(Personality.OpenText)] = (
            "how characters are shown that the page leaves open",
            ["name.characters", "description.characters"]
        ),
        [nameof(Personality.OddBackends)] = (
            "how a backend protocol is shown that is not the listener's natural one",
            ["backend-protocol.other"]
        ),
        [nameof(Personality.NotInEffect)] = ("how a field is shown that does not apply to the listener", []),
        [nameof(Personality.SslStickiness)] = ("how session_sticky of an SSL listener is shown", ["session-sticky.ssl"]),
        [nameof(Personality.UnsentStickiness)] = ("how session_sticky is shown where it was not sent", ["session-sticky.optional"]),
        [nameof(Personality.UnsentDescription)] = ("how a description is shown that was not sent", ["response.description"]),
        [nameof(Personality.NullDescription)] = ("how a description is shown that was sent as null", ["description.optional"]),
        [nameof(Personality.Defaults)] = ("how optional parameters are shown that were not sent, and apply", []),
        [nameof(Personality.OtherDraining)] = ("how draining of other listeners than TCP is shown", ["tcp-draining.tcp-only"]),
        [nameof(Personality.IdleCookies)] = ("how cookie parameters without effect are shown", ["sticky-session-type.http-sticky"]),
        [nameof(Personality.IdleCertificates)] = (
            "how certificates are shown of a listener that has no use for them",
            ["certificate-id.mandatory", "certificates.https"]
        ),
        [nameof(Personality.SniLists)] = ("how SNI certificates are shown that were sent as a list", ["certificates.https"]),
        [nameof(Personality.NoSni)] = ("how certificates is shown where no SNI certificate was sent", ["response.certificates"]),
        [nameof(Personality.ExtraFields)] = ("fields that the response table does not have", []),
        [nameof(Personality.Ids)] = ("the form of a listener's id", ["response.id"]),
        [nameof(Personality.Status)] = ("the status of a new listener", ["response.status"]),
        [nameof(Personality.AdminState)] = ("the administrative state of a new listener", ["response.admin-state-up"]),
        [nameof(Personality.Times)] = ("how times are written", ["response.times"]),
        [nameof(Personality.FieldOrder)] = ("the order of the fields", []),
        [nameof(Personality.Layout)] = ("white space around the fields", []),
        [nameof(Personality.Numbers)] = ("how whole numbers are written", []),
        [nameof(Personality.Escapes)] = ("how characters beyond ASCII are written", []),
        [nameof(Personality.Repetition)] = ("a key that stands twice, as in the page's example", []),
        [nameof(Personality.Errors)] = ("the bodies of refusals and failures", ["status.message"]),
        [nameof(Personality.MediaType)] = ("the parameters of the media type", []),
        [nameof(Personality.Framing)] = ("how the end of a body is told", []),
        [nameof(Personality.ExtraHeaders)] = ("headers beyond those that HTTP needs", []),
    };

    /// <param name="freedom">Its name.</param>
    public static (string About, IReadOnlyList<string> Clauses) Of(string freedom) => All[freedom];
}
