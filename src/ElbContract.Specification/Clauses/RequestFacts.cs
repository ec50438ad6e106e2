using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Specification.Clauses;

/// <summary>A request and what the provider knows of it, in the terms that the clauses speak in.</summary>
internal sealed class RequestFacts
{
    public RequestFacts(ListenerDocument body, IProviderContext provider)
    {
        Body = body;
        Provider = provider;
        Protocol = body.Protocol();
        Network = body.Text(ListenerField.LoadbalancerId) is { } id ? provider.LoadBalancer(id) : null;
        Sticky = BooleanAt(ListenerField.SessionSticky);
        Draining = BooleanAt(ListenerField.TcpDraining);
    }

    public ListenerDocument Body { get; }
    public IProviderContext Provider { get; }

    /// <summary>The documented protocol that the request names, in exactly its spelling.</summary>
    public Protocols Protocol { get; }

    /// <summary>The network of the load balancer that the request names; null where there is none.</summary>
    public LoadBalancerNetwork? Network { get; }

    /// <summary>The value of session_sticky; null where it is no Boolean.</summary>
    public bool? Sticky { get; }

    /// <summary>The value of tcp_draining; null where it is no Boolean.</summary>
    public bool? Draining { get; }

    public bool IsTls => Has(Protocols.Tls);

    /// <summary>Whether the protocol is one of these.</summary>
    public bool Has(Protocols protocols) => (Protocol & protocols) != Protocols.None;

    public bool Is(ListenerField field, string text) => Body.Is(field, text);

    public JsonKind Kind(ListenerField field) => Body.Kind(field);

    /// <summary>Whether the field is there with a value other than null.</summary>
    public bool Sends(ListenerField field) => Body.Has(field);

    private bool? BooleanAt(ListenerField field) =>
        Body.Kind(field) switch
        {
            JsonKind.True => true,
            JsonKind.False => false,
            _ => null,
        };
}
