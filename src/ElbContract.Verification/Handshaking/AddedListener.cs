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
/// <param name="Port">That it shows, else the one it was asked for with; null where neither is one.</param>
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

    /// <summary>Null for a listener that ends no TLS, that does not say what it serves in the page's words, or whose load balancer or case
    /// is not known.</summary>
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
        return new AddedListener(
            key,
            network,
            protocol,
            protocols,
            ciphers,
            PortOf(shown) ?? PortOf(asked),
            shown.Text(ListenerField.Status)
        );
    }

    private static HandshakeNetwork? NetworkOf(ListenerDocument asked, EndpointIds ids) =>
        asked.Text(ListenerField.LoadbalancerId) is not { } loadBalancer ? null
        : loadBalancer == ids.PublicLoadBalancer ? HandshakeNetwork.Public
        : loadBalancer == ids.PrivateLoadBalancer ? HandshakeNetwork.Private
        : null;

    // What it shows counts; where it shows nothing, what it was asked for with does, or the default.
    private static string? Effective(ListenerDocument shown, ListenerDocument asked, ListenerField field, string byDefault) =>
        shown.Has(field) ? shown.Text(field)
        : asked.Has(field) ? asked.Text(field)
        : byDefault;

    private static int? PortOf(ListenerDocument body) =>
        body.IsIntegral(ListenerField.Port) && body.Integer(ListenerField.Port) is >= 1 and <= 65535 and var port ? (int)port : null;
}
