using ElbContract.Specification.Answers;

namespace ElbContract.Specification.Tests.Answers;

/// <summary>Of which requests that are refused for nothing a listener can be made.</summary>
public sealed class OpenRequestTests
{
    [Theory]
    [InlineData("roundrobin", true)]
    [InlineData("leastconn", true)]
    [InlineData("source", true)]
    [InlineData("RoundRobin", false)]
    [InlineData("", false)]
    public void AListener_HasAnAlgorithmOfThePage(string algorithm, bool made) =>
        Makes("HTTP", $"lb_algorithm=\"{algorithm}\"").Should().Be(made);

    [Theory]
    [InlineData("HTTP", "HTTP", true)]
    [InlineData("HTTP", "TCP", true)]
    [InlineData("HTTP", "UDP", false)]
    [InlineData("HTTP", "http", false)]
    [InlineData("TCP", "HTTP", true)]
    [InlineData("TCP", "TCP", true)]
    [InlineData("TCP", "UDP", false)]
    [InlineData("HTTPS", "HTTP", true)]
    [InlineData("HTTPS", "TCP", true)]
    [InlineData("HTTPS", "UDP", false)]
    [InlineData("SSL", "HTTP", true)]
    [InlineData("SSL", "TCP", true)]
    [InlineData("SSL", "UDP", false)]
    [InlineData("UDP", "UDP", true)]
    [InlineData("UDP", "TCP", false)]
    [InlineData("UDP", "HTTP", false)]
    [InlineData("http", "HTTP", false)]
    [InlineData("", "TCP", false)]
    public void AListener_HasBackendsThatItCanForwardTo(string protocol, string backend, bool made) =>
        Makes(protocol, $"backend_protocol=\"{backend}\"").Should().Be(made);

    [Theory]
    [InlineData("HTTP", "session_sticky=true", true)]
    [InlineData("HTTP", "session_sticky=true;sticky_session_type=null", true)]
    [InlineData("HTTP", "session_sticky=true;sticky_session_type=\"insert\"", true)]
    [InlineData("HTTP", "session_sticky=true;sticky_session_type=\"Insert\"", false)]
    [InlineData("HTTP", "session_sticky=true;sticky_session_type=5", false)]
    [InlineData("HTTP", "session_sticky=false;sticky_session_type=\"Insert\"", true)]
    [InlineData("HTTP", "sticky_session_type=5", true)]
    [InlineData("HTTPS", "session_sticky=true;sticky_session_type=\"Insert\"", true)]
    [InlineData("TCP", "session_sticky=true;sticky_session_type=5", true)]
    public void AStickyHttpListener_HasTheCookieOfThePage(string protocol, string changes, bool made) =>
        Makes(protocol, changes).Should().Be(made);

    [Theory]
    [InlineData("", true)]
    [InlineData("ssl_protocols=null", true)]
    [InlineData("ssl_protocols=\"TLS 1.2\"", true)]
    [InlineData("ssl_protocols=\"TLSv1.2\"", true)]
    [InlineData("ssl_protocols=\"TLS 1.2 TLS 1.1 TLS 1.0\"", true)]
    [InlineData("ssl_protocols=\"TLSv1.2 TLSv1.1 TLSv1\"", true)]
    [InlineData("ssl_protocols=\"tls 1.2\"", false)]
    [InlineData("ssl_protocols=\"\"", false)]
    [InlineData("ssl_protocols=5", false)]
    [InlineData("ssl_ciphers=null", true)]
    [InlineData("ssl_ciphers=\"Default\"", true)]
    [InlineData("ssl_ciphers=\"Extended\"", true)]
    [InlineData("ssl_ciphers=\"Strict\"", true)]
    [InlineData("ssl_ciphers=\"default\"", false)]
    [InlineData("ssl_ciphers=\"\"", false)]
    [InlineData("ssl_ciphers=5", false)]
    [InlineData("ssl_protocols=\"TLSv1.2\";ssl_ciphers=\"Strict\"", true)]
    [InlineData("ssl_protocols=\"TLSv1.2 TLSv1.1 TLSv1\";ssl_ciphers=\"Extended\"", true)]
    [InlineData("ssl_protocols=\"TLSv1.2 TLSv1.1 TLSv1\";ssl_ciphers=\"Strict\"", false)]
    [InlineData("ssl_protocols=\"TLSv1.2 TLSv1.1 TLSv1\";ssl_ciphers=\"Default\"", false)]
    [InlineData("ssl_protocols=\"TLS 1.2 TLS 1.1 TLS 1.0\";ssl_ciphers=\"Default\"", false)]
    public void ATlsListener_HasVersionsAndCiphersThatGoTogether(string changes, bool made)
    {
        Makes("HTTPS", changes).Should().Be(made);
        Makes("SSL", changes).Should().Be(made);
        Makes("HTTP", changes).Should().BeTrue();
    }

    [Theory]
    [InlineData("null", true)]
    [InlineData("\"sni\"", true)]
    [InlineData("\"\"", true)]
    [InlineData("\"sni,certificate\"", true)]
    [InlineData("\" sni , certificate ,\"", true)]
    [InlineData("\",\"", true)]
    [InlineData("\"unknown\"", false)]
    [InlineData("\"sni,unknown\"", false)]
    [InlineData("\"sni certificate\"", false)]
    [InlineData("[]", true)]
    [InlineData("[\"sni\",\"certificate\"]", true)]
    [InlineData("[\"sni\",\"unknown\"]", false)]
    [InlineData("[\"sni\",5]", false)]
    [InlineData("[null]", false)]
    [InlineData("5", false)]
    [InlineData("{}", false)]
    public void AnHttpsListener_HasSniCertificatesThatExist(string certificates, bool made)
    {
        Makes("HTTPS", "certificates=" + certificates).Should().Be(made);
        Makes("SSL", "certificates=" + certificates).Should().BeTrue();
    }

    [Theory]
    [InlineData("""{"port":80,""", true)]
    [InlineData("""{"port":81,""", false)]
    [InlineData("""{"description":"\ud800",""", false)]
    public void AListener_IsNotGuessed(string start, bool made)
    {
        var body = start + Requests.Minimal("HTTP")[1..];

        OpenRequest.MakesAListener(Requests.Expect(body).Request, new ProviderKnowledge()).Should().Be(made);
    }

    private static bool Makes(string protocol, string changes) =>
        OpenRequest.MakesAListener(
            Requests.Expect(Requests.Minimal(protocol, changes.Split(';', StringSplitOptions.RemoveEmptyEntries))).Request,
            new ProviderKnowledge()
        );
}
