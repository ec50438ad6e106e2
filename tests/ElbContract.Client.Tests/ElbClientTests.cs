using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ElbContract.Client.Errors;
using ElbContract.Client.Wire;
using ElbContract.Loopback;
using ElbContract.Specification.Listeners;

namespace ElbContract.Client.Tests;

public sealed class ElbClientTests
{
    private const string Project = "00000000000000000000000000000001";
    private const string Token = "canary-token-of-the-client";
    private const string Shown = """
        {"update_time":"2018-07-25 01:54:13","backend_port":80,"backend_protocol":"HTTP","sticky_session_type":null,
        "certificates":["a","b"],
        "description":"","loadbalancer_id":"11","create_time":"2018-07-25 01:54:13","admin_state_up":true,"status":"ACTIVE",
        "protocol":"TCP","port":80,
        "cookie_timeout":100,"id":"a824","session_sticky":false,"lb_algorithm":"roundrobin","name":"listener1","tcp_draining":true,
        "extra":{"a":1}}
        """;

    private static readonly AddListenerRequest Request = new()
    {
        Name = "listener1",
        LoadbalancerId = "11",
        Protocol = "HTTP",
        Port = 80,
        BackendProtocol = "HTTP",
        BackendPort = 80,
        LbAlgorithm = "roundrobin",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddListener_SendsWhatIsSetAndNothingElse()
    {
        await using var server = LoopbackServer.Answering(200, Shown);
        await Client(server).AddListenerAsync(Request with { Description = "<é+>", SessionSticky = true, SslProtocols = "TLS 1.2" }, Stop);

        var sent = server.Requests.Single();
        sent.Line.Should().Be($"POST /v1.0/{Project}/elbaas/listeners HTTP/1.1");
        sent.Header("X-Auth-Token").Should().Be(Token);
        sent.Header("Accept").Should().Be("application/json");
        sent.Header("Content-Type").Should().Be("application/json");
        sent.Text.Should()
            .Be(
                """
                {"name":"listener1","description":"<é+>","loadbalancer_id":"11","protocol":"HTTP","port":80,
                "backend_protocol":"HTTP","backend_port":80,"lb_algorithm":"roundrobin","session_sticky":true,
                "ssl_protocols":"TLS 1.2"}
                """.ReplaceLineEndings("")
            );
    }

    [Fact]
    public async Task AddListener_EveryParameter_HasItsNameOnTheWire()
    {
        await using var server = LoopbackServer.Answering(200, Shown);
        var request = Request with { };
        foreach (var property in typeof(AddListenerRequest).GetProperties())
            property.SetValue(request, Sample(property.PropertyType));

        await Client(server).AddListenerAsync(request, Stop);

        using var body = JsonDocument.Parse(server.Requests.Single().Body);
        body.RootElement.EnumerateObject()
            .Select(property => (property.Name, property.Value.ValueKind))
            .Should()
            .BeEquivalentTo(
                ListenerFields.Requested.Select(row =>
                    (
                        row.JsonName,
                        row.Kind switch
                        {
                            ParameterKind.WholeNumber => JsonValueKind.Number,
                            ParameterKind.TruthValue => JsonValueKind.True,
                            _ => JsonValueKind.String,
                        }
                    )
                )
            );

        static object Sample(Type type) =>
            (Nullable.GetUnderlyingType(type) ?? type) is var plain && plain == typeof(int) ? 1
            : plain == typeof(bool) ? true
            : "text";
    }

    [Fact]
    public async Task AddListener_200_ReadsTheListener()
    {
        await using var server = LoopbackServer.Answering(200, Shown);
        var listener = await Client(server).AddListenerAsync(Request, Stop);

        listener
            .Should()
            .BeEquivalentTo(
                new Listener
                {
                    Id = "a824",
                    Name = "listener1",
                    Description = "",
                    LoadbalancerId = "11",
                    Protocol = "TCP",
                    Port = 80,
                    BackendProtocol = "HTTP",
                    BackendPort = 80,
                    LbAlgorithm = "roundrobin",
                    Status = "ACTIVE",
                    AdminStateUp = true,
                    CreateTime = "2018-07-25 01:54:13",
                    UpdateTime = "2018-07-25 01:54:13",
                    SessionSticky = false,
                    CookieTimeout = 100,
                    TcpDraining = true,
                },
                options => options.Excluding(l => l.Certificates)
            );
        listener.Certificates!.Value.GetRawText().Should().Be("""["a","b"]""");
    }

    [Theory]
    [InlineData(400, typeof(BadRequestException))]
    [InlineData(401, typeof(UnauthorizedException))]
    [InlineData(403, typeof(ForbiddenException))]
    [InlineData(404, typeof(NotFoundException))]
    [InlineData(500, typeof(SystemErrorException))]
    [InlineData(503, typeof(ServiceUnavailableException))]
    [InlineData(201, typeof(ElbProviderException))]
    [InlineData(204, typeof(ElbProviderException))]
    [InlineData(302, typeof(ElbProviderException))]
    [InlineData(422, typeof(ElbProviderException))]
    [InlineData(502, typeof(ElbProviderException))]
    public async Task AddListener_AnythingBut200_ThrowsTheTypeOfTheStatus(int status, Type type)
    {
        var body = status == 204 ? "" : """{"error":{"message":"the port\r\nrepeats","code":"ELB.6101"}}""";
        await using var server = LoopbackServer.Answering(status, body);
        var thrown = (
            await Client(server).Invoking(c => c.AddListenerAsync(Request, Stop)).Should().ThrowAsync<ElbProviderException>()
        ).Which;

        thrown.Should().BeOfType(type);
        thrown.Error.Status.Should().Be(status);
        thrown.Error.Code.Should().Be(status == 204 ? null : "ELB.6101");
        thrown
            .Message.Should()
            .Be(
                $"The provider answered {status} to adding a listener: "
                    + $"{(status == 204 ? "no message (the body is empty)" : "ELB.6101 the port  repeats")}."
            );
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("<html></html>", "HTML or XML")]
    [InlineData("ok", "not JSON")]
    [InlineData("""{"id":"a824","na""", "truncated or malformed JSON")]
    [InlineData("[]", "JSON of the wrong kind: Array, not Object")]
    [InlineData("null", "JSON of the wrong kind: Null, not Object")]
    [InlineData("""{"listener":{"id":"a824"}}""", "without an id")]
    [InlineData("""{"id":""}""", "without an id")]
    [InlineData("""{"id":null}""", "not a listener: $.id is of the wrong type")]
    [InlineData("""{"id":"a824","port":"80"}""", "not a listener: $.port is of the wrong type")]
    [InlineData("""{"id":"a824","port":80.5}""", "not a listener: $.port is of the wrong type")]
    [InlineData("""{"id":"a824","tcp_draining":1}""", "not a listener: $.tcp_draining is of the wrong type")]
    public async Task AddListener_200WithoutAListener_SaysWhatItIsInstead(string body, string problem)
    {
        await using var server = LoopbackServer.Answering(200, body);
        var thrown = (
            await Client(server).Invoking(c => c.AddListenerAsync(Request, Stop)).Should().ThrowAsync<ListenerFormatException>()
        ).Which;

        thrown.Problem.Should().Be(problem);
        thrown.Message.Should().Be($"The provider answered 200 to adding a listener, but the body is {problem}.");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    public async Task AddListener_HugeBody_IsReadToItsLimitOnly(int status)
    {
        var written = 0L;
        await using var server = new LoopbackServer(
            async (_, stream, stop) =>
            {
                await LoopbackServer.WriteAsync(
                    stream,
                    $"HTTP/1.1 {status} Any\r\nContent-Length: 104857600\r\n\r\n{{\"code\":\"ELB.1\",\"message\":\"",
                    stop
                );
                for (var block = new byte[65536]; written < 104_857_000; written += block.Length)
                    await stream.WriteAsync(block, stop);
            }
        );
        var thrown = (await Client(server).Invoking(c => c.AddListenerAsync(Request, Stop)).Should().ThrowAsync<ElbException>()).Which;

        thrown
            .Message.Should()
            .Be(
                status == 200
                    ? "The provider answered 200 to adding a listener, but the body is longer than 1048576 bytes."
                    : "The provider answered 400 to adding a listener: ELB.1."
            );
        written.Should().BeLessThan(32_000_000, "sockets buffer a few megabytes, and nobody reads the rest");
    }

    [Theory]
    [InlineData("", "the connection was dropped")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":", "the connection was dropped")]
    [InlineData("SSH-2.0-server\r\n\r\n", "what it sent is not HTTP")]
    public async Task AddListener_NoWholeAnswer_SaysWhy(string answer, string reason)
    {
        await using var server = LoopbackServer.Sending(answer);
        var thrown = (await Client(server).Invoking(c => c.AddListenerAsync(Request, Stop)).Should().ThrowAsync<NoAnswerException>()).Which;

        thrown.Message.Should().Be($"http://localhost:{server.Port} gave no complete answer to adding a listener: {reason}.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":")]
    public async Task AddListener_Hanging_EndsAtTheTimeOut(string answer)
    {
        await using var server = LoopbackServer.HangingAfter(answer);
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(300) };
        var thrown = await Client(server, http: http)
            .Invoking(c => c.AddListenerAsync(Request, Stop))
            .Should()
            .ThrowAsync<NoAnswerException>();

        thrown.Which.Reason.Should().Be("it took too long");
    }

    [Fact]
    public async Task AddListener_NothingListens_SaysSo()
    {
        using var taken = new Socket(SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0)); // Bound, not listening: refused.
        var client = Client(new Uri($"http://127.0.0.1:{((System.Net.IPEndPoint)taken.LocalEndPoint!).Port}"));
        var thrown = await client.Invoking(c => c.AddListenerAsync(Request, Stop)).Should().ThrowAsync<NoAnswerException>();

        thrown.Which.Reason.Should().Be("it cannot be connected to");
    }

    [Fact]
    public async Task AddListener_Cancelled_IsACancellation()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new LoopbackServer((_, _, _) => cancel.CancelAsync());
        await Client(server).Invoking(c => c.AddListenerAsync(Request, cancel.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task AddListener_ProviderRepeatsTheToken_IsMasked()
    {
        await using var server = LoopbackServer.Answering(
            401,
            $$$"""{"error":{"message":"token {{{Token}}} is unknown","code":"{{{Token}}}"}}"""
        );
        var thrown = (
            await Client(server).Invoking(c => c.AddListenerAsync(Request, Stop)).Should().ThrowAsync<UnauthorizedException>()
        ).Which;

        thrown.Error.Should().Be(new ProviderError(401, "***", "token *** is unknown"));
        thrown.ToString().Should().NotContain(Token).And.NotContain(Project);
    }

    [Fact]
    public async Task AddListener_TokenThatNoHeaderCarries_IsRefusedWithoutShowingIt()
    {
        await using var server = LoopbackServer.Answering(200, Shown);
        var thrown = (
            await Client(server, token: "canary\nX-Evil: 1")
                .Invoking(c => c.AddListenerAsync(Request, Stop))
                .Should()
                .ThrowAsync<ArgumentException>()
        ).Which;

        thrown.ToString().Should().NotContain("canary");
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task GetListener_ReadsTheListener()
    {
        await using var server = LoopbackServer.Answering(200, """{"id":"a?1","tcp_draining":1,"member_number":0,"tcp_timeout":null}""");
        (await Client(server).GetListenerAsync("a?1", Stop)).Should().Be(new Listener { Id = "a?1", TcpDraining = true });

        server.Requests.Single().Line.Should().Be($"GET /v1.0/{Project}/elbaas/listeners/a%3F1 HTTP/1.1");
        server.Requests.Single().Header("Content-Type").Should().BeNull();
    }

    [Fact]
    public async Task ListListeners_ReadsTheArray()
    {
        await using var server = LoopbackServer.Answering(200, """[{"id":"a"},{"id":"b","port":80}]""");
        (await Client(server).ListListenersAsync("11&x", Stop))
            .Should()
            .Equal(new Listener { Id = "a" }, new Listener { Id = "b", Port = 80 });

        server.Requests.Single().Line.Should().Be($"GET /v1.0/{Project}/elbaas/listeners?loadbalancer_id=11%26x HTTP/1.1");
    }

    [Theory]
    [InlineData("""{"listeners":[]}""", "JSON of the wrong kind: Object, not Array")]
    [InlineData("[{}]", "not a list of listeners with ids: see $[0]")]
    [InlineData("[null]", "without an id")]
    [InlineData("[1]", "not a list of listeners with ids: see $[0]")]
    public async Task ListListeners_NotAList_SaysWhatItIsInstead(string body, string problem)
    {
        await using var server = LoopbackServer.Answering(200, body);
        var thrown = await Client(server).Invoking(c => c.ListListenersAsync("11", Stop)).Should().ThrowAsync<ListenerFormatException>();

        thrown.Which.Problem.Should().Be(problem);
    }

    [Theory]
    [InlineData(204, "", true)]
    [InlineData(404, "", false)]
    [InlineData(404, """{"error":{"code":"ELB.6002","message":"no listener"}}""", false)]
    [InlineData(503, """{"error":{"code":"ELB.6002","message":"no listener"}}""", false)]
    public async Task DeleteListener_GoneOrNever_SaysWhich(int status, string body, bool deleted)
    {
        await using var server = LoopbackServer.Answering(status, body);
        (await Client(server).DeleteListenerAsync("a824", Stop)).Should().Be(deleted);

        server.Requests.Single().Line.Should().Be($"DELETE /v1.0/{Project}/elbaas/listeners/a824 HTTP/1.1");
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(404, """{"error_code":"APIGW.0101","error_msg":"The API does not exist"}""")]
    [InlineData(503, "")]
    [InlineData(500, "")]
    public async Task DeleteListener_AnythingElse_Throws(int status, string body)
    {
        await using var server = LoopbackServer.Answering(status, body);
        var thrown = await Client(server).Invoking(c => c.DeleteListenerAsync("a824", Stop)).Should().ThrowAsync<ElbProviderException>();

        thrown.Which.Error.Status.Should().Be(status);
    }

    [Fact]
    public async Task Send_SendsExactlyWhatItIsGiven()
    {
        await using var server = LoopbackServer.Answering(418, "<p>no</p>", "text/html", "X-Twice: 1\r\nX-Twice: 2\r\n");
        byte[] body = [0xFF, 0x00, (byte)'{'];
        var answer = await Client(server)
            .SendAsync(
                new RawRequest
                {
                    Path = ListenerPaths.All("") + "/../x%2f?a=b c".Replace(' ', '+'),
                    Token = "",
                    Body = body,
                    ContentType = "application/json; charset=weird",
                },
                Stop
            );

        var sent = server.Requests.Single();
        sent.Line.Should().Be("POST /v1.0//elbaas/listeners/../x%2f?a=b+c HTTP/1.1");
        sent.Header("X-Auth-Token").Should().Be("");
        sent.Header("Content-Type").Should().Be("application/json; charset=weird");
        sent.Body.Should().Equal(body);
        answer.Status.Should().Be(418);
        Encoding.UTF8.GetString(answer.Body.Span).Should().Be("<p>no</p>");
        answer.Headers.Select(h => $"{h.Key}: {h.Value}").Should().Contain(["X-Twice: 1", "X-Twice: 2", "Content-Type: text/html"]);
    }

    [Fact]
    public async Task Send_NothingOptional_SendsNoneOfIt()
    {
        await using var server = LoopbackServer.Answering(404, "");
        await Client(server)
            .SendAsync(
                new RawRequest
                {
                    Path = ListenerPaths.All(null),
                    ContentType = null,
                    Body = Array.Empty<byte>(),
                },
                Stop
            );

        var sent = server.Requests.Single();
        sent.Line.Should().Be("POST /v1.0/elbaas/listeners HTTP/1.1");
        sent.Header("X-Auth-Token").Should().BeNull();
        sent.Header("Content-Type").Should().BeNull();
        sent.Header("Content-Length").Should().Be("0");
    }

    [Fact]
    public async Task Send_LongBody_IsCut()
    {
        await using var server = LoopbackServer.Answering(200, "123456789");
        var answer = await Client(server, maximum: 8).SendAsync(new RawRequest { Path = "/" }, Stop);

        answer.IsCut.Should().BeTrue();
        Encoding.UTF8.GetString(answer.Body.Span).Should().Be("12345678");
    }

    [Fact]
    public async Task Endpoint_WithAPath_KeepsIt()
    {
        await using var server = LoopbackServer.Answering(200, "[]");
        await Client(new Uri(server.Address, "/some/prefix/")).ListListenersAsync("11", Stop);

        server.Requests.Single().Line.Should().StartWith($"GET /some/prefix/v1.0/{Project}/");
    }

    [Fact]
    public void Options_Wrong_NamesEverything()
    {
        var making = () =>
            new ElbClient(
                new HttpClient(),
                new ElbClientOptions
                {
                    Endpoint = new Uri("ftp://a"),
                    ProjectId = "",
                    MaximumBodyBytes = 0,
                },
                Token
            );
        making
            .Should()
            .Throw<ArgumentException>()
            .WithMessage(
                "the endpoint is not an absolute http or https address; the project id is empty; the largest body is less than one byte.*"
            );
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../loadbalancers/a")]
    [InlineData("a\\b")]
    [InlineData("a\n")]
    public async Task AnyCall_WithAnIdThatCannotStandInAPath_SendsNothing(string id)
    {
        await using var server = LoopbackServer.Answering(204, "");
        var client = Client(server);

        foreach (
            var call in new Func<Task>[]
            {
                () => client.GetListenerAsync(id, Stop),
                () => client.DeleteListenerAsync(id, Stop),
                () => client.DeleteLoadBalancerAsync(id, Stop),
                () => client.DeleteCertificateAsync(id, Stop),
                () => client.GetJobAsync(id, Stop),
            }
        )
            (await call.Should().ThrowAsync<IdFormatException>())
                .Which.Message.Should()
                .Match("Nothing was sent for *: the id cannot be part of a path.");

        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public void ToString_ShowsNoSecret()
    {
        var request = new RawRequest { Path = ListenerPaths.All(Project), Token = Token };
        $"{request} {new ElbClientOptions { Endpoint = new Uri("http://a"), ProjectId = Project }}"
            .Should()
            .NotContain(Token)
            .And.NotContain(Project);
    }

    private static ElbClient Client(LoopbackServer server, string? token = Token, int maximum = 1024 * 1024, HttpClient? http = null) =>
        new(
            http ?? new HttpClient(),
            new ElbClientOptions
            {
                Endpoint = server.Address,
                ProjectId = Project,
                MaximumBodyBytes = maximum,
            },
            token
        );

    private static ElbClient Client(Uri endpoint) =>
        new(new HttpClient(), new ElbClientOptions { Endpoint = endpoint, ProjectId = Project }, Token);
}
