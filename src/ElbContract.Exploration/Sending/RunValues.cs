using System.Text;
using ElbContract.Exploration.Generating;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;
using ElbContract.Verification.Planning;

namespace ElbContract.Exploration.Sending;

/// <summary>Puts this run's ids and name into drafts; projects and tokens stay the contract's examples, for the gateway knows
/// them.</summary>
internal sealed class RunValues(RunStates states, string listenerName)
{
    private readonly (string Example, string Real)[] _values =
    [
        ($"\"name\":{OrdinaryListener.Name}", $"\"name\":\"{listenerName}\""),
        .. Real(states, ProviderStates.APublicLoadBalancer, Variables.PublicLoadBalancer, ProviderIds.Example.PublicLoadbalancerId),
        .. Real(states, ProviderStates.APrivateLoadBalancer, Variables.PrivateLoadBalancer, ProviderIds.Example.PrivateLoadbalancerId),
        .. Real(states, ProviderStates.ACertificate, Variables.Certificate, ProviderIds.Example.CertificateId),
        .. Real(states, ProviderStates.AnSniCertificate, Variables.SniCertificate, ProviderIds.Example.SniCertificateId),
    ];

    public AddListenerRequestOnWire Fill(Draft draft, int port) =>
        new(
            draft.Target,
            draft.Token,
            Encoding.UTF8.GetBytes(
                _values.Aggregate(draft.BodyAt(port), (body, value) => body.Replace(value.Example, value.Real, StringComparison.Ordinal))
            )
        );

    private static IEnumerable<(string Example, string Real)> Real(RunStates states, string state, string variable, string example) =>
        states.Value(state, variable) is { } real ? [(example, real)] : [];
}
