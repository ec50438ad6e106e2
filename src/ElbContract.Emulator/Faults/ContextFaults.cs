using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Emulator.Faults;

/// <summary>Rules that are kept in one context and dropped in another: with a protocol, at a kind of load balancer, or the second
/// time.</summary>
internal static class ContextFaults
{
    private static readonly (string Word, Protocols Protocol)[] Known =
    [
        ("HTTP", Protocols.Http),
        ("TCP", Protocols.Tcp),
        ("HTTPS", Protocols.Https),
        ("SSL", Protocols.Ssl),
        ("UDP", Protocols.Udp),
    ];

    public static IEnumerable<SeededFault> All =>
        [
            .. ((IEnumerable<SeededFault>)[.. ShapeFaults.All, .. CharacterFaults.All, .. ToleranceFaults.All]).SelectMany(Confined),
            .. Catalogue
                .Clauses.Where(clause => clause is { Strength: Strength.Reject, Subject: not null })
                .Select(clause =>
                    SeededFault.AcceptingAgain(clause.Id, "accepted-again", "A refused request is accepted when it is sent again.")
                ),
        ];

    private static IEnumerable<SeededFault> Confined(SeededFault fault)
    {
        if (Catalogue.Find(fault.Clause)?.Subject is not { } subject)
            yield break;
        // Which backend protocol goes with which protocol is the matter of clauses of their own.
        if (subject == BackendProtocol && fault.RefusesConforming)
            yield break;
        foreach (var (protocol, network) in Contexts(fault, subject))
        {
            string[] where =
            [
                .. protocol is null ? (string[])[] : [protocol.ToLowerInvariant()],
                .. network is null ? (string[])[] : [network.Value.ToString().ToLowerInvariant()],
            ];
            string[] words =
            [
                .. protocol is null ? (string[])[] : [$"with {protocol}"],
                .. network is null ? (string[])[] : [$"on a {network.Value.ToString().ToLowerInvariant()} network load balancer"],
            ];
            if (
                fault.Confined(
                    string.Join('-', where),
                    string.Join(' ', words),
                    request => (protocol is null || request.Protocol == protocol) && (network is null || request.Network == network)
                ) is
                { } confined
            )
                yield return confined;
        }
    }

    private static IEnumerable<(string? Protocol, LoadBalancerNetwork? Network)> Contexts(SeededFault fault, ListenerField subject)
    {
        // A protocol that is none, and a load balancer that is none, make no context.
        if (subject == Protocol)
            return fault.RefusesConforming
                ? []
                : Enum.GetValues<LoadBalancerNetwork>().Select(network => ((string?)null, (LoadBalancerNetwork?)network));
        var protocols = Known.Where(known => (Where(fault, subject) & known.Protocol) != Protocols.None).Select(known => known.Word);
        if (subject == LoadbalancerId)
            return protocols.Select(protocol => ((string?)protocol, (LoadBalancerNetwork?)null));
        return from protocol in protocols
            from network in Enum.GetValues<LoadBalancerNetwork>()
            where (protocol, network) != ("UDP", LoadBalancerNetwork.Private)
            select ((string?)protocol, (LoadBalancerNetwork?)network);
    }

    // With which protocols the page says anything of what the fault does.
    private static Protocols Where(SeededFault fault, ListenerField subject) =>
        (subject, fault.Id) switch
        {
            // Where it is not valid, no listener shows that it is the absent one that is refused, and not every one.
            (SessionSticky, _) when !fault.RefusesConforming => Protocols.Any,
            (CertificateId, "certificate-id.mandatory/known-refused") => Protocols.Tls,
            (CertificateId, _) when fault.Clause == ClauseIds.CertificateIdType => Protocols.Https,
            _ => subject.Row().ValidWith,
        };
}
