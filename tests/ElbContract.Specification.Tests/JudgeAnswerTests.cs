using ElbContract.Specification.Clauses;

namespace ElbContract.Specification.Tests;

public sealed class JudgeAnswerTests
{
    private const string Three = "ssl_protocols=\"TLS 1.2 TLS 1.1 TLS 1.0\"";

    [Theory]
    [InlineData("HTTP")]
    [InlineData("TCP")]
    [InlineData("HTTPS")]
    [InlineData("SSL")]
    [InlineData("UDP")]
    public void Judge_ConformingAnswer_FindsNothing(string protocol)
    {
        var request = Requests.Minimal(protocol);

        Requests.Examine(request, 200, Requests.Answer(request)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(
        "sticky_session_type=null",
        "cookie_timeout=null",
        "tcp_draining=null",
        "certificate_id=null",
        "certificates=null",
        "ssl_protocols=null",
        "ssl_ciphers=null"
    )]
    [InlineData("status=\"PENDING_CREATE\"", "id=\"0b07acf0-6d24-3925-bc24-a0ac7445267a\"", "vip=\"10.0.0.1\"")]
    [InlineData("update_time=\"2026-01-01T00:00:00Z\"", "admin_state_up=false", "description=null", "session_sticky=null")]
    [InlineData("certificates=[]", "tcp_draining=false", "tcp_timeout=300", "port=80.0")]
    public void Judge_FreedomsOfAnAnswer_AreNotFoundFaultWith(params string[] changes)
    {
        var request = Requests.Minimal("HTTP");

        Requests.Examine(request, 200, Requests.Answer(request, changes)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("update_time=", "response.update-time")]
    [InlineData("update_time=null", "response.update-time")]
    [InlineData("create_time=5", "response.create-time")]
    [InlineData("id=\"\"", "response.id")]
    [InlineData("id=7", "response.id")]
    [InlineData("status=\"DOWN\"", "response.status")]
    [InlineData("admin_state_up=\"true\"", "response.admin-state-up")]
    [InlineData("name=\"other\"", "response.name")]
    [InlineData("name=", "response.name")]
    [InlineData("description=", "response.description")]
    [InlineData("description=5", "response.description")]
    [InlineData("loadbalancer_id=\"private\"", "response.loadbalancer-id")]
    [InlineData("protocol=\"TCP\"", "response.protocol")]
    [InlineData("port=81", "response.port")]
    [InlineData("port=\"80\"", "response.port")]
    [InlineData("backend_protocol=null", "response.backend-protocol")]
    [InlineData("backend_port=1", "response.backend-port")]
    [InlineData("lb_algorithm=\"source\"", "response.lb-algorithm")]
    [InlineData("session_sticky=0", "response.session-sticky")]
    [InlineData("session_sticky=", "response.session-sticky")]
    [InlineData("sticky_session_type=\"rewrite\"", "response.sticky-session-type")]
    [InlineData("cookie_timeout=1441", "response.cookie-timeout")]
    [InlineData("tcp_draining=1", "response.tcp-draining")]
    [InlineData("tcp_draining_timeout=61", "response.tcp-draining-timeout")]
    [InlineData("certificate_id=\"certificate\"", "response.certificate-id")]
    [InlineData("certificates=\"sni\"", "response.certificates")]
    [InlineData("ssl_protocols=\"TLS 1.2\"", "ssl-protocols.tls-only")]
    [InlineData("ssl_ciphers=\"Default\"", "ssl-ciphers.tls-only")]
    public void Judge_OneFieldWrong_BreaksThatFieldsClauseAlone(string change, string clause)
    {
        var request = Requests.Minimal("HTTP");

        var findings = Requests.Examine(request, 200, Requests.Answer(request, change));

        findings.Select(finding => finding.Clause).Should().Equal(clause);
        findings[0].Where.Should().Be("$.body." + change[..change.IndexOf('=')]);
    }

    [Theory]
    [InlineData("TCP", "tcp_draining=true", "tcp_draining=false", "response.tcp-draining")]
    [InlineData("TCP", "tcp_draining=true;tcp_draining_timeout=5", "tcp_draining_timeout=6", "response.tcp-draining-timeout")]
    [InlineData("TCP", "tcp_draining=true;tcp_draining_timeout=5", "tcp_draining_timeout=", "response.tcp-draining-timeout")]
    [InlineData("TCP", "", "sticky_session_type=\"insert\"", "response.sticky-session-type")]
    [InlineData("UDP", "", "cookie_timeout=100", "response.cookie-timeout")]
    [InlineData("HTTP", "session_sticky=true", "session_sticky=false", "response.session-sticky")]
    [InlineData("HTTP", "session_sticky=true;sticky_session_type=\"insert\"", "sticky_session_type=", "response.sticky-session-type")]
    [InlineData(
        "HTTP",
        "session_sticky=true;sticky_session_type=\"insert\";cookie_timeout=100",
        "cookie_timeout=6000",
        "response.cookie-timeout"
    )]
    [InlineData("HTTPS", "ssl_protocols=\"TLS 1.2\"", "ssl_protocols=\"TLSv1.2\"", "response.ssl-protocols")]
    [InlineData("HTTPS", "ssl_ciphers=\"Strict\"", "ssl_ciphers=\"Default\"", "response.ssl-ciphers")]
    [InlineData("SSL", "", "certificate_id=", "response.certificate-id")]
    [InlineData("HTTPS", "certificates=\"sni\"", "certificates=[\"sni\"]", "response.certificates")]
    [InlineData("HTTPS", "", "ssl_protocols=", "ssl-protocols.default")]
    [InlineData("SSL", "", "ssl_protocols=\"TLS 1.2 TLS 1.1 TLS 1.0\"", "ssl-protocols.default")]
    [InlineData("HTTPS", "", "ssl_ciphers=\"Strict\"", "ssl-ciphers.default")]
    public void Judge_ConditionalFieldWrong_NamesTheClause(string protocol, string asked, string change, string clause)
    {
        var request = Requests.Minimal(protocol, asked.Split(';', StringSplitOptions.RemoveEmptyEntries));

        Requests.Examine(request, 200, Requests.Answer(request, change)).Select(finding => finding.Clause).Should().Equal(clause);
    }

    [Theory]
    [InlineData("SSL", "session_sticky=true", "session_sticky=false")]
    [InlineData("SSL", "session_sticky=true", "session_sticky=")]
    [InlineData("TCP", "sticky_session_type=\"insert\"", "sticky_session_type=null")]
    [InlineData("UDP", "cookie_timeout=100", "cookie_timeout=")]
    [InlineData("HTTPS", Three, "ssl_ciphers=\"Extended\"")]
    [InlineData("HTTPS", "certificates=\"sni\";loadbalancer_id=\"private\"", "certificates=null")]
    public void Judge_EitherOr_AllowsARefusalAndAParameterNotInEffect(string protocol, string asked, string notInEffect)
    {
        var request = Requests.Minimal(protocol, asked.Split(';'));

        Requests.Examine(request, 400, "").Should().BeEmpty();
        Requests.Examine(request, 200, Requests.Answer(request, notInEffect)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("SSL", "session_sticky=true", "", "session-sticky.ssl")]
    [InlineData("TCP", "sticky_session_type=\"insert\"", "", "sticky-session-type.invalid")]
    [InlineData("SSL", "cookie_timeout=100", "", "cookie-timeout.invalid")]
    [InlineData("SSL", Three, "ssl_ciphers=\"Default\"", "ssl-ciphers.extended-required")]
    [InlineData("HTTPS", "certificates=\"sni\";loadbalancer_id=\"private\"", "", "certificates.public-only")]
    public void Judge_EitherOr_FindsTheParameterInEffect(string protocol, string asked, string change, string clause)
    {
        var request = Requests.Minimal(protocol, asked.Split(';'));

        Requests
            .Examine(request, 200, Requests.Answer(request, change.Split(';', StringSplitOptions.RemoveEmptyEntries)))
            .Select(finding => finding.Clause)
            .Should()
            .Equal(clause);
        Requests.Examine(request, 422, "").Select(finding => finding.Clause).Should().Equal("status.400");
    }

    [Fact]
    public void Judge_UdpWithTcpBackendAccepted_NamesTheClause() =>
        Requests
            .Examine(Requests.Minimal("UDP", "backend_protocol=\"TCP\""), 200, "{}")
            .Should()
            .ContainSingle()
            .Which.Should()
            .Be(new Finding("backend-protocol.udp", "$.status", "400", "200"));

    [Theory]
    [InlineData(422)]
    [InlineData(500)]
    [InlineData(404)]
    public void Judge_RefusedWithAnotherStatus_KeepsTheRuleAndBreaksTheStatus(int status) =>
        Requests.Examine(Requests.Minimal("HTTP", "name="), status, "").Select(finding => finding.Clause).Should().Equal("status.400");

    [Theory]
    [InlineData(201)]
    [InlineData(202)]
    public void Judge_AcceptedWithAnotherStatus_BreaksStatus200Alone(int status)
    {
        var request = Requests.Minimal("HTTP");

        Requests
            .Examine(request, status, Requests.Answer(request))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Be(new Finding("status.200", "$.status", "200", status.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Judge_ConformingRequestRefused_BreaksTheCallItself() =>
        Requests.Examine(Requests.Minimal("HTTP"), 400, "").Select(finding => finding.Clause).Should().Equal("uri.add");

    [Theory]
    [InlineData("", "an empty body")]
    [InlineData("<html>", "a body that is not JSON")]
    [InlineData("{\"id\":", "a body that is not JSON")]
    [InlineData("[]", "JSON that is not an object")]
    [InlineData("{\"listener\":{\"id\":\"1\"}}", "an object with none of a listener's fields at its top")]
    public void Judge_AnswerOfAnotherForm_IsOneFinding(string answer, string actual) =>
        Requests
            .Examine(Requests.Minimal("HTTP"), 200, answer)
            .Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new
                {
                    Clause = "uri.add",
                    Where = "$.body",
                    Actual = actual,
                }
            );

    [Theory]
    [InlineData("protocol=\"http\"", "protocol=\"HTTP\"")]
    [InlineData("protocol=\"http\"", "ssl_protocols=\"TLS 1.2\"")]
    [InlineData("tcp_draining=true", "tcp_draining=1")]
    [InlineData("certificate_id=\"certificate\"", "certificate_id=\"certificate\"")]
    [InlineData("backend_protocol=\"TCP\"", "backend_protocol=\"HTTP\"")]
    public void Judge_WhatIsFree_IsNeverFoundFaultWith(string asked, string change)
    {
        var request = Requests.Minimal("HTTP", asked);

        Requests.Examine(request, 200, Requests.Answer(request, change)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("protocol=\"http\"", "{\"job_id\":\"1\"}")]
    [InlineData("extra=1", "{\"id\":5,\"name\":null}")]
    [InlineData("certificate_id=\"certificate\"", "")]
    public void Judge_FreeRequestAccepted_MayBeAnsweredWithAnything(string asked, string answer) =>
        Requests.Examine(Requests.Minimal("HTTP", asked), 202, answer).Should().BeEmpty();

    [Theory]
    [InlineData("ssl_protocols=\"TLS 1.2\"", "ssl-protocols.tls-only")]
    [InlineData("ssl_ciphers=\"Default\"", "ssl-ciphers.tls-only")]
    public void Judge_FreeParameterThatMustNotBeShown_IsFoundFaultWith(string asked, string clause)
    {
        var request = Requests.Minimal("HTTP", asked);

        Requests.Examine(request, 200, Requests.Answer(request)).Select(finding => finding.Clause).Should().Equal(clause);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    [InlineData(500)]
    public void Judge_FreeRequest_MayBeAnsweredAnyhow(int status) =>
        Requests.Examine(Requests.Minimal("HTTP", "protocol=\"http\""), status, "").Should().BeEmpty();
}
