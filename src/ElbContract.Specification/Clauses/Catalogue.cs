using System.Collections.Frozen;
using ElbContract.Specification.Clauses.Subjects;

namespace ElbContract.Specification.Clauses;

/// <summary>Every clause of the page 'Adding a Listener', in the page's order.</summary>
public static class Catalogue
{
    private static readonly FrozenDictionary<string, Clause> ById;

    static Catalogue()
    {
        Clauses =
        [
            .. UriClauses.All,
            .. NameClauses.All,
            .. DescriptionClauses.All,
            .. LoadBalancerClauses.All,
            .. ProtocolClauses.All,
            .. PortClauses.Listener,
            .. BackendProtocolClauses.All,
            .. PortClauses.Backend,
            .. AlgorithmClauses.All,
            .. StickySessionClauses.All,
            .. TimeoutClauses.Tcp,
            .. DrainingClauses.All,
            .. CertificateClauses.All,
            .. TimeoutClauses.Udp,
            .. TlsClauses.All,
            .. ResponseClauses.All,
            .. StatusClauses.All,
        ];
        ById = Clauses.ToFrozenDictionary(clause => clause.Id);
    }

    public static IReadOnlyList<Clause> Clauses { get; }

    /// <summary>Where the page contradicts itself.</summary>
    public static IReadOnlyList<Contradiction> Contradictions => Contradiction.All;

    /// <summary>The clause of that id, or null.</summary>
    public static Clause? Find(string id) => ById.GetValueOrDefault(id);
}
