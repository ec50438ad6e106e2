using System.Text;
using ElbContract.Specification.Providers;
using ElbContract.Traffic.Checking;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Tests.Checking;

public sealed class ExchangeJudgeTests
{
    private static readonly KnownIds Known = new()
    {
        PublicLoadBalancers = new HashSet<string> { "lb-1" },
        PrivateLoadBalancers = new HashSet<string> { "lb-private" },
        Certificates = new HashSet<string> { "cert-1" },
    };

    private static readonly string Conforming = RecordedListener.Request();

    [Fact]
    public void Judge_AConformingExchange_FindsNothing() =>
        Judge(Conforming, 200, RecordedListener.Answer(Conforming)).Should().BeEquivalentTo(new ExchangeVerdict([], [], Silence.None));

    [Fact]
    public void Judge_AWrongRequestThatWasRefused_AccusesTheClientAlone()
    {
        var verdict = Judge(RecordedListener.Request(("backend_protocol", "HTTPS")), 400, "{}");

        verdict
            .Client.Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new
                {
                    Clause = "backend-protocol.values",
                    Where = "$.body.backend_protocol",
                    Actual = "\"HTTPS\"",
                }
            );
        verdict.Provider.Should().BeEmpty();
    }

    [Fact]
    public void Judge_AWrongRequestThatWasAccepted_AccusesBoth()
    {
        var request = RecordedListener.Request(("protocol", "UDP"), ("backend_protocol", "TCP"));

        var verdict = Judge(request, 200, RecordedListener.Answer(request));

        verdict.Client.Should().ContainSingle().Which.Clause.Should().Be("backend-protocol.udp");
        verdict.Provider.Should().ContainSingle().Which.Clause.Should().Be("backend-protocol.udp");
    }

    [Fact]
    public void Judge_ARequestOfBytesThatAreNotUtf8_SaysSo() =>
        new ExchangeJudge(Known)
            .Judge(
                RecordedListener.Path,
                (ReadOnlyMemory<byte>)(byte[])[0xff, 0xfe, .. Encoding.Unicode.GetBytes(Conforming)],
                400,
                default(ReadOnlyMemory<byte>)
            )
            .Client.Should()
            .ContainSingle()
            .Which.Actual.Should()
            .Be("a body with bytes that are not UTF-8");

    [Theory]
    [InlineData("", "$.body", "an empty body")]
    [InlineData("{", "$.body", "a body that is not JSON")]
    [InlineData("[]", "$.body", "JSON that is not an object")]
    public void Judge_ARequestThatIsNoObject_SaysWhatItIs(string request, string where, string actual) =>
        Judge(request, 400, "")
            .Client.Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new
                {
                    Clause = "status.400",
                    Where = where,
                    Actual = actual,
                }
            );

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(503)]
    public void Judge_ARefusalForWhatNobodyKnowsOf_AccusesNobody(int status)
    {
        foreach (var request in (string[])[Conforming, RecordedListener.Request(("port", 0))])
            Judge(request, status, "", Known).Provider.Should().BeEmpty();
    }

    [Theory]
    [InlineData(302)]
    [InlineData(407)]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(429)]
    [InlineData(499)]
    [InlineData(520)]
    [InlineData(527)]
    [InlineData(502)]
    [InlineData(504)]
    public void Judge_AnAnswerOfWhatStandsBefore_IsSilent(int status) =>
        Judge(Conforming, status, "").Should().BeEquivalentTo(new ExchangeVerdict([], [], Silence.Weather));

    [Fact]
    public void Judge_NoAnswer_JudgesNobody()
    {
        var verdict = Judge(RecordedListener.Request(("name", null)), null, null);

        verdict.Should().BeEquivalentTo(new ExchangeVerdict([], [], Silence.NoAnswer));
    }

    [Fact]
    public void Judge_AConformingRequestThatWasRefused_AccusesWhereTheIdsAreKnown()
    {
        Judge(Conforming, 400, "{}").Should().BeEquivalentTo(new ExchangeVerdict([], [], Silence.Unexplained));
        Judge(Conforming, 400, "{}", Known).Provider.Should().ContainSingle().Which.Clause.Should().Be("uri.add");
        Judge(Conforming, 400, """{"error":{"code":"ELB.6101"}}""", Known)
            .Should()
            .BeEquivalentTo(new ExchangeVerdict([], [], Silence.PortTaken));
    }

    [Theory]
    [InlineData(422)]
    [InlineData(409)]
    [InlineData(418)]
    public void Judge_ARefusalWithAnotherStatus_IsThatStatusClause(int status)
    {
        Judge(Conforming, status, "").Provider.Should().ContainSingle().Which.Clause.Should().Be("status.400");
        Judge(RecordedListener.Request(("port", 0)), status, "").Provider.Should().ContainSingle().Which.Clause.Should().Be("status.400");
        Judge(Conforming, status, "", Known).Provider.Should().ContainSingle().Which.Clause.Should().Be("uri.add");
    }

    [Theory]
    [InlineData(201)]
    [InlineData(202)]
    public void Judge_AnotherSuccess_IsThatStatusClauseAlone(int status) =>
        Judge(Conforming, status, RecordedListener.Answer(Conforming))
            .Provider.Should()
            .ContainSingle()
            .Which.Clause.Should()
            .Be("status.200");

    [Fact]
    public void Judge_WithoutTheBodies_JudgesTheStatus()
    {
        Judge(Conforming, 200, null).Should().BeEquivalentTo(new ExchangeVerdict([], [], Silence.ResponseNotKept));
        Judge(Conforming, 201, null).Provider.Should().ContainSingle().Which.Clause.Should().Be("status.200");
        Judge(RecordedListener.Request(("port", 0)), 200, null).Provider.Should().ContainSingle().Which.Clause.Should().Be("port.range");
        new ExchangeJudge(KnownIds.None).Judge(RecordedListener.Path, null, 200, null).Silence.Should().Be(Silence.RequestNotKept);
    }

    [Fact]
    public void Judge_AnSniCertificateThatIsNotInEffect_MayBeOnAPrivateLoadBalancer()
    {
        var request = RecordedListener.Request(("protocol", "HTTPS"), ("certificate_id", "cert-1"), ("certificates", "sni-1"));
        var onPrivate = RecordedListener.Answer(request, LoadBalancerNetwork.Private);

        Judge(request, 200, onPrivate).Provider.Should().BeEmpty();
        Judge(request, 200, onPrivate, Known).Provider.Should().ContainSingle().Which.Clause.Should().Be("response.certificates");
        Judge(request, 200, onPrivate.Replace("\"web\"", "\"other\"", StringComparison.Ordinal))
            .Provider.Should()
            .ContainSingle()
            .Which.Clause.Should()
            .Be("response.name");
    }

    [Fact]
    public void Judge_UdpOnALoadBalancer_IsWrongOnAKnownPrivateOne()
    {
        var request = RecordedListener.Request(("protocol", "UDP"), ("backend_protocol", "UDP"), ("loadbalancer_id", "lb-private"));

        Judge(request, 200, RecordedListener.Answer(request)).Conforms.Should().BeTrue();
        Judge(request, 400, "", Known).Client.Should().ContainSingle().Which.Clause.Should().Be("protocol.udp-not-on-private");
    }

    [Theory]
    [InlineData("/v1.0/p/elbaas/listeners", "/v1.0/p/elbaas/listeners")]
    [InlineData("/v1.0/p/elbaas/listeners?x=/v1.0/q/elbaas/listeners", "/v1.0/p/elbaas/listeners")]
    [InlineData("/elb/v1.0/v1.0/p/elbaas/listeners", "/v1.0/p/elbaas/listeners")]
    [InlineData("/v1.0/elbaas/listeners", "/v1.0/elbaas/listeners")]
    [InlineData("/v1.0/p/elbaas/listeners/id", null)]
    [InlineData("/v2.0/lbaas/listeners", null)]
    [InlineData("/", null)]
    public void Find_AnyTarget_IsTheDocumentedPathBelowTheEndpoint(string target, string? path) =>
        ListenersPath.Find(target).Should().Be(path);

    private static ExchangeVerdict Judge(string request, int? status, string? answer, KnownIds? known = null) =>
        new ExchangeJudge(known ?? KnownIds.None).Judge(
            RecordedListener.Path,
            Encoding.UTF8.GetBytes(request),
            status,
            answer is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(answer)
        );
}
