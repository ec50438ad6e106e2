using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Specification.Clauses.Subjects;

/// <summary>The server certificate, and the certificates for SNI.</summary>
internal static class CertificateClauses
{
    public static readonly Clause PublicOnly = new(
        ClauseIds.CertificatesPublicOnly,
        Strength.Either,
        ["li27814765191711"],
        "SNI certificates are for public network load balancers: on a private one they are refused or not in effect."
    )
    {
        Shape = new Shape.Hidden(Certificates),
        Request = request => IsOn(request, LoadBalancerNetwork.Private) && request.Sends(Certificates) ? Ruling.Either : Ruling.None,
        Answer = answer =>
        {
            if (IsOn(answer.Request, LoadBalancerNetwork.Private) && answer.Request.Sends(Certificates))
                answer.ExpectNotShown(PublicOnly!, Certificates);
        },
    };

    public static IReadOnlyList<Clause> All { get; } =
    [
        new(
            ClauseIds.CertificateIdMandatory,
            Strength.Reject,
            ["li32506248113436"],
            "HTTPS and SSL listeners have an existing server certificate, and an unknown one is refused with 400 or 404; it is not "
                + "documented for other protocols."
        )
        {
            Shape = new Shape.Mandatory(CertificateId),
            Request = Certificate,
        },
        Rules.StringType(
            "certificate-id.type",
            "p45427491192224",
            "A certificate's id is a string.",
            CertificateId,
            request => request.Has(Protocols.Https)
        ),
        new(
            ClauseIds.CertificatesHttps,
            Strength.Accept,
            ["li27043718184827"],
            "An HTTPS listener on a public network load balancer takes SNI certificates as a string; whether it takes a list is open."
        )
        {
            Request = Sni,
        },
        PublicOnly,
    ];

    private static bool IsOn(RequestFacts request, LoadBalancerNetwork network) =>
        request.Has(Protocols.Https) && request.Network == network;

    private static Ruling Certificate(RequestFacts request)
    {
        if (request.Protocol == Protocols.None)
            return Ruling.None;
        if (!request.IsTls)
            return request.Kind(CertificateId) == JsonKind.Absent ? Ruling.None : Ruling.Free(CertificateId);
        if (!request.Sends(CertificateId))
            return Ruling.Reject;
        // SSL with anything but a string is not documented.
        if (request.Body.Text(CertificateId) is not { } id)
            return request.Has(Protocols.Ssl) ? Ruling.Free(CertificateId) : Ruling.None;
        return request.Provider.CertificateExists(id) ? Ruling.Accept : Ruling.RejectWith(StatusSet.S400 | StatusSet.S404);
    }

    private static Ruling Sni(RequestFacts request)
    {
        if (request.Kind(Certificates) == JsonKind.Absent || request.Protocol == Protocols.None)
            return Ruling.None;
        if (IsOn(request, LoadBalancerNetwork.Private) && request.Sends(Certificates))
            return Ruling.None;
        // How a string holds several ids is not said, so that one id is all that is documented.
        return
            IsOn(request, LoadBalancerNetwork.Public) && request.Body.Text(Certificates) is { } id && request.Provider.CertificateExists(id)
            ? Ruling.Accept
            : Ruling.Free(Certificates);
    }
}
