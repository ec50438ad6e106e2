namespace ElbContract.Specification.Clauses;

/// <summary>A place where the page says two things that cannot both hold, or leaves a gap between them.</summary>
/// <param name="Number">1 to 11, in the order they are published in.</param>
/// <param name="Anchors">The ids of the sentences, cells and examples concerned.</param>
/// <param name="Sentence">What does not fit together.</param>
/// <param name="Reading">How the contract reads it.</param>
public sealed record Contradiction(int Number, IReadOnlyList<string> Anchors, string Sentence, string Reading)
{
    /// <summary>The ids of the clauses that depend on the reading: those that it names, and those that come from one of its
    /// anchors.</summary>
    public IReadOnlyList<string> Clauses =>
        field ??= [
            .. Catalogue
                .Clauses.Where(clause => IsNamed(clause.Id) || clause.OwnAnchors.Intersect(Anchors, StringComparer.Ordinal).Any())
                .Select(clause => clause.Id),
        ];

    internal static IReadOnlyList<Contradiction> All { get; } =
    [
        new(
            1,
            ["screen53393129215745", "screen19272345215818"],
            "The example request asks for an HTTP listener; the example answer to it shows a TCP one.",
            "The answer shows the protocol that was asked for (response.protocol)."
        ),
        new(
            2,
            ["screen19272345215818", "li2400307919212", "li1500502011335"],
            "The example answer shows a cookie and its timeout on a TCP listener, for which the parameters are invalid.",
            "A TCP listener shows neither (sticky-session-type.invalid, cookie-timeout.invalid)."
        ),
        new(
            3,
            ["screen19272345215818"],
            "The example answer has the key tcp_draining twice in one object.",
            "The last value of a repeated key counts."
        ),
        new(
            4,
            ["screen53393129215745", "li828079811340"],
            "The example request sends tcp_draining with HTTP, although it is valid with TCP.",
            "Valid with one protocol does not mean refused with another (tcp-draining.tcp-only)."
        ),
        new(
            5,
            ["p36491294184827", "li27043718184827"],
            "certificates is typed as a string and described as a list; known clients send an array.",
            "The string is accepted, the array is left open (certificates.https)."
        ),
        new(
            6,
            ["p11832792155436"],
            "The ciphers default to Default, but three protocol versions allow only Extended.",
            "A request with three versions and no ciphers is refused, or Extended is in effect (ssl-ciphers.extended-required)."
        ),
        new(
            7,
            ["li35114695155436"],
            "Protocol versions are written TLS 1.2 on this page and TLSv1.2 on others of the same API.",
            "The other spelling is left open (ssl-protocols.values)."
        ),
        new(
            8,
            ["li42484656113348", "li20818491113451"],
            "tcp_timeout and udp_timeout can be set, but no answer shows them.",
            "Their presence in an answer is left open (tcp-timeout.range, udp-timeout.range)."
        ),
        new(
            9,
            ["li53389953122310"],
            "admin_state_up is described as the load balancer's state in an answer about a listener.",
            "It has to be a Boolean, and nothing more (response.admin-state-up)."
        ),
        new(
            10,
            ["p147073421594", "p3809180151444", "p46539514151444"],
            "500 is named after a failed authentication and described as a system error; 404 speaks of a page, not of a load balancer "
                + "or certificate.",
            "The status counts, the message does not (status.message); an unknown load balancer or certificate is refused with 400 or 404."
        ),
        new(
            11,
            ["p1399071505415", "p4470514174120"],
            "The body's parameters are listed in the table of the URI, while the section on request parameters says there are none.",
            "All but project_id are keys of the body (uri.add)."
        ),
    ];

    private bool IsNamed(string clause) => Reading.Split('(', ',', ')', ' ').Contains(clause, StringComparer.Ordinal);
}
