namespace ElbContract.Specification.Tests.Clauses.Subjects;

public sealed class PortClausesTests
{
    [Theory]
    [InlineData("", "mandatory reject")]
    [InlineData("null", "mandatory reject")]
    [InlineData("\"80\"", "mandatory accept, type reject")]
    [InlineData("true", "mandatory accept, type reject")]
    [InlineData("[80]", "mandatory accept, type reject")]
    [InlineData("80.5", "mandatory accept, type reject")]
    [InlineData("1e400", "mandatory accept, type reject")]
    [InlineData("80.0", "mandatory accept, type free, range accept")]
    [InlineData("8e1", "mandatory accept, type free, range accept")]
    [InlineData("0.0", "mandatory accept, type free, range reject")]
    [InlineData("1e300", "mandatory accept, type free, range reject")]
    [InlineData("-1e300", "mandatory accept, type free, range reject")]
    [InlineData("1", "mandatory accept, type accept, range accept")]
    [InlineData("65535", "mandatory accept, type accept, range accept")]
    [InlineData("0", "mandatory accept, type accept, range reject")]
    [InlineData("-1", "mandatory accept, type accept, range reject")]
    [InlineData("65536", "mandatory accept, type accept, range reject")]
    [InlineData("99999999999999999999", "mandatory accept, type accept, range reject")]
    public void APort_IsAWholeNumberFrom1To65535(string port, string said)
    {
        Requests.Said("port", "HTTP", "port=" + port).Should().Be(said);
        Requests.Said("backend-port", "HTTP", "backend_port=" + port).Should().Be(said);
    }
}
