namespace ElbContract.Specification.Tests.Clauses.Subjects;

public sealed class LoadBalancerClausesTests
{
    [Theory]
    [InlineData("loadbalancer_id=", "mandatory reject")]
    [InlineData("loadbalancer_id=null", "mandatory reject")]
    [InlineData("loadbalancer_id=7", "mandatory accept, type reject")]
    [InlineData("loadbalancer_id={}", "mandatory accept, type reject")]
    [InlineData("loadbalancer_id=\"\"", "mandatory accept, type accept, exists reject 400/404")]
    [InlineData("loadbalancer_id=\"nowhere\"", "mandatory accept, type accept, exists reject 400/404")]
    [InlineData("loadbalancer_id=\"public\"", "mandatory accept, type accept, exists accept")]
    [InlineData("loadbalancer_id=\"private\"", "mandatory accept, type accept, exists accept")]
    public void LoadBalancer_IsAnExistingOne(string change, string said) =>
        Requests.Said("loadbalancer-id", "HTTP", change).Should().Be(said);
}
