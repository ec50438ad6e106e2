namespace ElbContract.Specification.Tests.Clauses.Subjects;

public sealed class BackendProtocolClausesTests
{
    [Theory]
    [InlineData("backend_protocol=", "mandatory reject")]
    [InlineData("backend_protocol=null", "mandatory reject")]
    [InlineData("backend_protocol=5", "mandatory accept, type reject")]
    [InlineData("backend_protocol=[]", "mandatory accept, type reject")]
    [InlineData("backend_protocol=\"\"", "mandatory accept, type accept, values reject")]
    [InlineData("backend_protocol=\"HTTPS\"", "mandatory accept, type accept, values reject")]
    [InlineData("backend_protocol=\"SSL\"", "mandatory accept, type accept, values reject")]
    [InlineData("backend_protocol=\"http\"", "mandatory accept, type accept, values reject")]
    public void BackendProtocol_IsOneOfThreeWords(string change, string said)
    {
        foreach (var protocol in (string[])["HTTP", "TCP", "HTTPS", "SSL", "UDP"])
            Requests.Said("backend-protocol", protocol, change).Should().Be(said);
    }

    [Theory]
    [InlineData("HTTP", "HTTP", "other accept")]
    [InlineData("HTTP", "TCP", "other free")]
    [InlineData("HTTP", "UDP", "other free")]
    [InlineData("HTTPS", "HTTP", "other accept")]
    [InlineData("HTTPS", "TCP", "other free")]
    [InlineData("HTTPS", "UDP", "other free")]
    [InlineData("TCP", "TCP", "other accept")]
    [InlineData("TCP", "HTTP", "other free")]
    [InlineData("TCP", "UDP", "other free")]
    [InlineData("SSL", "TCP", "ssl accept")]
    [InlineData("SSL", "HTTP", "ssl reject")]
    [InlineData("SSL", "UDP", "ssl reject")]
    [InlineData("UDP", "UDP", "udp accept")]
    [InlineData("UDP", "TCP", "udp reject")]
    [InlineData("UDP", "HTTP", "udp reject")]
    public void BackendProtocol_GoesWithTheListeners(string protocol, string backend, string said) =>
        Requests
            .Said("backend-protocol", protocol, $"backend_protocol=\"{backend}\"")
            .Should()
            .Be("mandatory accept, type accept, values accept, " + said);

    [Theory]
    [InlineData("HTTP")]
    [InlineData("TCP")]
    [InlineData("UDP")]
    public void BackendProtocol_OfAnUnknownProtocol_GoesWithNothing(string backend) =>
        Requests
            .Said("backend-protocol", "http", $"backend_protocol=\"{backend}\"")
            .Should()
            .Be("mandatory accept, type accept, values accept");
}
