using ElbContract.Exploration.Generating;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Providers;

namespace ElbContract.Exploration.Tests;

public sealed class RuleMatrixTests
{
    private static readonly KnownProvider Known = new(ProviderIds.Example);
    private static readonly IReadOnlyList<MatrixDraft> s_drafts = RuleMatrix.Whole.Drafts;

    /// <summary>Where each rule that refuses is to be asked for; a load balancer of either kind, but where it says which.</summary>
    public static TheoryData<string, string> Rules =>
        new()
        {
            { "name.mandatory", "HTTP TCP HTTPS SSL UDP" },
            { "name.type", "HTTP TCP HTTPS SSL UDP" },
            { "name.length", "HTTP TCP HTTPS SSL UDP" },
            { "name.characters", "HTTP TCP HTTPS SSL UDP" },
            { "description.type", "HTTP TCP HTTPS SSL UDP" },
            { "description.length", "HTTP TCP HTTPS SSL UDP" },
            { "description.characters", "HTTP TCP HTTPS SSL UDP" },
            { "loadbalancer-id.mandatory", "HTTP TCP HTTPS SSL UDP" },
            { "loadbalancer-id.type", "HTTP TCP HTTPS SSL UDP" },
            { "loadbalancer-id.exists", "HTTP TCP HTTPS SSL UDP" },
            { "protocol.mandatory", "HTTP TCP HTTPS SSL UDP" },
            { "protocol.type", "HTTP TCP HTTPS SSL UDP" },
            { "protocol.values", "HTTP TCP HTTPS SSL UDP" },
            { "port.mandatory", "HTTP TCP HTTPS SSL UDP" },
            { "port.type", "HTTP TCP HTTPS SSL UDP" },
            { "port.range", "HTTP TCP HTTPS SSL UDP" },
            { "backend-protocol.mandatory", "HTTP TCP HTTPS SSL UDP" },
            { "backend-protocol.type", "HTTP TCP HTTPS SSL UDP" },
            { "backend-protocol.values", "HTTP TCP HTTPS SSL UDP" },
            { "backend-protocol.udp", "UDP" },
            { "backend-protocol.ssl", "SSL" },
            { "backend-port.mandatory", "HTTP TCP HTTPS SSL UDP" },
            { "backend-port.type", "HTTP TCP HTTPS SSL UDP" },
            { "backend-port.range", "HTTP TCP HTTPS SSL UDP" },
            { "lb-algorithm.mandatory", "HTTP TCP HTTPS SSL UDP" },
            { "lb-algorithm.type", "HTTP TCP HTTPS SSL UDP" },
            { "lb-algorithm.values", "HTTP TCP HTTPS SSL UDP" },
            { "session-sticky.type", "HTTP TCP HTTPS SSL UDP" },
            { "session-sticky.roundrobin-only", "HTTP TCP HTTPS" },
            { "sticky-session-type.type", "HTTP" },
            { "sticky-session-type.values", "HTTP" },
            { "cookie-timeout.type", "HTTP" },
            { "cookie-timeout.range", "HTTP" },
            { "tcp-timeout.type", "TCP" },
            { "tcp-timeout.range", "TCP" },
            { "tcp-draining.type", "TCP" },
            { "tcp-draining-timeout.type", "TCP" },
            { "tcp-draining-timeout.range", "TCP" },
            { "certificate-id.mandatory", "HTTPS SSL" },
            { "certificate-id.type", "HTTPS" },
            { "udp-timeout.type", "UDP" },
            { "udp-timeout.range", "UDP" },
            { "ssl-protocols.values", "HTTPS SSL" },
            { "ssl-ciphers.values", "HTTPS SSL" },
            { "ssl-ciphers.extended-required", "HTTPS SSL" },
        };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Matrix_AsksForTheRule_InEveryContextThatItHoldsIn(string clause, string protocols)
    {
        var contexts = s_drafts
            .Where(draft => Expect(draft.Draft).Refusals.ToList() is [var only] && only.Id == clause)
            .Select(draft => (draft.Draft.Protocol, draft.Draft.Network))
            .ToHashSet();

        // A private load balancer has no UDP listeners, for which nothing else can be seen to be refused there.
        var expected =
            from protocol in protocols.Split(' ')
            from network in Enum.GetValues<LoadBalancerNetwork>()
            where (protocol, network) != ("UDP", LoadBalancerNetwork.Private)
            select (protocol, network);
        contexts.Should().Contain(expected);
    }

    [Fact]
    public void Matrix_HasEveryClauseThatRefuses()
    {
        var named = Rules.Select(row => row.Data.Item1).ToHashSet();

        Catalogue
            .Clauses.Where(clause => clause is { Strength: Strength.Reject, Subject: not null })
            .Select(clause => clause.Id)
            .Except(named)
            .Should()
            .Equal(ClauseIds.ProtocolUdpNotOnPrivate);
    }

    [Fact]
    public void Matrix_Always_ChangesOneParameterAndSaysNothingOfWhatIsOpen()
    {
        var starts = StartingDrafts.AndMore(AvailableResources.All);

        s_drafts
            .Where(draft => !starts.Any(start => DiffersInOneAtMost(start with { Network = draft.Draft.Network }, draft.Draft)))
            .Should()
            .BeEmpty();
        s_drafts.Select(draft => Expect(draft.Draft).Strength).Distinct().Should().NotContain(Strength.Free);
    }

    [Fact]
    public void Matrix_FromTheFirst_HasEachRuleInEachContextBeforeAnyAgain()
    {
        var contexts = s_drafts.Select(draft => draft.Context).ToList();

        contexts.Take(contexts.Distinct().Count()).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("name", "\"elb-contract \"")]
    [InlineData("name", "\"elb-contract\\n\"")]
    [InlineData("protocol", "\"UDP \"")]
    [InlineData("protocol", "\"TERMINATED_HTTPS\"")]
    [InlineData("lb_algorithm", "\"ROUND_ROBIN\"")]
    [InlineData("lb_algorithm", "\"roundrobi\"")]
    [InlineData("loadbalancer_id", "\"\"")]
    [InlineData("backend_protocol", "\"SSL\"")]
    [InlineData("backend_port", "4294967298")]
    [InlineData("port", "0")]
    public void Matrix_OfUdp_HasTheValue(string key, string json) =>
        s_drafts.Should().Contain(draft => draft.Draft.Protocol == "UDP" && draft.Draft[key] == json);

    [Theory]
    [InlineData("certificate_id", "\"\"")]
    [InlineData("ssl_protocols", "\"TLS 1.0 TLS 1.1 TLS 1.2\"")]
    [InlineData("ssl_protocols", "\"TLS 1.2,TLS 1.1,TLS 1.0\"")]
    [InlineData("ssl_protocols", "\"TLS 1.2\\n\"")]
    [InlineData("ssl_ciphers", "\"default\"")]
    [InlineData("backend_protocol", "\"SSL\"")]
    public void Matrix_OfSslAndHttps_HasTheValue(string key, string json) =>
        s_drafts.Where(draft => draft.Draft[key] == json).Select(draft => draft.Draft.Protocol).Should().Contain(["SSL", "HTTPS"]);

    private static bool DiffersInOneAtMost(Draft start, Draft draft) =>
        start.Protocol == draft.Protocol
        && OrdinaryListener
            .Keys(start.Protocol)
            .Concat(start.Changes.Select(change => change.Key))
            .Concat(draft.Changes.Select(change => change.Key))
            .Distinct()
            .Count(key => start[key] != draft[key]) <= 1;

    private static Expectation Expect(Draft draft) => Judge.Expect(draft.OnWire(8080), Known);
}
