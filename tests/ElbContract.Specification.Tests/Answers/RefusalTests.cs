using System.Text;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;

namespace ElbContract.Specification.Tests.Answers;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("/v1.0/ours/elbaas/listeners", null, 401, "ELB.1102", "unauthorized: ")]
    [InlineData("/v1.0/ours/elbaas/listeners", "old", 401, "ELB.1102", "unauthorized: ")]
    [InlineData("/v1.0/ours/elbaas/listeners", "weak", 403, "ELB.0403", "userDisabled: ")]
    [InlineData("/v1.0/theirs/elbaas/listeners", "good", 403, "ELB.0403", "userDisabled: The path names a project")]
    [InlineData("/v1.0/elbaas/listeners", "good", 404, "ELB.0404", "Not Found: The path names a project")]
    [InlineData("/v2", "good", 404, "ELB.0404", "Not Found: ")]
    [InlineData("/v1.0/broken/elbaas/listeners", "good", 500, "ELB.0500", "authFault: ")]
    [InlineData("/v1.0/closed/elbaas/listeners", "good", 503, "ELB.0503", "serviceUnavailable: ")]
    [InlineData("/v2", null, 404, "ELB.0404", "Not Found: ")]
    public void Call_IsRefusedForItsFirstReason(string path, string? token, int status, string code, string message)
    {
        var refusal = Of("HTTP", path, token, ["port=0"])!;

        (refusal.Status, refusal.Code).Should().Be((status, code));
        refusal.Message.Should().StartWith(message);
    }

    [Theory]
    [InlineData("""{"port":80,"port":81}""", "badRequest: The body has the key 'port' twice, with different values: send it once.")]
    [InlineData("""{"name":"\xff"}""", "badRequest: The body has bytes that are not UTF-8: encode it as UTF-8.")]
    [InlineData("""{"name":"\ud800"}""", "badRequest: The body has half a surrogate pair, which is not a character: send both halves.")]
    [InlineData(
        """{"certificates":"[\"sni\"]"}""",
        "badRequest: The certificates are a string that holds a JSON list: send the ids separated by commas."
    )]
    public void OpenRequest_ThatCanBeReadInTwoWays_IsToldJustThat(string members, string message)
    {
        // HTTPS, with what each listener must have; bytes beyond ASCII as Latin-1 has them.
        var rest =
            """{"name":"web","loadbalancer_id":"public","protocol":"HTTPS","port":80,"backend_protocol":"HTTP","backend_port":80,"""
            + """ "lb_algorithm":"roundrobin","certificate_id":"certificate",""";
        var body = Encoding.Latin1.GetBytes(rest + members[1..].Replace("\\xff", "\u00ff", StringComparison.Ordinal));
        var request = new AddListenerRequestOnWire("/v1.0/ours/elbaas/listeners", "good", body);

        var refusal = Refusal.Of(Judge.Expect(request, new ProviderKnowledge()), new ProviderKnowledge(), Stance.Refuse);

        refusal!.Message.Should().Be(message);
    }

    [Fact]
    public void EitherRequest_IsRefusedInTheWordsOfItsClause() =>
        Of("SSL", "session_sticky=true")
            .Should()
            .Be(
                new ProviderError(
                    400,
                    "ELB.6001",
                    "badRequest: An SSL listener has no sticky sessions: a request for them is refused, or they are not in effect."
                )
            );

    [Theory]
    [InlineData("HTTP", "extra=1")]
    [InlineData("HTTP", "name=\"監聽\"")]
    [InlineData("HTTP", "description=null")]
    [InlineData("HTTP", "port=80.0")]
    [InlineData("HTTP", "backend_protocol=\"TCP\"")]
    [InlineData("TCP", "backend_protocol=\"HTTP\"")]
    [InlineData("HTTPS", "backend_protocol=\"TCP\"")]
    [InlineData("HTTP", "session_sticky=false", "sticky_session_type=\"insert\"")]
    [InlineData("HTTPS", "sticky_session_type=\"insert\"")]
    [InlineData("HTTP", "certificate_id=\"certificate\"")]
    [InlineData("HTTP", "tcp_timeout=5")]
    [InlineData("TCP", "udp_timeout=5")]
    [InlineData("TCP", "tcp_draining_timeout=5")]
    [InlineData("HTTPS", "certificates=[\"sni\",\"certificate\"]")]
    [InlineData("HTTPS", "certificates=\"sni,certificate\"")]
    [InlineData("HTTPS", "ssl_protocols=\"TLSv1.2\"")]
    [InlineData("HTTP", "ssl_protocols=\"TLS 1.2\"")]
    public void OpenRequest_ThatMakesAListener_IsAccepted(string protocol, params string[] changes) =>
        Of(protocol, changes).Should().BeNull();

    [Theory]
    [InlineData("HTTP", "protocol=\"http\"")]
    [InlineData("HTTP", "lb_algorithm=\"RoundRobin\"")]
    [InlineData("HTTP", "backend_protocol=\"UDP\"")]
    [InlineData("TCP", "backend_protocol=\"UDP\"")]
    [InlineData("HTTP", "backend_protocol=\"http\"")]
    [InlineData("HTTP", "session_sticky=true", "sticky_session_type=\"Insert\"")]
    [InlineData("HTTPS", "certificates=\"unknown\"")]
    [InlineData("HTTPS", "certificates=[\"sni\",\"unknown\"]")]
    [InlineData("HTTPS", "certificates=5")]
    [InlineData("HTTPS", "ssl_protocols=5")]
    [InlineData("HTTPS", "ssl_protocols=\"tls 1.2\"")]
    [InlineData("HTTPS", "ssl_ciphers=\"default\"")]
    [InlineData("HTTPS", "ssl_protocols=\"TLSv1.2 TLSv1.1 TLSv1\"", "ssl_ciphers=\"Strict\"")]
    public void OpenRequest_ThatMakesNone_IsRefusedWith400(string protocol, params string[] changes) =>
        Of(protocol, changes)!.Status.Should().Be(400);

    [Theory]
    [InlineData("""{"port":80,"port":81,""")]
    [InlineData("""{"description":"\ud800",""")]
    public void OpenRequest_ThatCannotBeRead_IsRefused(string start)
    {
        var request = start + Requests.Minimal("HTTP", "port=80")[1..];

        Refusal.Of(Requests.Expect(request), new ProviderKnowledge(), Stance.Ignore)!.Status.Should().Be(400);
    }

    [Fact]
    public void EitherRequest_ThatIsOpenToo_FollowsTheStance()
    {
        string[] changes = ["sticky_session_type=\"insert\"", "udp_timeout=5"];

        Of("TCP", changes)!.Message.Should().Contain("have no sticky session type");
        Refusal.Of(Requests.Expect(Requests.Minimal("TCP", changes)), new ProviderKnowledge(), Stance.Ignore).Should().BeNull();
    }

    [Theory]
    [InlineData(
        "loadbalancer_id=\"nowhere\"",
        400,
        "ELB.6040",
        "badRequest: The load balancer exists; an unknown one is refused with 400 or 404."
    )]
    [InlineData("name=\"\"", 400, "ELB.6011", "badRequest: A name has 1 to 64 characters.")]
    [InlineData(
        "backend_protocol=\"UDP\"",
        400,
        "ELB.6001",
        "badRequest: HTTP and HTTPS listeners forward to HTTP backends, TCP listeners to TCP backends; their other "
            + "backends are not documented."
    )]
    public void Request_IsRefusedInTheWordsOfItsClause(string change, int status, string code, string message) =>
        Of("HTTP", change).Should().Be(new ProviderError(status, code, message));

    [Fact]
    public void ConformingRequest_IsNotRefused() => Of("HTTP").Should().BeNull();

    [Theory]
    [InlineData(400, "ELB.6001", "badRequest: ")]
    [InlineData(401, "ELB.1102", "unauthorized: ")]
    [InlineData(403, "ELB.0403", "userDisabled: ")]
    [InlineData(404, "ELB.0404", "Not Found: ")]
    [InlineData(500, "ELB.0500", "authFault: ")]
    [InlineData(503, "ELB.0503", "serviceUnavailable: ")]
    public void With_AStatusOfThePage_HasItsMessage(int status, string code, string message)
    {
        var error = Refusal.With(status);

        (error.Status, error.Code).Should().Be((status, code));
        error.Message.Should().StartWith(message);
    }

    [Fact]
    public void With_AStatusOfNoPage_IsABadRequestInWords() =>
        Refusal
            .With(422, ElbContract.Specification.Clauses.Catalogue.Find("name.length")!)
            .Should()
            .Be(new ProviderError(422, "ELB.0422", "badRequest: A name has 1 to 64 characters."));

    [Fact]
    public void With_AStatusThatNoClauseIsAbout_IsABug()
    {
        var with = () => Refusal.With(418);

        with.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static ProviderError? Of(string protocol, params string[] changes) =>
        Of(protocol, "/v1.0/ours/elbaas/listeners", "good", changes);

    private static ProviderError? Of(string protocol, string path, string? token, string[] changes) =>
        Refusal.Of(Requests.Expect(Requests.Minimal(protocol, changes), path, token), new ProviderKnowledge(), Stance.Refuse);
}
