namespace ElbContract.Specification.Tests.Clauses.Subjects;

public sealed class ProtocolClausesTests
{
    [Theory]
    [InlineData("protocol=", "mandatory reject")]
    [InlineData("protocol=null", "mandatory reject")]
    [InlineData("protocol=true", "mandatory accept, type reject")]
    [InlineData("protocol=1", "mandatory accept, type reject")]
    [InlineData("protocol=\"\"", "mandatory accept, type accept, values reject")]
    [InlineData("protocol=\"QUIC\"", "mandatory accept, type accept, values reject")]
    [InlineData("protocol=\"HTTP \"", "mandatory accept, type accept, values reject")]
    [InlineData("protocol=\"http\"", "mandatory accept, type accept, values free")]
    [InlineData("protocol=\"Tcp\"", "mandatory accept, type accept, values free")]
    [InlineData("protocol=\"https\"", "mandatory accept, type accept, values free")]
    [InlineData("protocol=\"sSL\"", "mandatory accept, type accept, values free")]
    [InlineData("protocol=\"udp\"", "mandatory accept, type accept, values free")]
    public void Protocol_IsOneOfFiveWords(string change, string said) => Requests.Said("protocol", "HTTP", change).Should().Be(said);

    [Theory]
    [InlineData("HTTP", "private", "accept")]
    [InlineData("TCP", "private", "accept")]
    [InlineData("HTTPS", "private", "accept")]
    [InlineData("SSL", "private", "accept")]
    [InlineData("UDP", "private", "reject")]
    [InlineData("HTTP", "public", "accept")]
    [InlineData("TCP", "public", "accept")]
    [InlineData("HTTPS", "public", "accept")]
    [InlineData("SSL", "public", "accept")]
    [InlineData("UDP", "public", "accept")]
    public void Udp_IsNotForPrivateLoadBalancers(string protocol, string loadBalancer, string said) =>
        Requests
            .Said("protocol", protocol, $"loadbalancer_id=\"{loadBalancer}\"")
            .Should()
            .Be($"mandatory accept, type accept, values accept, udp-not-on-private {said}");

    [Theory]
    [InlineData("UDP", "loadbalancer_id=\"nowhere\"")]
    [InlineData("UDP", "loadbalancer_id=")]
    [InlineData("HTTP", "loadbalancer_id=5")]
    public void ALoadBalancerThatIsNone_IsNeitherPublicNorPrivate(string protocol, string change) =>
        Requests.Said("protocol", protocol, change).Should().Be("mandatory accept, type accept, values accept");
}
