using System.Text;
using ElbContract.Exploration.Generating;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;
using ElbContract.Verification.Ids;

namespace ElbContract.Exploration.Sending;

/// <summary>Puts this run's ids and name into drafts; projects and tokens stay the contract's examples, for the gateway knows
/// them.</summary>
internal sealed class RunValues(EndpointIds ids, string listenerName)
{
    private readonly (string Example, string Real)[] _values =
    [
        ($"\"name\":{OrdinaryListener.Name}", $"\"name\":\"{listenerName}\""),
        .. Real(ids.PublicLoadBalancer, ProviderIds.Example.PublicLoadbalancerId),
        .. Real(ids.PrivateLoadBalancer, ProviderIds.Example.PrivateLoadbalancerId),
        .. Real(ids.Certificate, ProviderIds.Example.CertificateId),
        .. Real(ids.SniCertificate, ProviderIds.Example.SniCertificateId),
    ];

    public AddListenerRequestOnWire Fill(Draft draft, int port) =>
        new(
            draft.Target,
            draft.Token,
            Encoding.UTF8.GetBytes(
                _values.Aggregate(draft.BodyAt(port), (body, value) => body.Replace(value.Example, value.Real, StringComparison.Ordinal))
            )
        );

    private static IEnumerable<(string Example, string Real)> Real(string? real, string example) => real is null ? [] : [(example, real)];
}
