using System.Text.Json;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;

namespace ElbContract.Specification.Tests.Answers;

public sealed class ListenerAnswerTests
{
    [Theory]
    [InlineData("HTTP", "session_sticky", "false")]
    [InlineData("HTTP", "description", "\"\"")]
    [InlineData("HTTP", "status", "\"ACTIVE\"")]
    [InlineData("HTTP", "tcp_draining", "null")]
    [InlineData("HTTP", "ssl_protocols", "null")]
    [InlineData("HTTP", "certificate_id", "null", "certificate_id=\"certificate\"")]
    [InlineData("HTTP", "port", "80", "port=8e1")]
    [InlineData("HTTP", "sticky_session_type", "\"insert\"", "session_sticky=true", "sticky_session_type=\"insert\"")]
    [InlineData("HTTP", "cookie_timeout", "7", "session_sticky=true", "sticky_session_type=\"insert\"", "cookie_timeout=7")]
    [InlineData("HTTP", "cookie_timeout", "null", "session_sticky=false", "sticky_session_type=\"insert\"", "cookie_timeout=7")]
    [InlineData("HTTPS", "sticky_session_type", "null", "session_sticky=true", "sticky_session_type=\"insert\"")]
    [InlineData("UDP", "session_sticky", "true", "session_sticky=true")]
    [InlineData("SSL", "session_sticky", "false", "session_sticky=true")]
    [InlineData("TCP", "tcp_draining", "false")]
    [InlineData("TCP", "tcp_draining_timeout", "0", "tcp_draining=true", "tcp_draining_timeout=0")]
    [InlineData("TCP", "tcp_draining_timeout", "null", "tcp_draining=false", "tcp_draining_timeout=5")]
    [InlineData("HTTPS", "certificate_id", "\"certificate\"")]
    [InlineData("HTTPS", "ssl_protocols", "\"TLS 1.2\"")]
    [InlineData("HTTPS", "ssl_protocols", "\"TLS 1.2\"", "ssl_protocols=\"TLSv1.2\"")]
    [InlineData("SSL", "ssl_ciphers", "\"Default\"")]
    [InlineData("SSL", "ssl_ciphers", "\"Extended\"", "ssl_protocols=\"TLS 1.2 TLS 1.1 TLS 1.0\"")]
    [InlineData("SSL", "certificates", "null", "certificates=\"sni\"")]
    [InlineData("HTTPS", "certificates", "\"sni\"", "certificates=\"sni\"")]
    [InlineData("HTTPS", "certificates", "[\"sni\"]", "certificates=[\"sni\"]")]
    public void Answer_ShowsWhatIsInEffect(string protocol, string key, string json, params string[] changes) =>
        Shown(protocol, LoadBalancerNetwork.Public, changes).GetProperty(key).GetRawText().Should().Be(json);

    [Fact]
    public void Answer_ShowsNoSniCertificatesOfAPrivateLoadBalancer() =>
        Shown("HTTPS", LoadBalancerNetwork.Private, "certificates=\"sni\"").GetProperty("certificates").ValueKind.Should().Be(JsonValueKind.Null);

    [Fact]
    public void Answer_HasTheFieldsOfTheResponseTable_InItsOrder() =>
        Shown("HTTP", LoadBalancerNetwork.Public).EnumerateObject().Select(field => field.Name).Should().Equal(
            "update_time", "backend_port", "id", "backend_protocol", "sticky_session_type", "description", "loadbalancer_id", "create_time",
            "status", "protocol", "port", "cookie_timeout", "admin_state_up", "session_sticky", "lb_algorithm", "name", "tcp_draining",
            "tcp_draining_timeout", "ssl_protocols", "ssl_ciphers", "certificate_id", "certificates");

    private static JsonElement Shown(string protocol, LoadBalancerNetwork network, params string[] changes)
    {
        var request = Requests.Expect(Requests.Minimal(protocol, changes)).Request;
        return JsonElement.Parse(ListenerAnswer.Render(ListenerAnswer.Make(request, network, "id-1", "2026-01-01 00:00:00")).Bytes.Span);
    }
}
