using System.Net;
using System.Net.Sockets;
using System.Text;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Matching;

namespace ElbContract.Stub.Tests;

public sealed class CannedStubTests
{
    private static readonly CannedExchange Added = new(
        "entry 1",
        new CapturedRequest("POST", "/v1.0/p/elbaas/listeners", [], "{\"port\":80}"u8.ToArray()),
        new CapturedResponse(
            201,
            [new("Content-Type", "application/json; charset=utf-8"), new("X-Request-Id", "1")],
            "{\"id\":\"ä\"}"u8.ToArray()
        )
    );

    private readonly List<string> _told = [];

    [Fact]
    public async Task ARequestOfTheRecording_IsAnsweredAsItWas()
    {
        using var answer = await SendAsync("{\"port\": 80}");

        ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .Should()
            .Be((201, "{\"id\":\"ä\"}"));
        answer.Content.Headers.ContentType!.ToString().Should().Be("application/json; charset=utf-8");
        _told.Should().Equal("201 POST /elbaas/listeners: entry 1");
    }

    [Fact]
    public async Task AnotherRequest_IsToldTheNearestInOneLine()
    {
        using var answer = await SendAsync("{\"port\":\"<80>\"}");

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .Should()
            .Be("""{"error":{"message":"no recorded request matches; the nearest is entry 1: $.body.port: recorded 80, now \"<80>\""}}""");
        _told
            .Should()
            .Equal(
                "404 POST /elbaas/listeners: no recorded request matches; the nearest is entry 1: $.body.port: recorded 80, now "
                    + "\"<80>\""
            );
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.NotFound)]
    [InlineData("evil.example.com", HttpStatusCode.MisdirectedRequest)]
    public async Task ANameThatAPageLeadsHere_IsRefused(string host, HttpStatusCode expected)
    {
        using var stub = ElbStub.Start(new ElbStubOptions { Canned = new RequestMatcher([Added]), OnAnswered = _told.Add });
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, stub.BaseAddress) { Headers = { Host = host } };

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.Should().Be(expected);
    }

    [Fact]
    public async Task ARequestOfHttp10WithoutHost_IsAnswered()
    {
        using var stub = ElbStub.Start(new ElbStubOptions { Canned = new RequestMatcher([Added]) });
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, stub.BaseAddress.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            "POST /v1.0/p/elbaas/listeners HTTP/1.0\r\nContent-Length: 11\r\n\r\n{\"port\":80}"u8.ToArray(),
            TestContext.Current.CancellationToken
        );

        using var answer = new StreamReader(stream);

        (await answer.ReadLineAsync(TestContext.Current.CancellationToken)).Should().EndWith(" 201 Created");
    }

    [Fact]
    public void AnAddressOfAnotherMachine_IsSaid()
    {
        var start = () => ElbStub.Start(new ElbStubOptions { Address = IPAddress.Parse("192.0.2.1") });

        start.Should().Throw<StubPortException>().WithMessage("The stub cannot listen on 192.0.2.1: *");
    }

    private async Task<HttpResponseMessage> SendAsync(string body)
    {
        using var stub = ElbStub.Start(new ElbStubOptions { Canned = new RequestMatcher([Added]), OnAnswered = _told.Add });
        using var http = new HttpClient { BaseAddress = stub.BaseAddress };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await http.PostAsync(
            new Uri("/v1.0/another/elbaas/listeners", UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );
    }
}
