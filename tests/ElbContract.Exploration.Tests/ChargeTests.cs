using ElbContract.Exploration.Generating;
using ElbContract.Specification.Providers;

namespace ElbContract.Exploration.Tests;

public sealed class ChargeTests
{
    [Theory]
    [InlineData("port", "65535", "port.range")]
    [InlineData("port", "443", "port.range")]
    [InlineData("name", "\"n\"", "name.length")]
    [InlineData("name", "\"---\"", "name.characters")]
    [InlineData("description", "\"\"", "description.length")]
    [InlineData("description", "\"a & b\"", "description.characters")]
    [InlineData("lb_algorithm", "\"source\"", "lb-algorithm.values")]
    [InlineData("session_sticky", "false", "session-sticky.values")]
    public void Of_AValueThatIsRefused_IsTheRuleThatAllowsIt(string key, string json, string clause) =>
        Charge.Of(new Draft().With(key, json)).Id.Should().Be(clause);

    [Fact]
    public void Of_AProtocolThatIsRefused_IsTheListOfProtocols() =>
        Charge.Of(new Draft { Protocol = "UDP" }).Id.Should().Be("protocol.values");

    [Fact]
    public void Of_APrivateLoadBalancerThatIsRefused_IsAboutLoadBalancers() =>
        Charge.Of(new Draft { Network = LoadBalancerNetwork.Private }).Id.Should().Be("loadbalancer-id.exists");

    [Fact]
    public void Of_AnOrdinaryListenerThatIsRefused_IsTheCallItself() => Charge.Of(new Draft()).Id.Should().Be("uri.add");

    [Fact]
    public void Explains_ARequestThatHasAllOfIt_AndNoOther()
    {
        var reason = new Draft { Protocol = "TCP" }.With("lb_algorithm", "\"source\"");

        Charge.Explains(reason, reason.With("name", "\"web\"")).Should().BeTrue();
        Charge.Explains(reason, reason with { Protocol = "UDP" }).Should().BeFalse();
        Charge.Explains(reason, new Draft { Protocol = "TCP" }).Should().BeFalse();
        Charge.Explains(new Draft(), reason).Should().BeTrue("whoever refuses the ordinary one refuses all");
    }
}
