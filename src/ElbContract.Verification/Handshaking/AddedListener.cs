using ElbContract.Specification.Listeners;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Ids;

namespace ElbContract.Verification.Handshaking;

/// <summary>A listener that ends TLS, as the exchange that added it shows it.</summary>
/// <param name="CaseKey">Of the case that added it.</param>
/// <param name="Network">Of its load balancer.</param>
/// <param name="Protocol">HTTPS or SSL.</param>
/// <param name="SslProtocols">In effect, as the page writes them.</param>
/// <param name="SslCiphers">In effect: Default, Extended or Strict.</param>
/// <param name="Port">That it was asked for with, whatever its answer shows: no endpoint says where to connect. Null for none.</param>
/// <param name="Status">That it shows; null where it shows none.</param>
internal sealed record AddedListener(
    string CaseKey,
    HandshakeNetwork Network,
    string Protocol,
    string SslProtocols,
    string SslCiphers,
    int? Port,
    string? Status
)
{
    private const string OneVersion = "TLS 1.2";

    public IReadOnlyList<TlsVersion> Versions => CipherSets.Versions(SslProtocols)!;
    public IReadOnlyList<CipherSuite> Suites => CipherSets.Of(SslCiphers)!;

    /// <summary>Null for a listener that ends no TLS, that shows other words than it was asked for with, or none of the page's, or whose
    /// load balancer or case is not known.</summary>
    public static AddedListener? Of(Exchange exchange, EndpointIds ids)
    {
        var asked = ListenerDocument.Parse(exchange.Request.Body);
        var shown = ListenerDocument.Parse(exchange.Response?.Body ?? default);
        if (
            exchange.InteractionId is not { } key
            || NetworkOf(asked, ids) is not { } network
            || asked.Text(ListenerField.Protocol) is not { } protocol
            || protocol is not ("HTTPS" or "SSL")
            || Effective(shown, asked, ListenerField.SslProtocols, OneVersion) is not { } protocols
            || CipherSets.Versions(protocols) is not { } versions
            || Effective(shown, asked, ListenerField.SslCiphers, versions.Count > 1 ? "Extended" : "Default") is not { } ciphers
            || CipherSets.Of(ciphers) is null
        )
            return null;
        return new AddedListener(key, network, protocol, protocols, ciphers, PortOf(asked), shown.Text(ListenerField.Status));
    }

    private static HandshakeNetwork? NetworkOf(ListenerDocument asked, EndpointIds ids) =>
        asked.Text(ListenerField.LoadbalancerId) is not { } loadBalancer ? null
        : loadBalancer == ids.PublicLoadBalancer ? HandshakeNetwork.Public
        : loadBalancer == ids.PrivateLoadBalancer ? HandshakeNetwork.Private
        : null;

    // What it was asked for with, else the default. Where its answer shows another, other clauses have it, and it is not known what to ask.
    private static string? Effective(ListenerDocument shown, ListenerDocument asked, ListenerField field, string byDefault)
    {
        var expected = asked.Has(field) ? asked.Text(field) : byDefault;
        return !shown.Has(field) || shown.Text(field) == expected ? expected : null;
    }

    private static int? PortOf(ListenerDocument body) =>
        body.IsIntegral(ListenerField.Port) && body.Integer(ListenerField.Port) is >= 1 and <= 65535 and var port ? (int)port : null;
}
