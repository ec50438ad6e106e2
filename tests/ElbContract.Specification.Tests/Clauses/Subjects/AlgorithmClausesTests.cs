namespace ElbContract.Specification.Tests.Clauses.Subjects;

public sealed class AlgorithmClausesTests
{
    [Theory]
    [InlineData("lb_algorithm=", "mandatory reject")]
    [InlineData("lb_algorithm=null", "mandatory reject")]
    [InlineData("lb_algorithm=5", "mandatory accept, type reject")]
    [InlineData("lb_algorithm=false", "mandatory accept, type reject")]
    [InlineData("lb_algorithm=\"roundrobin\"", "mandatory accept, type accept, values accept")]
    [InlineData("lb_algorithm=\"leastconn\"", "mandatory accept, type accept, values accept")]
    [InlineData("lb_algorithm=\"source\"", "mandatory accept, type accept, values accept")]
    [InlineData("lb_algorithm=\"RoundRobin\"", "mandatory accept, type accept, values free")]
    [InlineData("lb_algorithm=\"LEASTCONN\"", "mandatory accept, type accept, values free")]
    [InlineData("lb_algorithm=\"Source\"", "mandatory accept, type accept, values free")]
    [InlineData("lb_algorithm=\"\"", "mandatory accept, type accept, values reject")]
    [InlineData("lb_algorithm=\"random\"", "mandatory accept, type accept, values reject")]
    public void Algorithm_IsOneOfThreeWords(string change, string said) => Requests.Said("lb-algorithm", "HTTP", change).Should().Be(said);
}
