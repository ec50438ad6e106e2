namespace ElbContract.Specification.Tests.Clauses.Subjects;

public sealed class DrainingClausesTests
{
    [Theory]
    [InlineData("TCP", "", "")]
    [InlineData("TCP", "tcp_draining=true", "values accept, type accept")]
    [InlineData("TCP", "tcp_draining=false", "values accept, type accept")]
    [InlineData("TCP", "tcp_draining=null", "values free")]
    [InlineData("TCP", "tcp_draining=\"no\"", "type reject")]
    [InlineData("TCP", "tcp_draining=1", "type reject")]
    [InlineData("HTTP", "", "")]
    [InlineData("HTTP", "tcp_draining=true", "tcp-only accept")]
    [InlineData("HTTP", "tcp_draining=false", "tcp-only accept")]
    [InlineData("HTTP", "tcp_draining=null", "tcp-only free")]
    [InlineData("HTTP", "tcp_draining=1", "tcp-only free")]
    [InlineData("HTTPS", "tcp_draining=true", "tcp-only free")]
    [InlineData("SSL", "tcp_draining=false", "tcp-only free")]
    [InlineData("UDP", "tcp_draining=true", "tcp-only free")]
    [InlineData("UDP", "", "")]
    public void Draining_CountsWithTcp(string protocol, string changes, string said) =>
        Requests.Said("tcp-draining", protocol, changes).Should().Be(said);

    [Theory]
    [InlineData("", "")]
    [InlineData("0", "range accept, type accept")]
    [InlineData("60", "range accept, type accept")]
    [InlineData("-1", "range reject, type accept")]
    [InlineData("61", "range reject, type accept")]
    [InlineData("5.0", "range accept, type free")]
    [InlineData("61.0", "range reject, type free")]
    [InlineData("5.5", "type reject")]
    [InlineData("\"5\"", "type reject")]
    [InlineData("false", "type reject")]
    [InlineData("null", "draining-only free")]
    public void ADrainingTcpListener_KeepsConnections0To60Minutes(string timeout, string said) =>
        Requests.Said("tcp-draining-timeout", "TCP", "tcp_draining=true;tcp_draining_timeout=" + timeout).Should().Be(said);

    [Theory]
    [InlineData("TCP", "tcp_draining_timeout=5", "draining-only free")]
    [InlineData("TCP", "tcp_draining=false;tcp_draining_timeout=61", "draining-only free")]
    [InlineData("TCP", "tcp_draining=null;tcp_draining_timeout=5", "draining-only free")]
    [InlineData("HTTP", "tcp_draining=true;tcp_draining_timeout=0", "draining-only accept")]
    [InlineData("HTTP", "tcp_draining=true;tcp_draining_timeout=60", "draining-only accept")]
    [InlineData("HTTP", "tcp_draining=true;tcp_draining_timeout=61", "draining-only free")]
    [InlineData("HTTP", "tcp_draining=true;tcp_draining_timeout=-1", "draining-only free")]
    [InlineData("HTTP", "tcp_draining=true;tcp_draining_timeout=5.0", "draining-only free")]
    [InlineData("HTTP", "tcp_draining=true;tcp_draining_timeout=\"5\"", "draining-only free")]
    [InlineData("HTTP", "tcp_draining=true;tcp_draining_timeout=null", "draining-only free")]
    [InlineData("HTTP", "tcp_draining=false;tcp_draining_timeout=5", "draining-only free")]
    [InlineData("HTTP", "tcp_draining_timeout=5", "draining-only free")]
    [InlineData("HTTPS", "tcp_draining=true;tcp_draining_timeout=5", "draining-only free")]
    [InlineData("UDP", "tcp_draining=true;tcp_draining_timeout=61", "draining-only free")]
    [InlineData("UDP", "tcp_draining=true", "")]
    public void ADrainingTimeout_CountsWithADrainingTcpListener(string protocol, string changes, string said) =>
        Requests.Said("tcp-draining-timeout", protocol, changes).Should().Be(said);
}
