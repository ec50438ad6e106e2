using ElbContract.Specification.Answers;

namespace ElbContract.Emulator.Personalities;

/// <summary>
/// One way of being a provider that conforms: what it does wherever the page leaves it free. Each property is a freedom, and its first
/// value is what the emulator does unless told otherwise.
/// </summary>
public sealed record Personality
{
    /// <summary>The emulator as it is unless told otherwise.</summary>
    public static Personality Ordinary { get; } = new();

    /// <summary>For options and reports.</summary>
    public string Name { get; init; } = "ordinary";

    /// <summary>An SSL listener that is to have sticky sessions. session-sticky.ssl, anchor li65541332184246.</summary>
    internal Stance StickySsl { get; init; }

    /// <summary>A TCP, SSL or UDP listener that is to have a cookie. sticky-session-type.invalid, anchor li2400307919212.</summary>
    internal Stance InvalidCookie { get; init; }

    /// <summary>A TCP, SSL or UDP listener with a cookie timeout. cookie-timeout.invalid, anchor li1500502011335.</summary>
    internal Stance InvalidCookieTimeout { get; init; }

    /// <summary>SNI certificates on a private load balancer. certificates.public-only, anchor li27814765191711.</summary>
    internal Stance PrivateSni { get; init; }

    /// <summary>Three protocol versions without ciphers. ssl-ciphers.extended-required, anchor p11832792155436.</summary>
    internal Stance UnnamedCiphers { get; init; }

    /// <summary>Requests that the page says nothing about.</summary>
    internal OpenRequests OpenRequests { get; init; }

    /// <summary>A load balancer that does not exist. loadbalancer-id.exists, anchor p3957675.</summary>
    internal UnknownThing UnknownLoadBalancer { get; init; }

    /// <summary>A certificate that does not exist. certificate-id.mandatory, anchor li32506248113436.</summary>
    internal UnknownThing UnknownCertificate { get; init; }

    /// <summary>Another project's id in the path. project-id.mandatory, anchor p6162677511304.</summary>
    internal OtherProject OtherProject { get; init; }

    /// <summary>A request with several faults, each with a status of its own. The page says nothing of the order of checks.</summary>
    internal Precedence Precedence { get; init; }

    /// <summary>Words in other letters than the page's, where they are accepted. protocol.values, lb-algorithm.values,
    /// ssl-protocols.values.</summary>
    internal OpenWords OpenWords { get; init; }

    /// <summary>Characters that the page leaves open, where they are accepted. name.characters, description.characters.</summary>
    internal OpenText OpenText { get; init; }

    /// <summary>A backend protocol that is not the listener's natural one, where it is accepted. backend-protocol.other, anchor
    /// li22381387192012.</summary>
    internal OddBackends OddBackends { get; init; }

    /// <summary>A field that does not apply to the listener, or is not in effect. Each <c>response.</c> clause with a condition.</summary>
    internal NotInEffect NotInEffect { get; init; }

    /// <summary>session_sticky of an SSL listener. session-sticky.ssl, anchor li65541332184246.</summary>
    internal SslStickiness SslStickiness { get; init; }

    /// <summary>session_sticky of another listener that did not ask. session-sticky.optional, anchor p53182860: no default is
    /// named.</summary>
    internal UnsentStickiness UnsentStickiness { get; init; }

    /// <summary>A description that was not sent. response.description, anchor p64467690112531.</summary>
    internal UnsentDescription UnsentDescription { get; init; }

    /// <summary>A description that was sent as null, where that is accepted. description.optional, anchor p53180767.</summary>
    internal NullDescription NullDescription { get; init; }

    /// <summary>Optional parameters that were not sent, and apply. No default is named for draining, its timeout, the cookie and its
    /// timeout.</summary>
    internal Defaults Defaults { get; init; }

    /// <summary>Draining of listeners other than TCP. tcp-draining.tcp-only, anchor li828079811340.</summary>
    internal OtherDraining OtherDraining { get; init; }

    /// <summary>The cookie parameters of HTTPS, and of HTTP without sticky sessions. sticky-session-type.http-sticky, anchor
    /// li183435319216.</summary>
    internal IdleCookies IdleCookies { get; init; }

    /// <summary>Certificates of listeners that have no use for them. certificate-id.mandatory, certificates.https.</summary>
    internal IdleCertificates IdleCertificates { get; init; }

    /// <summary>SNI certificates that were sent as a list, where that is accepted. certificates.https, anchor li27043718184827.</summary>
    internal SniLists SniLists { get; init; }

    /// <summary>SNI certificates that nobody asked for. response.certificates, anchor li59306231213235.</summary>
    internal NoSni NoSni { get; init; }

    /// <summary>Fields that the response table does not have.</summary>
    internal ExtraFields ExtraFields { get; init; }

    /// <summary>The form of a listener's id. response.id, anchor p36588143112451.</summary>
    internal IdForm Ids { get; init; }

    /// <summary>The status of a new listener. response.status, anchor p1324989511266.</summary>
    internal NewStatus Status { get; init; }

    /// <summary>The administrative state of a new listener. response.admin-state-up, anchor li53389953122310.</summary>
    internal AdminState AdminState { get; init; }

    /// <summary>How times are written. response.times, anchors p26265290105559, p56275171112553.</summary>
    internal TimeForm Times { get; init; }

    /// <summary>The order of the fields: JSON has none.</summary>
    internal FieldOrder FieldOrder { get; init; }

    /// <summary>White space around the fields.</summary>
    internal Layout Layout { get; init; }

    /// <summary>How whole numbers are written: JSON knows of one number for both. port.type and the like leave it open in
    /// requests.</summary>
    internal Numbers Numbers { get; init; }

    /// <summary>How characters beyond ASCII are written.</summary>
    internal Escapes Escapes { get; init; }

    /// <summary>Whether a key stands twice, as tcp_draining does in the page's example. Anchor screen19272345215818.</summary>
    internal Repetition Repetition { get; init; }

    /// <summary>The bodies of refusals and failures to add a listener. status.message.</summary>
    internal ErrorShape Errors { get; init; }

    /// <summary>The media type's parameters.</summary>
    internal MediaType MediaType { get; init; }

    /// <summary>How the end of a body is told.</summary>
    internal Framing Framing { get; init; }

    /// <summary>Headers beyond those that HTTP needs.</summary>
    internal ExtraHeaders ExtraHeaders { get; init; }

    /// <summary>Which suite a listener prefers. ssl-ciphers.suites: the page lists them in an order, and does not say that it
    /// counts.</summary>
    internal SuiteOrder SuiteOrder { get; init; }

    /// <summary>Whether its answers to accepted requests are the ordinary ones; those to others can still differ.</summary>
    internal bool ShowsOrdinarily => Freedoms.OfAnswers.All(freedom => freedom.Of(this) == 0);

    /// <summary>The freedoms that it takes otherwise than the ordinary one.</summary>
    public IReadOnlyList<TakenFreedom> Taken() => [.. Freedoms.All.Where(freedom => freedom.Of(this) != 0).Select(TakenAs)];

    /// <summary>Every freedom, as this personality takes it.</summary>
    internal IReadOnlyList<TakenFreedom> Choices() => [.. Freedoms.All.Select(TakenAs)];

    /// <summary>The ordinary one with these freedoms as this one takes them.</summary>
    /// <param name="freedoms">Their names; others than a freedom's change nothing.</param>
    public Personality Only(IEnumerable<string> freedoms)
    {
        var names = freedoms.ToHashSet(StringComparer.Ordinal);
        return Freedoms
            .All.Where(freedom => names.Contains(freedom.Name))
            .Aggregate(Ordinary with { Name = Name }, (one, freedom) => freedom.Take(one, freedom.Of(this)));
    }

    /// <summary>The same personality with one answer to all the requests that may be refused or accepted.</summary>
    public Personality With(Stance stance) =>
        this with
        {
            StickySsl = stance,
            InvalidCookie = stance,
            InvalidCookieTimeout = stance,
            PrivateSni = stance,
            UnnamedCiphers = stance,
        };

    /// <summary>In one line: its name, and each freedom that it takes otherwise than the ordinary one.</summary>
    public string Describe()
    {
        var taken = string.Join(", ", Taken());
        return taken.Length == 0 ? Name : $"{Name}: {taken}";
    }

    public override string ToString() => Describe();

    private TakenFreedom TakenAs(Freedom freedom)
    {
        var (about, clauses) = FreedomWords.Of(freedom.Name);
        return new TakenFreedom(freedom.Name, freedom.Values[freedom.Of(this)], about, clauses)
        {
            IsServed = Freedoms.OfListeners.Contains(freedom),
        };
    }
}
