using System.Text.Json;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Providers;

namespace ElbContract.Specification.Tests.Answers;

public sealed class ListenerAnswerTests
{
    /// <summary>The response table as the page had it first; a row more stands behind these.</summary>
    private static readonly string[] First =
    [
        "update_time",
        "backend_port",
        "id",
        "backend_protocol",
        "sticky_session_type",
        "description",
        "loadbalancer_id",
        "create_time",
        "status",
        "protocol",
        "port",
        "cookie_timeout",
        "admin_state_up",
        "session_sticky",
        "lb_algorithm",
        "name",
        "tcp_draining",
        "tcp_draining_timeout",
        "ssl_protocols",
        "ssl_ciphers",
        "certificate_id",
        "certificates",
    ];

    [Theory]
    [InlineData("HTTP", "session_sticky", "false")]
    [InlineData("HTTP", "description", "\"\"")]
    [InlineData("HTTP", "status", "\"ACTIVE\"")]
    [InlineData("HTTP", "sticky_session_type", "null", "sticky_session_type=\"insert\"")]
    [InlineData("HTTP", "session_sticky", "false", "session_sticky=null")]
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
    [InlineData("TCP", "session_sticky", "true", "session_sticky=true")]
    [InlineData("TCP", "tcp_draining", "true", "tcp_draining=true")]
    [InlineData("HTTP", "tcp_draining", "null", "tcp_draining=true")]
    [InlineData("HTTP", "tcp_draining_timeout", "null", "tcp_draining=true", "tcp_draining_timeout=5")]
    [InlineData("TCP", "tcp_draining_timeout", "0", "tcp_draining=true", "tcp_draining_timeout=0")]
    [InlineData("TCP", "tcp_draining_timeout", "null", "tcp_draining=false", "tcp_draining_timeout=5")]
    [InlineData("HTTPS", "certificate_id", "\"certificate\"")]
    [InlineData("HTTPS", "ssl_protocols", "\"TLS 1.2\"")]
    [InlineData("HTTPS", "ssl_protocols", "\"TLS 1.2\"", "ssl_protocols=\"TLSv1.2\"")]
    [InlineData("HTTPS", "ssl_protocols", "\"TLS 1.2 TLS 1.1 TLS 1.0\"", "ssl_protocols=\"TLSv1.2 TLSv1.1 TLSv1\"")]
    [InlineData("HTTPS", "ssl_protocols", "\"TLS 1.2\"", "ssl_protocols=null")]
    [InlineData("HTTPS", "ssl_ciphers", "\"Strict\"", "ssl_ciphers=\"Strict\"")]
    [InlineData("SSL", "ssl_ciphers", "\"Default\"")]
    [InlineData("SSL", "ssl_ciphers", "\"Extended\"", "ssl_protocols=\"TLS 1.2 TLS 1.1 TLS 1.0\"")]
    [InlineData("SSL", "certificates", "null", "certificates=\"sni\"")]
    [InlineData("HTTP", "certificates", "null", "certificates=\"sni\"")]
    [InlineData("HTTPS", "certificates", "null", "certificates=5")]
    [InlineData("HTTPS", "certificates", "\"sni\"", "certificates=\"sni\"")]
    [InlineData("HTTPS", "certificates", "[\"sni\"]", "certificates=[\"sni\"]")]
    public void Answer_ShowsWhatIsInEffect(string protocol, string key, string json, params string[] changes) =>
        Shown(protocol, LoadBalancerNetwork.Public, changes).GetProperty(key).GetRawText().Should().Be(json);

    [Fact]
    public void Answer_ShowsNoSniCertificatesOfAPrivateLoadBalancer() =>
        Shown("HTTPS", LoadBalancerNetwork.Private, "certificates=\"sni\"")
            .GetProperty("certificates")
            .ValueKind.Should()
            .Be(JsonValueKind.Null);

    [Fact]
    public void Answer_HasTheFieldsOfTheResponseTable_InItsOrder()
    {
        var shown = Shown("HTTP", LoadBalancerNetwork.Public).EnumerateObject().Select(field => field.Name).ToList();

        shown.Take(First.Length).Should().Equal(First);
        shown.Should().Equal(ResponseTable());
    }

    [Fact]
    public void Answer_ShowsWhatWasSent_AsOneObject()
    {
        var request = Requests.Minimal(
            "HTTP",
            "description=\"é <a>\"",
            "session_sticky=true",
            "sticky_session_type=\"insert\"",
            "cookie_timeout=7"
        );

        // A parameter more does not apply here: it is null, and no matter of this test.
        ResponseTable()
            .Skip(First.Length)
            .Aggregate(
                Shown(request, LoadBalancerNetwork.Public).GetRawText(),
                (text, further) => text.Replace($",\"{further}\":null", "", StringComparison.Ordinal)
            )
            .Should()
            .Be(
                """
                {"update_time":"2026-01-01 00:00:00","backend_port":8080,"id":"id-1","backend_protocol":"HTTP",
                "sticky_session_type":"insert",
                "description":"é <a>","loadbalancer_id":"public","create_time":"2026-01-01 00:00:00","status":"ACTIVE",
                "protocol":"HTTP","port":80,
                "cookie_timeout":7,"admin_state_up":true,"session_sticky":true,"lb_algorithm":"roundrobin","name":"listener",
                "tcp_draining":null,"tcp_draining_timeout":null,"ssl_protocols":null,"ssl_ciphers":null,"certificate_id":null,
                "certificates":null}
                """.ReplaceLineEndings("")
            );
    }

    [Theory]
    [InlineData("2147483647", "2147483647")]
    [InlineData("2147483648", "null")]
    [InlineData("-2147483648", "-2147483648")]
    [InlineData("-2147483649", "null")]
    [InlineData("80.5", "null")]
    [InlineData("\"80\"", "null")]
    public void Answer_OfWhatIsNoPort_ShowsNone(string port, string shown) =>
        Shown("HTTP", LoadBalancerNetwork.Public, "port=" + port).GetProperty("port").GetRawText().Should().Be(shown);

    [Fact]
    public void Answer_IsJson() =>
        ListenerAnswer
            .Of(Requests.Expect(Requests.Minimal("HTTP")).Request, LoadBalancerNetwork.Public, "id-1", "2026-01-01 00:00:00")
            .ContentType.Should()
            .Be("application/json");

    /// <summary>By hand, in the test of the catalogue: 'response.port accept: always integer port as sent' names port.</summary>
    private static IEnumerable<string> ResponseTable() =>
        CatalogueTests
            .Clauses.Split('\n')
            .Where(line => line.StartsWith("response.", StringComparison.Ordinal) && line.Contains(" accept: ", StringComparison.Ordinal))
            .Select(line => line.Split(": ")[1].Split(' ')[2]);

    private static JsonElement Shown(string protocol, LoadBalancerNetwork network, params string[] changes) =>
        Shown(Requests.Minimal(protocol, changes), network);

    private static JsonElement Shown(string body, LoadBalancerNetwork network)
    {
        var request = Requests.Expect(body).Request;
        return JsonElement.Parse(ListenerAnswer.Of(request, network, "id-1", "2026-01-01 00:00:00").Bytes.Span);
    }
}
