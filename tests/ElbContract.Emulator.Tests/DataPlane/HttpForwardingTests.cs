using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace ElbContract.Emulator.Tests.DataPlane;

/// <summary>HTTP and HTTPS listeners forward requests.</summary>
public sealed class HttpForwardingTests
{
    private const string Sticky = ""","session_sticky":true,"sticky_session_type":"insert","cookie_timeout":7""";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("HTTP", "http")]
    [InlineData("HTTPS", "https")]
    public async Task Request_IsAnsweredByTheBackend_AsItWasSent(string protocol, string scheme)
    {
        await using var backend = await HttpBackend.StartAsync("one");
        await using var emulator = await ForwardingEmulator.StartAsync(backend.EndPoint);
        var (_, endPoint) = await emulator.AddAsync(protocol);
        using var client = ForwardingEmulator.Client(endPoint, scheme);
        using var request = new HttpRequestMessage(HttpMethod.Post, Uri($"{scheme}://localhost/a%2Fb/%7e?c=%20d"));
        request.Headers.Host = "www.example.com";
        request.Headers.Add("X-Own", "value");
        request.Content = new StringContent("there");

        using var response = await client.SendAsync(request, Ending);

        response.StatusCode.Should().Be(HttpStatusCode.Accepted);
        response.Headers.GetValues("X-Backend").Should().Equal("one");
        (await response.Content.ReadAsStringAsync(Ending)).Should().Be("there");
        response.Headers.GetValues("Set-Cookie").Should().ContainSingle("sessions are not sticky").Which.Should().StartWith("own=1");
        var (line, headers) = backend.Requests.Should().ContainSingle().Subject;
        line.Should().Be("POST /a%2Fb/%7e?c=%20d");
        headers.Should().Contain("Host", "www.example.com").And.Contain("X-Own", "value");
        headers.Keys.Should().NotContain("X-Forwarded-For", "the page says nothing of it").And.NotContain("traceparent");
    }

    [Theory]
    [InlineData("HTTP", "http")]
    [InlineData("HTTPS", "https")]
    public async Task Bodies_ThatAreLarge_ArriveWhole(string protocol, string scheme)
    {
        await using var backend = await HttpBackend.StartAsync("one");
        await using var emulator = await ForwardingEmulator.StartAsync(backend.EndPoint);
        var (_, endPoint) = await emulator.AddAsync(protocol);
        using var client = ForwardingEmulator.Client(endPoint, scheme);
        var body = RandomNumberGenerator.GetBytes(20 * 1024 * 1024);

        using var response = await client.PostAsync("/", new ByteArrayContent(body), Ending);

        var answered = await response.Content.ReadAsByteArrayAsync(Ending);
        SHA256.HashData(answered).Should().Equal(SHA256.HashData(body));
    }

    [Theory]
    [InlineData("HTTP")]
    [InlineData("HTTPS")]
    public async Task Connection_OfAClient_StaysForTheNextRequest(string protocol)
    {
        await using var backend = await HttpBackend.StartAsync("one");
        await using var emulator = await ForwardingEmulator.StartAsync(backend.EndPoint);
        var (_, endPoint) = await emulator.AddAsync(protocol);
        await using Stream connection =
            protocol == "HTTP" ? await ForwardingEmulator.ConnectAsync(endPoint) : await ForwardingEmulator.ConnectTlsAsync(endPoint);
        using var reader = new StreamReader(connection, Encoding.ASCII);

        for (var i = 0; i < 3; i++)
        {
            await connection.WriteAsync(Encoding.ASCII.GetBytes($"HEAD /{i} HTTP/1.1\r\nHost: localhost\r\n\r\n"), Ending);
            (await reader.ReadLineAsync(Ending)).Should().Be("HTTP/1.1 202 Accepted");
            while (await reader.ReadLineAsync(Ending) is { Length: > 0 }) { }
        }

        backend.Requests.Select(request => request.Line).Should().Equal("HEAD /0", "HEAD /1", "HEAD /2");
    }

    [Fact]
    public async Task Backends_OfRoundRobin_TakeTurns()
    {
        await using var two = await TwoBackends.StartAsync();
        var (_, endPoint) = await two.Emulator.AddAsync("HTTP");
        using var client = ForwardingEmulator.Client(endPoint);

        (await two.NamesAsync(client, 4)).Should().Equal("one", "two", "one", "two");
    }

    [Fact]
    public async Task Backends_OfLeastConnections_AreSparedWhileTheyAreBusy()
    {
        await using var two = await TwoBackends.StartAsync();
        var (_, endPoint) = await two.Emulator.AddAsync("HTTP", "leastconn");
        using var client = ForwardingEmulator.Client(endPoint);

        (await two.NamesAsync(client, 2)).Should().Equal("one", "one");
        var held = client.GetAsync("/held", Ending);
        await two.One.Holding.Task;
        (await two.NamesAsync(client, 2)).Should().Equal("two", "two");
        two.One.Release.SetResult();
        (await held).Dispose();
        (await two.NamesAsync(client, 2)).Should().Equal("one", "one");
    }

    [Fact]
    public async Task Backends_OfSource_AreThoseOfClientsAddresses()
    {
        await using var two = await TwoBackends.StartAsync();
        var (_, endPoint) = await two.Emulator.AddAsync("HTTP", "source");
        HashSet<string> taken = [];
        for (byte i = 1; i <= 4; i++)
        {
            using var client = ForwardingEmulator.Client(endPoint, from: new IPAddress([127, 0, 0, i]));
            var names = await two.NamesAsync(client, 3);
            names.Distinct().Should().ContainSingle("it is one address");
            taken.Add(names[0]);
        }

        taken.Should().BeEquivalentTo("one", "two");
    }

    [Fact]
    public async Task Algorithm_ThatIsChanged_IsThatOfTheNextRequest()
    {
        await using var two = await TwoBackends.StartAsync();
        var (id, endPoint) = await two.Emulator.AddAsync("HTTP");
        using var client = ForwardingEmulator.Client(endPoint);
        (await two.NamesAsync(client, 2)).Should().Equal("one", "two");

        var changed = await two.Emulator.Calls.SendAsync(
            HttpMethod.Put,
            $"{EmulatorClient.ListenersPath}/{id}",
            """{"lb_algorithm":"leastconn"}"""
        );

        changed.Status.Should().Be(200, changed.Text);
        (await two.NamesAsync(client, 2)).Should().Equal("one", "one");
    }

    [Theory]
    [InlineData("HTTP", "http")]
    [InlineData("HTTPS", "https")]
    public async Task Client_OfAStickyListener_KeepsItsBackendByACookie(string protocol, string scheme)
    {
        await using var two = await TwoBackends.StartAsync();
        var (_, endPoint) = await two.Emulator.AddAsync(protocol, more: Sticky);
        using var first = ForwardingEmulator.Client(endPoint, scheme);
        using var second = ForwardingEmulator.Client(endPoint, scheme);
        using var forgetful = ForwardingEmulator.Client(endPoint, scheme, hasCookies: false);

        (await two.NamesAsync(first, 3)).Should().Equal("one", "one", "one");
        (await two.NamesAsync(second, 3)).Should().Equal("two", "two", "two");
        (await two.NamesAsync(forgetful, 3)).Should().Equal("one", "two", "one");
        (await two.NamesAsync(first, 1)).Should().Equal("one");
    }

    [Theory]
    [InlineData("HTTP", "http", "; max-age=420; path=/; httponly")]
    [InlineData("HTTPS", "https", "; path=/; httponly")] // The page documents a timeout with HTTP alone.
    public async Task Cookie_OfAStickyListener_IsSetOnceAndForItsTimeout(string protocol, string scheme, string attributes)
    {
        await using var two = await TwoBackends.StartAsync();
        var (_, endPoint) = await two.Emulator.AddAsync(protocol, more: Sticky);
        using var client = ForwardingEmulator.Client(endPoint, scheme);

        var cookies = await CookiesAsync(client);

        cookies.Should().HaveCount(2).And.Contain(cookie => cookie.StartsWith("own=1;", StringComparison.Ordinal), "it is the backend's");
        cookies[1].Should().MatchRegex("^elb-contract-[0-9a-f]{8}=1" + attributes + "$");
        (await CookiesAsync(client)).Should().ContainSingle("it has it");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("3")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    [InlineData("%00")]
    public async Task Cookie_ThatNamesNoBackend_IsPassedOver(string value)
    {
        await using var two = await TwoBackends.StartAsync();
        var (_, endPoint) = await two.Emulator.AddAsync("HTTP", more: Sticky);
        using var client = ForwardingEmulator.Client(endPoint, hasCookies: false);
        var name = (await CookiesAsync(client))[1].Split('=')[0];

        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", $"{name}={value}");
        using var response = await client.SendAsync(request, Ending);

        response.Headers.GetValues("X-Backend").Should().Equal("two");
        response.Headers.GetValues("Set-Cookie").Last().Should().StartWith($"{name}=2;");
    }

    [Fact]
    public async Task Cookie_OfOneListener_IsNotThatOfAnother()
    {
        await using var two = await TwoBackends.StartAsync();
        var (_, first) = await two.Emulator.AddAsync("HTTP", more: Sticky);
        var (_, second) = await two.Emulator.AddAsync("HTTP", more: Sticky, port: 81);
        using var client = ForwardingEmulator.Client(first, hasCookies: false);
        using var other = ForwardingEmulator.Client(second, hasCookies: false);

        (await CookiesAsync(client))[1].Split('=')[0].Should().NotBe((await CookiesAsync(other))[1].Split('=')[0]);
    }

    [Theory]
    [InlineData("HTTP", "http")]
    [InlineData("HTTPS", "https")]
    public async Task Request_WhereTheBackendIsAway_IsAnswered502(string protocol, string scheme)
    {
        await using var emulator = await ForwardingEmulator.StartAsync(TcpBackend.Away());
        var (_, endPoint) = await emulator.AddAsync(protocol, more: Sticky);
        using var client = ForwardingEmulator.Client(endPoint, scheme);

        using var response = await client.GetAsync("/", Ending);

        response.StatusCode.Should().Be(HttpStatusCode.BadGateway);
        response.Headers.Contains("Set-Cookie").Should().BeFalse("nobody is to be kept there");
    }

    [Fact]
    public async Task Request_ToAStoppedLoadBalancer_IsAnswered503_UntilItRuns()
    {
        await using var two = await TwoBackends.StartAsync();
        var (_, endPoint) = await two.Emulator.AddAsync("HTTP");
        using var client = ForwardingEmulator.Client(endPoint);

        await two.SwitchAsync("false");
        using (var response = await client.GetAsync("/", Ending))
            response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        two.One.Requests.Should().BeEmpty();
        await two.SwitchAsync("true");

        (await two.NamesAsync(client, 1)).Should().Equal("one");
    }

    [Theory]
    [InlineData("HTTP", "http")]
    [InlineData("HTTPS", "https")]
    public async Task Request_ThatIsUnderWay_IsCutOffWhenItsListenerIsDeleted(string protocol, string scheme)
    {
        await using var two = await TwoBackends.StartAsync();
        var (id, endPoint) = await two.Emulator.AddAsync(protocol);
        using var client = ForwardingEmulator.Client(endPoint, scheme);
        var held = client.GetAsync("/held", Ending);
        await two.One.Holding.Task;

        await two.Emulator.Calls.DeleteAsync(id);

        await ((Func<Task>)(() => held)).Should().ThrowAsync<HttpRequestException>();
        await two.One.Left.Task;
        var again = () => client.GetAsync("/", Ending);
        await again.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task Request_WhoseClientLeaves_IsCutOffAtTheBackendToo()
    {
        await using var two = await TwoBackends.StartAsync();
        var (_, endPoint) = await two.Emulator.AddAsync("HTTPS");
        using (var client = ForwardingEmulator.Client(endPoint, "https"))
        {
            _ = client.GetAsync("/held", Ending);
            await two.One.Holding.Task;
        }

        await two.One.Left.Task;
    }

    /// <summary>Whatever a client names, only backends are connected to.</summary>
    [Theory]
    [InlineData("GET http://192.0.2.1/there HTTP/1.1", 202, "GET /there")]
    [InlineData("GET //192.0.2.1/there HTTP/1.1", 202, "GET //192.0.2.1/there")]
    [InlineData("GET @192.0.2.1/ HTTP/1.1", 400, null)]
    [InlineData("CONNECT 192.0.2.1:80 HTTP/1.1", 501, null)]
    [InlineData("what is this", 400, null)]
    public async Task Request_ThatNamesAnother_GoesToTheBackendOrNowhere(string line, int status, string? forwarded)
    {
        await using var backend = await HttpBackend.StartAsync("one");
        await using var emulator = await ForwardingEmulator.StartAsync(backend.EndPoint);
        var (_, endPoint) = await emulator.AddAsync("HTTP");
        var host = line.Contains("http://", StringComparison.Ordinal) ? "192.0.2.1" : "localhost";
        host = line.StartsWith("CONNECT", StringComparison.Ordinal) ? "192.0.2.1:80" : host;

        var answer = await RawAsync(endPoint, $"{line}\r\nHost: {host}\r\nConnection: close\r\n\r\n");

        answer.Should().StartWith($"HTTP/1.1 {status} ");
        backend.Requests.Select(request => request.Line).Should().Equal(forwarded is null ? [] : [forwarded]);
    }

    [Fact]
    public async Task Request_WithHeadersWithoutEnd_IsRefused()
    {
        await using var backend = await HttpBackend.StartAsync("one");
        await using var emulator = await ForwardingEmulator.StartAsync(backend.EndPoint);
        var (_, endPoint) = await emulator.AddAsync("HTTP");

        var answer = await RawAsync(endPoint, $"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {new string('a', 64 * 1024)}");

        answer.Should().StartWith("HTTP/1.1 431 ");
        backend.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Http10_IsAnsweredAndEnds()
    {
        await using var backend = await HttpBackend.StartAsync("one");
        await using var emulator = await ForwardingEmulator.StartAsync(backend.EndPoint);
        var (_, endPoint) = await emulator.AddAsync("HTTP");

        (await RawAsync(endPoint, "GET / HTTP/1.0\r\n\r\n")).Should().StartWith("HTTP/1.1 202 ").And.Contain("Connection: close\r\n");
    }

    private static Uri Uri(string text) => new(text, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private static async Task<string> RawAsync(IPEndPoint endPoint, string request)
    {
        await using var connection = await ForwardingEmulator.ConnectAsync(endPoint);
        await connection.WriteAsync(Encoding.ASCII.GetBytes(request), Ending);
        using var reader = new StreamReader(connection, Encoding.ASCII);
        return await reader.ReadToEndAsync(Ending);
    }

    private static async Task<List<string>> CookiesAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/", Ending);
        return [.. response.Headers.GetValues("Set-Cookie")];
    }
}
