using System.Text;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Handshaking;
using ElbContract.Verification.Ids;

namespace ElbContract.Verification.Tests.Handshaking;

public sealed class AddedListenerTests
{
    private static readonly EndpointIds Ids = new() { PublicLoadBalancer = "lb-public", PrivateLoadBalancer = "lb-private" };

    [Theory]
    [InlineData("", "", "TLS 1.2", "Default")]
    [InlineData(""", "ssl_ciphers":"Strict" """, "", "TLS 1.2", "Strict")]
    [InlineData(""", "ssl_protocols":"TLS 1.2 TLS 1.1 TLS 1.0" """, "", "TLS 1.2 TLS 1.1 TLS 1.0", "Extended")]
    [InlineData(""", "ssl_ciphers":"Strict" """, """, "ssl_ciphers":"Strict" """, "TLS 1.2", "Strict")]
    [InlineData("", """, "ssl_protocols":"TLS 1.2","ssl_ciphers":null """, "TLS 1.2", "Default")]
    public void Listeners_ServeWhatTheyWereAskedFor_OrTheDefault(string asked, string shown, string protocols, string ciphers)
    {
        var listener = Of(Asked("HTTPS", "lb-public", asked), $$"""{"id":"1"{{shown}}}""");

        listener!.SslProtocols.Should().Be(protocols);
        listener.SslCiphers.Should().Be(ciphers);
    }

    /// <summary>Another clause says so.</summary>
    [Theory]
    [InlineData(""", "ssl_ciphers":"Strict" """, """, "ssl_ciphers":"Default" """)]
    [InlineData("", """, "ssl_protocols":"TLS 1.2 TLS 1.1 TLS 1.0" """)]
    public void Listeners_ThatShowSomethingElse_AreNone(string asked, string shown) =>
        Of(Asked("HTTPS", "lb-public", asked), $$"""{"id":"1"{{shown}}}""").Should().BeNull();

    [Theory]
    [InlineData("HTTP", "lb-public", "")] // ends no TLS
    [InlineData("TCP", "lb-public", "")]
    [InlineData("HTTPS", "lb-of-others", "")] // not known which address it has
    [InlineData("HTTPS", "lb-public", """, "ssl_protocols":"TLSv1.2" """)] // not the page's word
    [InlineData("SSL", "lb-public", """, "ssl_ciphers":"tls-1-2" """)]
    public void Listeners_ThatAreNotToBeAsked_AreNone(string protocol, string loadBalancer, string asked) =>
        Of(Asked(protocol, loadBalancer, asked), """{"id":"1","port":443}""").Should().BeNull();

    [Theory]
    [InlineData("lb-public", HandshakeNetwork.Public)]
    [InlineData("lb-private", HandshakeNetwork.Private)]
    public void LoadBalancers_TellTheNetwork(string loadBalancer, HandshakeNetwork network) =>
        Of(Asked("SSL", loadBalancer, ""), """{"id":"1"}""")!.Network.Should().Be(network);

    /// <summary>An endpoint does not say where to connect.</summary>
    [Theory]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"id":"1","port":8443}""")]
    [InlineData("<html>")]
    public void Ports_AreThoseAskedFor(string answer) => Of(Asked("HTTPS", "lb-public", ""), answer)!.Port.Should().Be(443);

    private static string Asked(string protocol, string loadBalancer, string more) =>
        $$"""{"name":"one","loadbalancer_id":"{{loadBalancer}}","protocol":"{{protocol}}","port":443{{more}}}""";

    private static AddedListener? Of(string request, string answer) =>
        AddedListener.Of(
            new Exchange
            {
                Number = 1,
                InteractionId = "key",
                StartedAt = DateTimeOffset.UnixEpoch,
                Duration = TimeSpan.Zero,
                Outcome = ExchangeOutcome.Answered,
                Request = new CapturedRequest("POST", "/v1.0/p/elbaas/listeners", [], Encoding.UTF8.GetBytes(request)),
                Response = new CapturedResponse(200, [], Encoding.UTF8.GetBytes(answer)),
            },
            Ids
        );
}
