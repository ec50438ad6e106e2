using System.Net.Sockets;
using System.Text;
using ElbContract.Loopback;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Tests.Exchanges;

public sealed class CapturingHandlerTests
{
    private readonly ExchangeLog _log = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answered_IsCapturedAndStillReadable()
    {
        await using var server = LoopbackServer.Answering(400, "{\"a\":", headers: "X-Twice: 1\r\nX-Twice: 2\r\n");
        using var http = Client(new Redactor([new("elb-contract-token", "elb-contract-token")]));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "/v1.0/p?x=%2F")) { Content = new StringContent("{}") };
        request.Headers.Add("X-Auth-Token", "elb-contract-token");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);

        (await answer.Content.ReadAsStringAsync(Stop)).Should().Be("{\"a\":");
        server.Requests.Single().Text.Should().Be("{}");
        var exchange = _log.Snapshot().Single();
        exchange.Should().BeEquivalentTo(new { Number = 1, Outcome = Outcome.Answered, Reason = (string?)null });
        exchange.Request.Should().BeEquivalentTo(new { Method = "POST", Target = "/v1.0/p?x=%2F" });
        exchange.Request.Header("X-Auth-Token").Should().Be("elb-contract-token");
        exchange.Request.Header("Content-Type").Should().Be("text/plain; charset=utf-8");
        Encoding.UTF8.GetString(exchange.Request.Body.Span).Should().Be("{}");
        exchange.Response!.Status.Should().Be(400);
        exchange.Response.Headers.Select(header => header.Key).Should().BeEquivalentTo("Content-Type", "Content-Length", "Connection", "X-Twice", "X-Twice");
        Encoding.UTF8.GetString(exchange.Response.Body.Span).Should().Be("{\"a\":");
    }

    [Fact]
    public async Task Token_WithoutSymbolicName_IsRedacted()
    {
        await using var server = LoopbackServer.Answering(200, "");
        using var http = Client(Redactor.Strict);
        http.DefaultRequestHeaders.Add("X-Auth-Token", "canary");
        await http.GetAsync(server.Address, Stop);

        server.Requests.Single().Header("X-Auth-Token").Should().Be("canary");
        _log.Snapshot().Single().Request.Header("X-Auth-Token").Should().Be("redacted");
    }

    [Theory]
    [InlineData("", Outcome.Failed)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", Outcome.BodyCutShort)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", Outcome.BodyTooLarge)]
    public async Task NoWholeAnswer_IsCapturedAndThrown(string answer, Outcome outcome)
    {
        await using var server = LoopbackServer.Sending(answer);
        using var http = Client(Redactor.Strict, maximum: 10);
        await http.Invoking(h => h.GetAsync(server.Address, Stop)).Should().ThrowAsync<HttpRequestException>();

        _log.Snapshot().Single().Outcome.Should().Be(outcome);
    }

    [Fact]
    public async Task NobodyListens_IsNoConnection()
    {
        using var bound = new Socket(SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        using var http = Client(Redactor.Strict);
        await http.Invoking(h => h.GetAsync(new Uri($"http://127.0.0.1:{((System.Net.IPEndPoint)bound.LocalEndPoint!).Port}"), Stop))
            .Should().ThrowAsync<HttpRequestException>();

        _log.Snapshot().Single().Outcome.Should().Be(Outcome.NoConnection);
    }

    [Fact]
    public async Task OutOfTime_IsCancelled()
    {
        await using var server = LoopbackServer.HangingAfter("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{");
        using var http = Client(Redactor.Strict);
        http.Timeout = TimeSpan.FromMilliseconds(300);
        await http.Invoking(h => h.GetAsync(server.Address, Stop)).Should().ThrowAsync<OperationCanceledException>();

        _log.Snapshot().Single().Should().BeEquivalentTo(new { Outcome = Outcome.Cancelled, Reason = "cancelled, or out of time" });
    }

    private HttpClient Client(Redactor redactor, int maximum = 1024 * 1024) =>
        new(new CapturingHandler(_log.Add, redactor, maximum) { InnerHandler = new SocketsHttpHandler() });
}
