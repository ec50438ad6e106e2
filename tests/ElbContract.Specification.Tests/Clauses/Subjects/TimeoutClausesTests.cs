namespace ElbContract.Specification.Tests.Clauses.Subjects;

public sealed class TimeoutClausesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("null", "range free")]
    [InlineData("1", "range accept, type accept")]
    [InlineData("1440", "range accept, type accept")]
    [InlineData("0", "range reject, type accept")]
    [InlineData("1441", "range reject, type accept")]
    [InlineData("-1", "range reject, type accept")]
    [InlineData("60.0", "range accept, type free")]
    [InlineData("0.0", "range reject, type free")]
    [InlineData("1.5", "type reject")]
    [InlineData("true", "type reject")]
    [InlineData("\"60\"", "type reject")]
    public void ASession_Lives1To1440(string timeout, string said)
    {
        Requests.Said("tcp-timeout", "TCP", "tcp_timeout=" + timeout).Should().Be(said);
        Requests.Said("udp-timeout", "UDP", "udp_timeout=" + timeout).Should().Be(said);
    }

    [Theory]
    [InlineData("tcp", "HTTP")]
    [InlineData("tcp", "HTTPS")]
    [InlineData("tcp", "SSL")]
    [InlineData("tcp", "UDP")]
    [InlineData("udp", "HTTP")]
    [InlineData("udp", "HTTPS")]
    [InlineData("udp", "SSL")]
    [InlineData("udp", "TCP")]
    public void ATimeoutOfAnotherProtocol_IsOpen(string timeout, string protocol)
    {
        Requests.Said(timeout + "-timeout", protocol, timeout + "_timeout=0").Should().Be("range free");
        Requests.Said(timeout + "-timeout", protocol, timeout + "_timeout=\"x\"").Should().Be("range free");
        Requests.Said(timeout + "-timeout", protocol, timeout + "_timeout=null").Should().Be("range free");
        Requests.Said(timeout + "-timeout", protocol, "").Should().BeEmpty();
    }
}
