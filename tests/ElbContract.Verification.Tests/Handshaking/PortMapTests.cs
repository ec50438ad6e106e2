using System.Net;
using System.Net.Sockets;
using System.Text;
using ElbContract.Verification.Handshaking;

namespace ElbContract.Verification.Tests.Handshaking;

public sealed class PortMapTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK", """{"one":"127.0.0.1:4711"}""", "127.0.0.1:4711", null)]
    [InlineData("HTTP/1.1 404 Not Found", "", null, null)]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/", "", null, null)]
    [InlineData("HTTP/1.1 200 OK", """{"another":"127.0.0.1:4711"}""", null, "has no port for the listener")]
    [InlineData("HTTP/1.1 200 OK", """{"one":4711}""", null, "has no port for the listener")]
    [InlineData("HTTP/1.1 200 OK", """{"one":"127.0.0.1"}""", null, "has no port for the listener")]
    [InlineData("HTTP/1.1 200 OK", """["one"]""", null, "has no port for the listener")]
    [InlineData("HTTP/1.1 200 OK", "<html>", null, "does not tell the listener's port")]
    public async Task Find_TellsThePortOrWhyThereIsNone_OrThatThereIsNoMap(string head, string body, string? endPoint, string? reason)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerAsync(listener, $"{head}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
        using var map = new PortMap();

        var (found, why) = await map.FindAsync(
            new Uri($"http://{listener.LocalEndpoint}/_elb-contract/data-plane"),
            "one",
            TestContext.Current.CancellationToken
        );

        await answering;
        found?.ToString().Should().Be(endPoint);
        (found is null).Should().Be(endPoint is null);
        if (reason is null)
            why.Should().BeNull();
        else
            why.Should().Contain(reason);
    }

    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.ReadExactlyAsync(new byte[16], TestContext.Current.CancellationToken);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
    }
}
