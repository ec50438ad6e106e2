using ElbContract.Specification.Clauses;

namespace ElbContract.Specification.Tests;

public sealed class JudgeExpectationTests
{
    private static readonly string Long64 = new('n', 64),
        Long65 = new('n', 65),
        Long128 = new('é', 128),
        Long129 = new('d', 129);

    /// <summary>protocol · changes to the minimal request · outcome · the clause that must say so</summary>
    public static TheoryData<string, string[], Strength, string> RequestCases =>
        new()
        {
            { "HTTP", [], Strength.Accept, "uri.add" },
            { "HTTP", ["extra=1"], Strength.Free, "uri.add" },
            { "HTTP", ["name="], Strength.Reject, "name.mandatory" },
            { "HTTP", ["name=null"], Strength.Reject, "name.mandatory" },
            { "HTTP", ["name=5"], Strength.Reject, "name.type" },
            { "HTTP", ["name=\"n\""], Strength.Accept, "name.length" },
            { "HTTP", [$"name=\"{Long64}\""], Strength.Accept, "name.length" },
            { "HTTP", ["name=\"\""], Strength.Reject, "name.length" },
            { "HTTP", [$"name=\"{Long65}\""], Strength.Reject, "name.length" },
            { "HTTP", ["name=\"_-aZ9\""], Strength.Accept, "name.characters" },
            { "HTTP", ["name=\"a b\""], Strength.Reject, "name.characters" },
            { "HTTP", ["name=\"a\\n\""], Strength.Reject, "name.characters" },
            { "HTTP", ["name=\"監聽\""], Strength.Free, "name.characters" },
            { "HTTP", ["name=\"a監 b\""], Strength.Reject, "name.characters" },
            { "HTTP", ["description=\"\""], Strength.Accept, "description.optional" },
            { "HTTP", ["description=null"], Strength.Free, "description.optional" },
            { "HTTP", ["description=[]"], Strength.Reject, "description.type" },
            { "HTTP", [$"description=\"{Long128}\""], Strength.Accept, "description.length" },
            { "HTTP", [$"description=\"{Long129}\""], Strength.Reject, "description.length" },
            { "HTTP", ["description=\"a<b\""], Strength.Reject, "description.characters" },
            { "HTTP", ["description=\"a>b\""], Strength.Reject, "description.characters" },
            { "HTTP", ["description=\"€ & \\\"quoted\\\" 監聽 🙂\""], Strength.Accept, "description.characters" },
            { "HTTP", ["loadbalancer_id="], Strength.Reject, "loadbalancer-id.mandatory" },
            { "HTTP", ["loadbalancer_id=7"], Strength.Reject, "loadbalancer-id.type" },
            { "HTTP", ["loadbalancer_id=\"nowhere\""], Strength.Reject, "loadbalancer-id.exists" },
            { "HTTP", ["protocol=null"], Strength.Reject, "protocol.mandatory" },
            { "HTTP", ["protocol=true"], Strength.Reject, "protocol.type" },
            { "HTTP", ["protocol=\"QUIC\""], Strength.Reject, "protocol.values" },
            { "HTTP", ["protocol=\"http\""], Strength.Free, "protocol.values" },
            { "UDP", [], Strength.Accept, "protocol.values" },
            { "UDP", ["loadbalancer_id=\"private\""], Strength.Reject, "protocol.udp-not-on-private" },
            { "SSL", ["loadbalancer_id=\"private\""], Strength.Accept, "protocol.udp-not-on-private" },
            { "HTTP", ["port="], Strength.Reject, "port.mandatory" },
            { "HTTP", ["port=\"80\""], Strength.Reject, "port.type" },
            { "HTTP", ["port=80.5"], Strength.Reject, "port.type" },
            { "HTTP", ["port=80.0"], Strength.Free, "port.type" },
            { "HTTP", ["port=1"], Strength.Accept, "port.range" },
            { "HTTP", ["port=65535"], Strength.Accept, "port.range" },
            { "HTTP", ["port=0"], Strength.Reject, "port.range" },
            { "HTTP", ["port=65536"], Strength.Reject, "port.range" },
            { "HTTP", ["port=-1"], Strength.Reject, "port.range" },
            { "HTTP", ["port=99999999999999999999"], Strength.Reject, "port.range" },
            { "HTTP", ["backend_protocol="], Strength.Reject, "backend-protocol.mandatory" },
            { "HTTP", ["backend_protocol=\"HTTPS\""], Strength.Reject, "backend-protocol.values" },
            { "HTTP", ["backend_protocol=\"TCP\""], Strength.Free, "backend-protocol.other" },
            { "UDP", ["backend_protocol=\"TCP\""], Strength.Reject, "backend-protocol.udp" },
            { "UDP", ["backend_protocol=\"HTTP\""], Strength.Reject, "backend-protocol.udp" },
            { "SSL", ["backend_protocol=\"HTTP\""], Strength.Reject, "backend-protocol.ssl" },
            { "SSL", ["backend_protocol=\"UDP\""], Strength.Reject, "backend-protocol.ssl" },
            { "HTTPS", [], Strength.Accept, "backend-protocol.other" },
            { "HTTP", ["backend_port=null"], Strength.Reject, "backend-port.mandatory" },
            { "HTTP", ["backend_port=true"], Strength.Reject, "backend-port.type" },
            { "HTTP", ["backend_port=65536"], Strength.Reject, "backend-port.range" },
            { "HTTP", ["lb_algorithm="], Strength.Reject, "lb-algorithm.mandatory" },
            { "HTTP", ["lb_algorithm={}"], Strength.Reject, "lb-algorithm.type" },
            { "HTTP", ["lb_algorithm=\"random\""], Strength.Reject, "lb-algorithm.values" },
            { "HTTP", ["lb_algorithm=\"RoundRobin\""], Strength.Free, "lb-algorithm.values" },
            { "HTTP", ["session_sticky=\"true\""], Strength.Reject, "session-sticky.type" },
            { "HTTP", ["session_sticky=1"], Strength.Reject, "session-sticky.type" },
            { "HTTP", ["session_sticky=null"], Strength.Free, "session-sticky.optional" },
            { "UDP", ["session_sticky=true"], Strength.Accept, "session-sticky.values" },
            { "SSL", ["session_sticky=true"], Strength.Either, "session-sticky.ssl" },
            { "SSL", ["session_sticky=false"], Strength.Free, "session-sticky.ssl" },
            { "HTTP", ["session_sticky=true", "lb_algorithm=\"source\""], Strength.Reject, "session-sticky.roundrobin-only" },
            { "HTTPS", ["session_sticky=true", "lb_algorithm=\"leastconn\""], Strength.Reject, "session-sticky.roundrobin-only" },
            { "TCP", ["session_sticky=false", "lb_algorithm=\"leastconn\""], Strength.Accept, "session-sticky.roundrobin-only" },
            { "HTTP", ["session_sticky=true", "sticky_session_type=\"insert\""], Strength.Accept, "sticky-session-type.values" },
            { "HTTP", ["session_sticky=true", "sticky_session_type=\"rewrite\""], Strength.Reject, "sticky-session-type.values" },
            { "HTTP", ["session_sticky=true", "sticky_session_type=3"], Strength.Reject, "sticky-session-type.type" },
            { "HTTP", ["session_sticky=false", "sticky_session_type=\"insert\""], Strength.Free, "sticky-session-type.http-sticky" },
            { "HTTPS", ["session_sticky=true", "sticky_session_type=\"insert\""], Strength.Free, "sticky-session-type.http-sticky" },
            { "TCP", ["sticky_session_type=\"insert\""], Strength.Either, "sticky-session-type.invalid" },
            { "UDP", ["sticky_session_type=null"], Strength.Accept, "sticky-session-type.invalid" },
            {
                "HTTP",
                ["session_sticky=true", "sticky_session_type=\"insert\"", "cookie_timeout=1440"],
                Strength.Accept,
                "cookie-timeout.range"
            },
            {
                "HTTP",
                ["session_sticky=true", "sticky_session_type=\"insert\"", "cookie_timeout=1441"],
                Strength.Reject,
                "cookie-timeout.range"
            },
            {
                "HTTP",
                ["session_sticky=true", "sticky_session_type=\"insert\"", "cookie_timeout=0"],
                Strength.Reject,
                "cookie-timeout.range"
            },
            {
                "HTTP",
                ["session_sticky=true", "sticky_session_type=\"insert\"", "cookie_timeout=\"5\""],
                Strength.Reject,
                "cookie-timeout.type"
            },
            { "HTTP", ["cookie_timeout=0"], Strength.Free, "cookie-timeout.range" },
            { "SSL", ["cookie_timeout=100"], Strength.Either, "cookie-timeout.invalid" },
            { "TCP", ["tcp_timeout=1"], Strength.Accept, "tcp-timeout.range" },
            { "TCP", ["tcp_timeout=0"], Strength.Reject, "tcp-timeout.range" },
            { "TCP", ["tcp_timeout=1441"], Strength.Reject, "tcp-timeout.range" },
            { "TCP", ["tcp_timeout=1.5"], Strength.Reject, "tcp-timeout.type" },
            { "HTTP", ["tcp_timeout=0"], Strength.Free, "tcp-timeout.range" },
            { "TCP", ["tcp_draining=false"], Strength.Accept, "tcp-draining.values" },
            { "TCP", ["tcp_draining=\"no\""], Strength.Reject, "tcp-draining.type" },
            { "HTTP", ["tcp_draining=true", "tcp_draining_timeout=5"], Strength.Accept, "tcp-draining.tcp-only" },
            { "UDP", ["tcp_draining=true"], Strength.Free, "tcp-draining.tcp-only" },
            { "TCP", ["tcp_draining=true", "tcp_draining_timeout=0"], Strength.Accept, "tcp-draining-timeout.range" },
            { "TCP", ["tcp_draining=true", "tcp_draining_timeout=60"], Strength.Accept, "tcp-draining-timeout.range" },
            { "TCP", ["tcp_draining=true", "tcp_draining_timeout=61"], Strength.Reject, "tcp-draining-timeout.range" },
            { "TCP", ["tcp_draining=true", "tcp_draining_timeout=-1"], Strength.Reject, "tcp-draining-timeout.range" },
            { "TCP", ["tcp_draining=true", "tcp_draining_timeout=\"5\""], Strength.Reject, "tcp-draining-timeout.type" },
            { "TCP", ["tcp_draining=false", "tcp_draining_timeout=61"], Strength.Free, "tcp-draining-timeout.draining-only" },
            { "TCP", ["tcp_draining_timeout=5"], Strength.Free, "tcp-draining-timeout.draining-only" },
            { "HTTPS", ["certificate_id="], Strength.Reject, "certificate-id.mandatory" },
            { "SSL", ["certificate_id=null"], Strength.Reject, "certificate-id.mandatory" },
            { "SSL", ["certificate_id=\"nowhere\""], Strength.Reject, "certificate-id.mandatory" },
            { "TCP", ["certificate_id=\"nowhere\""], Strength.Free, "certificate-id.mandatory" },
            { "HTTPS", ["certificate_id=5"], Strength.Reject, "certificate-id.type" },
            { "SSL", ["certificate_id=5"], Strength.Free, "certificate-id.mandatory" },
            { "HTTP", ["backend_protocol=\"http\""], Strength.Reject, "backend-protocol.values" },
            { "HTTPS", ["ssl_protocols=\"tls 1.2\""], Strength.Reject, "ssl-protocols.values" },
            { "HTTPS", ["ssl_ciphers=\"default\""], Strength.Reject, "ssl-ciphers.values" },
            { "HTTPS", ["ssl_protocols=\"TLSv1.2\"", "ssl_ciphers=\"Weak\""], Strength.Free, "ssl-ciphers.values" },
            { "HTTP", ["session_sticky=true", "sticky_session_type=\"Insert\""], Strength.Reject, "sticky-session-type.values" },
            { "HTTP", ["name=\"a½\""], Strength.Reject, "name.characters" },
            { "HTTPS", ["certificates=\"sni\""], Strength.Accept, "certificates.https" },
            { "HTTPS", ["certificates=[\"sni\"]"], Strength.Free, "certificates.https" },
            { "HTTPS", ["certificates=\"sni\"", "loadbalancer_id=\"private\""], Strength.Either, "certificates.public-only" },
            { "UDP", ["udp_timeout=1440"], Strength.Accept, "udp-timeout.range" },
            { "UDP", ["udp_timeout=1441"], Strength.Reject, "udp-timeout.range" },
            { "UDP", ["udp_timeout=true"], Strength.Reject, "udp-timeout.type" },
            { "TCP", ["udp_timeout=0"], Strength.Free, "udp-timeout.range" },
            { "HTTPS", [], Strength.Accept, "ssl-protocols.default" },
            { "SSL", ["ssl_protocols=\"TLS 1.2\""], Strength.Accept, "ssl-protocols.values" },
            { "HTTPS", ["ssl_protocols=\"TLS 1.3\""], Strength.Reject, "ssl-protocols.values" },
            { "HTTPS", ["ssl_protocols=\"TLSv1.2\""], Strength.Free, "ssl-protocols.values" },
            { "HTTP", ["ssl_protocols=\"TLS 1.2\""], Strength.Free, "ssl-protocols.tls-only" },
            { "HTTPS", ["ssl_ciphers=\"Strict\""], Strength.Accept, "ssl-ciphers.values" },
            { "HTTPS", ["ssl_ciphers=\"Weak\""], Strength.Reject, "ssl-ciphers.values" },
            {
                "HTTPS",
                ["ssl_protocols=\"TLS 1.2 TLS 1.1 TLS 1.0\"", "ssl_ciphers=\"Extended\""],
                Strength.Accept,
                "ssl-ciphers.extended-required"
            },
            {
                "HTTPS",
                ["ssl_protocols=\"TLS 1.2 TLS 1.1 TLS 1.0\"", "ssl_ciphers=\"Default\""],
                Strength.Reject,
                "ssl-ciphers.extended-required"
            },
            {
                "SSL",
                ["ssl_protocols=\"TLS 1.2 TLS 1.1 TLS 1.0\"", "ssl_ciphers=\"Strict\""],
                Strength.Reject,
                "ssl-ciphers.extended-required"
            },
            { "SSL", ["ssl_protocols=\"TLS 1.2 TLS 1.1 TLS 1.0\""], Strength.Either, "ssl-ciphers.extended-required" },
            { "UDP", ["ssl_ciphers=\"Default\""], Strength.Free, "ssl-ciphers.tls-only" },
        };

    [Theory]
    [MemberData(nameof(RequestCases))]
    public void Judge_Request_HasTheStrengthThatItsClauseSays(string protocol, string[] changes, Strength strength, string clause)
    {
        var expectation = Requests.Expect(Requests.Minimal(protocol, changes));

        expectation.Strength.Should().Be(strength);
        expectation.Statements.Should().Contain(said => said.Clause.Id == clause && said.Strength == strength);
    }

    [Theory]
    [InlineData("name=", "name.mandatory")]
    [InlineData("backend_port=0", "backend-port.range")]
    [InlineData("lb_algorithm=\"x\"", "lb-algorithm.values")]
    public void Judge_OneRuleBroken_IsTheOnlyRefusal(string change, string clause) =>
        Requests.Expect(Requests.Minimal("HTTP", change)).Refusals.Select(refusal => refusal.Id).Should().Equal(clause);

    [Fact]
    public void Judge_TwoRulesBroken_NamesBoth() =>
        Requests
            .Expect(Requests.Minimal("UDP", "loadbalancer_id=\"private\"", "backend_protocol=\"TCP\""))
            .Refusals.Select(refusal => refusal.Id)
            .Should()
            .Equal("protocol.udp-not-on-private", "backend-protocol.udp");

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("{")]
    [InlineData("{\"name\":}")]
    [InlineData("{} {}")]
    [InlineData("[]")]
    [InlineData("[{\"name\":\"a\"}]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    public void Judge_BodyThatIsNoObject_IsABadRequest(string body)
    {
        var expectation = Requests.Expect(body);

        expectation.Statuses.Should().Equal(400);
        expectation.Refusals.Select(refusal => refusal.Id).Should().Equal("status.400");
    }

    [Theory]
    [InlineData("/v1.0/ours/elbaas/listeners", null, new[] { 401 }, "status.401")]
    [InlineData("/v1.0/ours/elbaas/listeners", "", new[] { 401 }, "status.401")]
    [InlineData("/v1.0/ours/elbaas/listeners", "stale", new[] { 401 }, "status.401")]
    [InlineData("/v1.0/ours/elbaas/listeners", "weak", new[] { 403 }, "status.403")]
    [InlineData("/v1.0/theirs/elbaas/listeners", "good", new[] { 401, 403, 404 }, "project-id.mandatory")]
    [InlineData("/v1.0/elbaas/listeners", "good", new[] { 404 }, "project-id.mandatory")]
    [InlineData("/v1.0//elbaas/listeners", "good", new[] { 404 }, "project-id.mandatory")]
    [InlineData("/v1.0/ours/elbaas/listenerz", "good", new[] { 404 }, "status.404")]
    [InlineData("/v2.0/ours/elbaas/listeners", "good", new[] { 404 }, "status.404")]
    [InlineData("/v1.0/ours/more/elbaas/listeners", "good", new[] { 404 }, "status.404")]
    [InlineData("/v1.0/broken/elbaas/listeners", "good", new[] { 500 }, "status.500")]
    [InlineData("/v1.0/closed/elbaas/listeners", "good", new[] { 503 }, "status.503")]
    public void Judge_TokenAndPath_SayTheirStatus(string path, string? token, int[] statuses, string clause)
    {
        var expectation = Requests.Expect(Requests.Minimal("HTTP"), path, token);

        expectation.Statuses.Should().Equal(statuses);
        expectation.Refusals.Select(refusal => refusal.Id).Should().Equal(clause);
    }

    [Fact]
    public void Judge_SeveralReasonsToRefuse_AllowTheStatusOfEach() =>
        Requests.Expect(Requests.Minimal("HTTP", "name="), token: null).Statuses.Should().Equal(400, 401);

    [Fact]
    public void Judge_RepeatedKey_CountsWithItsLastValueAndIsFree()
    {
        var body = Requests.Minimal("HTTP").Replace("{", "{\"port\":81,", StringComparison.Ordinal);

        Requests.Expect(body).Strength.Should().Be(Strength.Free);
        Requests
            .Expect(body.Replace("\"port\":80", "\"port\":0", StringComparison.Ordinal))
            .Refusals.Should()
            .ContainSingle(clause => clause.Id == "port.range");
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\ud800x")]
    public void Judge_TextThatCannotBeRead_IsFree(string name) =>
        Requests.Expect($$"""{"name":"{{name}}",{{Requests.Minimal("HTTP", "name=")[1..]}}""").Strength.Should().Be(Strength.Free);

    [Fact]
    public void Judge_InvalidUtf8_IsFreeAndDoesNotThrow()
    {
        byte[] body = [.. "{\"name\":\""u8, 0xff, .. "\"}"u8];

        var expectation = Judging.Judge.Expect(new("/v1.0/ours/elbaas/listeners", "good", body), new ProviderKnowledge());

        expectation.Request.HasUnreadableText.Should().BeTrue();
        expectation.Refusals.Should().NotContain(clause => clause.Id == "name.characters");
    }

    [Fact]
    public void Judge_DeepBody_IsJudgedLikeAnyOther()
    {
        var deep = new string('[', 300) + new string(']', 300);

        Requests
            .Expect(Requests.Minimal("HTTP")[..^1] + ",\"name\":" + deep + "}")
            .Refusals.Should()
            .Contain(clause => clause.Id == "name.type");
    }
}
