using System.Net;
using System.Text;
using System.Text.Json;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;

namespace ElbContract.Stub.Tests;

public sealed class ElbStubTests(StubFixture fixture) : IClassFixture<StubFixture>
{
    private static readonly ProviderIds Ids = ProviderIds.Example;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ValidRequest_IsAnsweredWithItsListener()
    {
        using var response = await fixture.AddAsync(Http("listener1", 8081));

        var body = await BodyAsync(response);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().Should().Be("application/json");
        body.GetProperty("name").GetString().Should().Be("listener1");
        body.GetProperty("port").GetInt32().Should().Be(8081);
        body.GetProperty("create_time").GetString().Should().Be("2026-01-01 00:00:00");
        body.GetProperty("certificate_id").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task Answer_ToAValidRequest_HasNoFindings()
    {
        var request = Http("listener1", 8082);
        using var response = await fixture.AddAsync(request);

        var onWire = new AddListenerRequestOnWire(StubFixture.Path, Ids.Token, Encoding.UTF8.GetBytes(request));
        var findings = Judge.Examine(
            Judge.Expect(onWire, new KnownProvider(Ids)),
            (int)response.StatusCode,
            await response.Content.ReadAsByteArrayAsync(Ending)
        );

        findings.Should().BeEmpty();
    }

    [Fact]
    public async Task EqualRequests_GetEqualBytes()
    {
        var first = await AddedAsync(Http("same", 8083));
        var second = await AddedAsync(Http("same", 8083));

        second.Should().Be(first);
    }

    [Theory]
    [InlineData("other", 8084)]
    [InlineData("same", 8085)]
    public async Task AnotherNameOrPort_GetsAnotherId(string name, int port)
    {
        var first = Id(await AddedAsync(Http("same", 8084)));
        var second = Id(await AddedAsync(Http(name, port)));

        first.Should().MatchRegex("^[0-9a-f]{32}$");
        second.Should().NotBe(first);
    }

    [Fact]
    public async Task BrokenRule_IsRefusedInTheSentenceOfItsClause()
    {
        using var response = await fixture.AddAsync(Body("UDP", "TCP", 8086));

        var error = (await BodyAsync(response)).GetProperty("error");
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        error.GetProperty("code").GetString().Should().Be("ELB.6001");
        error.GetProperty("message").GetString().Should().StartWith("badRequest: ").And.Contain("UDP");
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized, "ELB.1102")]
    [InlineData("elb-contract-unknown-token", HttpStatusCode.Unauthorized, "ELB.1102")]
    [InlineData("elb-contract-token-without-permission", HttpStatusCode.Forbidden, "ELB.0403")]
    public async Task TokenThatMayNot_IsRefused(string? token, HttpStatusCode status, string code)
    {
        using var response = await fixture.SendAsync(HttpMethod.Post, StubFixture.Path, Http("listener1", 8087), token);

        response.StatusCode.Should().Be(status);
        (await BodyAsync(response)).GetProperty("error").GetProperty("code").GetString().Should().Be(code);
    }

    [Fact]
    public async Task AnAddedListener_IsReadListedAndDeleted()
    {
        var (http, path) = (await AddedAsync(Http("kept", 8101)), "/v1.0/project-of-a-team/elbaas/listeners");
        using var added = await fixture.SendAsync(HttpMethod.Post, path, Http("kept", 8101), "a token of the team");
        var listener = await added.Content.ReadAsStringAsync(Ending);
        var id = JsonElement.Parse(listener).GetProperty("id").GetString();

        (await AskAsync(HttpMethod.Get, $"{path}/{id}")).Should().Be((200, listener));
        (await AskAsync(HttpMethod.Get, path)).Should().Be((200, $"[{listener}]"));
        (await AskAsync(HttpMethod.Get, $"{path}?name=kept&limit=10")).Should().Be((200, $"[{listener}]"));
        (await AskAsync(HttpMethod.Get, $"{path}?name=other")).Should().Be((200, "[]"));
        (await AskAsync(HttpMethod.Get, $"/v1.0/another/elbaas/listeners/{id}")).Status.Should().Be(404);
        (await AskAsync(HttpMethod.Get, $"{path}/{id}", token: null)).Status.Should().Be(401);
        (await AskAsync(HttpMethod.Delete, $"{path}/{id}", Ids.TokenWithoutPermission)).Status.Should().Be(403);
        (await AskAsync(HttpMethod.Delete, $"{path}/{id}")).Should().Be((204, ""));
        (await AskAsync(HttpMethod.Get, $"{path}/{id}")).Status.Should().Be(404);
        (await AskAsync(HttpMethod.Delete, $"{path}/{id}")).Status.Should().Be(404);
        http.Should().Be(listener);
    }

    [Theory]
    [InlineData(false, 200)]
    [InlineData(true, 401)]
    public async Task ATokenOfAnother_IsAsGoodUnlessToldOtherwise(bool ownIdsOnly, int expected)
    {
        using var stub = ElbStub.Start(new ElbStubOptions { OwnIdsOnly = ownIdsOnly });
        using var http = new HttpClient { BaseAddress = stub.BaseAddress, DefaultRequestHeaders = { { "X-Auth-Token", "mine" } } };
        using var body = new StringContent(Http("a", 80), Encoding.UTF8, "application/json");

        using var answer = await http.PostAsync(new Uri(StubFixture.Path, UriKind.Relative), body, Ending);

        ((int)answer.StatusCode).Should().Be(expected);
    }

    [Fact]
    public async Task WithOwnIdsOnly_AnotherProjectIsRefusedForItsSiblingsToo()
    {
        using var stub = ElbStub.Start(new ElbStubOptions { OwnIdsOnly = true });
        using var http = new HttpClient { BaseAddress = stub.BaseAddress, DefaultRequestHeaders = { { "X-Auth-Token", Ids.Token } } };

        using var other = await http.GetAsync(new Uri("/v1.0/any/elbaas/listeners", UriKind.Relative), Ending);
        using var own = await http.GetAsync(new Uri(StubFixture.Path, UriKind.Relative), Ending);

        (other.StatusCode, own.StatusCode).Should().Be((HttpStatusCode.Forbidden, HttpStatusCode.OK));
    }

    private async Task<(int Status, string Body)> AskAsync(HttpMethod method, string path, string? token = "another of the team")
    {
        using var answer = await fixture.SendAsync(method, path, "", token);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Ending));
    }

    [Fact]
    public async Task AnotherProject_IsRefused()
    {
        using var response = await fixture.SendAsync(
            HttpMethod.Post,
            $"/v1.0/{Ids.OtherProjectId}/elbaas/listeners",
            Http("listener1", 8088),
            Ids.Token
        );

        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("POST", "/v1.0/00000000000000000000000000000001/elbaas/listener")]
    [InlineData("POST", "/v1.0/elbaas/listeners")]
    [InlineData("POST", "/")]
    public async Task UnknownPath_IsNotFound(string method, string path)
    {
        using var response = await fixture.SendAsync(new HttpMethod(method), path, Http("listener1", 8089), Ids.Token);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    public async Task BodyThatIsNoObject_IsRefused(string body)
    {
        using var response = await fixture.AddAsync(body);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(Trouble.SystemError, HttpStatusCode.InternalServerError, "authFault")]
    [InlineData(Trouble.Unavailable, HttpStatusCode.ServiceUnavailable, "serviceUnavailable")]
    public async Task Trouble_IsAnsweredWithItsStatus(Trouble trouble, HttpStatusCode status, string word)
    {
        using var response = await fixture.AddAsync(Http("listener1", 8090), new StubSituation { Trouble = trouble });

        response.StatusCode.Should().Be(status);
        (await response.Content.ReadAsStringAsync(Ending)).Should().Contain(word);
    }

    [Fact]
    public async Task DroppedConnection_ReachesTheClientAsAFailedRequest()
    {
        var dropped = () => fixture.AddAsync(Http("listener1", 8091), new StubSituation { Trouble = Trouble.DroppedConnection });

        await dropped.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task SlowAnswer_OutlastsAnImpatientClient()
    {
        var slow = new StubSituation { Trouble = Trouble.SlowAnswer, Delay = TimeSpan.FromMinutes(10) };
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        var impatient = () =>
            fixture.SendUntilAsync(HttpMethod.Post, StubFixture.Path, Http("listener1", 8092), Ids.Token, slow, patience.Token);

        await impatient.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task SlowAnswer_IsTheRightAnswerInTheEnd()
    {
        var slow = new StubSituation { Trouble = Trouble.SlowAnswer, Delay = TimeSpan.FromMilliseconds(20) };

        using var response = await fixture.AddAsync(Http("listener1", 8093), slow);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(Stance.Refuse, HttpStatusCode.BadRequest)]
    [InlineData(Stance.Ignore, HttpStatusCode.OK)]
    public async Task StickySslListener_IsAnsweredByStance(Stance stance, HttpStatusCode status)
    {
        using var response = await fixture.AddAsync(StickySsl(8094), new StubSituation { Stance = stance });

        response.StatusCode.Should().Be(status);
    }

    [Fact]
    public async Task IgnoredParameter_IsShownAsNotInEffect()
    {
        using var response = await fixture.AddAsync(StickySsl(8095), new StubSituation { Stance = Stance.Ignore });

        (await BodyAsync(response)).GetProperty("session_sticky").GetBoolean().Should().BeFalse();
    }

    [Theory]
    [InlineData(ErrorShape.Classic, "application/json", """{"error":{"message":"unauthorized: """)]
    [InlineData(ErrorShape.Gateway, "application/json", """{"error_msg":"unauthorized: """)]
    [InlineData(ErrorShape.Flat, "application/json", """{"message":"unauthorized: """)]
    [InlineData(ErrorShape.TruncatedJson, "application/json", """{"error":{"message":"unauth""")]
    [InlineData(ErrorShape.Html, "text/html", "<html>")]
    [InlineData(ErrorShape.Empty, null, "")]
    public async Task ErrorShape_WordsTheSameRefusal(ErrorShape shape, string? contentType, string start)
    {
        using var response = await fixture.SendAsync(
            HttpMethod.Post,
            StubFixture.Path,
            Http("listener1", 8096),
            token: null,
            new StubSituation { Errors = shape }
        );

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        response.Content.Headers.ContentType?.MediaType.Should().Be(contentType);
        var body = await response.Content.ReadAsStringAsync(Ending);
        body.Should().StartWith(start);
        if (shape is ErrorShape.Empty)
            body.Should().BeEmpty();
    }

    [Fact]
    public async Task UnknownSituation_IsSaidInOneLine()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(fixture.Stub.BaseAddress, StubFixture.Path));
        request.Headers.Add(StubSituation.HeaderName, "trouble=Flood");
        using var client = new HttpClient();

        using var response = await client.SendAsync(request, Ending);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Ending))
            .Should()
            .Be("X-Elb-Stub: trouble is 'Flood'; it can be None, SystemError, Unavailable, DroppedConnection, SlowAnswer.");
    }

    [Fact]
    public async Task ManySituationsAtOnce_DoNotMix()
    {
        var calls = Enumerable
            .Range(0, 60)
            .Select(async i =>
            {
                var trouble = (Trouble)(i % 3);
                using var response = await fixture.AddAsync(Http($"listener{i}", 9000 + i), new StubSituation { Trouble = trouble });
                return (trouble, (int)response.StatusCode);
            });

        (await Task.WhenAll(calls))
            .Should()
            .OnlyContain(call =>
                call.Item2
                == (
                    call.trouble == Trouble.None ? 200
                    : call.trouble == Trouble.SystemError ? 500
                    : 503
                )
            );
    }

    [Fact]
    public async Task BodyThatIsNotUtf8_ReachesTheJudgeAsItIs()
    {
        var body = Encoding.UTF8.GetBytes(Http("listener1", 8097)[..^1] + ",\"description\":\"?\"}");
        body[^3] = 0xFF;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(fixture.Stub.BaseAddress, StubFixture.Path))
        {
            Content = new ByteArrayContent(body),
        };
        request.Headers.Add("X-Auth-Token", Ids.Token);
        using var client = new HttpClient();

        using var response = await client.SendAsync(request, Ending);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public void Start_OnAPortThatIsTaken_SaysSoInOneLine()
    {
        var port = fixture.Stub.BaseAddress.Port;

        var start = () => ElbStub.Start(new ElbStubOptions { Port = port });

        start
            .Should()
            .Throw<StubPortException>()
            .WithMessage($"The stub cannot listen on port {port}: another program uses it. Choose another port, or 0 for a free one.");
    }

    [Fact]
    public void Start_OnNoPort_SaysSo()
    {
        var start = () => ElbStub.Start(new ElbStubOptions { Port = 65536 });

        start.Should().Throw<StubPortException>().WithMessage("The port is 65536; it can be 0 (a free one) to 65535.");
    }

    private async Task<string> AddedAsync(string body)
    {
        using var response = await fixture.AddAsync(body);
        return await response.Content.ReadAsStringAsync(Ending);
    }

    private static string Id(string listener) => JsonDocument.Parse(listener).RootElement.GetProperty("id").GetString()!;

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ending)).RootElement;

    private static string Http(string name, int port) => Body("HTTP", "HTTP", port, name);

    private static string StickySsl(int port) =>
        Body("SSL", "TCP", port)[..^1] + $$""","session_sticky":true,"certificate_id":"{{Ids.CertificateId}}"}""";

    private static string Body(string protocol, string backend, int port, string name = "listener1") =>
        $$"""
            {"name":"{{name}}","loadbalancer_id":"{{Ids.PublicLoadbalancerId}}","protocol":"{{protocol}}","port":{{port}},
            "backend_protocol":"{{backend}}","backend_port":80,"lb_algorithm":"roundrobin"}
            """.Trim();
}
