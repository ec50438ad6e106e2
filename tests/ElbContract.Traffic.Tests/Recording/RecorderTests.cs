using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Loopback;
using ElbContract.Traffic.Recording;

namespace ElbContract.Traffic.Tests.Recording;

public sealed class RecorderTests
{
    private const string Body = """{"name":"a","port":80}""";

    [Fact]
    public async Task Request_ReachesTheTargetAsItCame_AndTheRecordingWithoutItsSecrets()
    {
        await using var target = LoopbackServer.Answering(200, """{"id":"1"}""", headers: "X-Twice: 1\r\nX-Twice: 2\r\n");
        await using var run = await RecorderRun.StartAsync(target);
        using var answer = await run.SendAsync(
            "/v1.0/0123456789abcdef0123456789abcdef/elbaas/../a%2fb?x=%7e&token=canary-canary",
            Json(Body),
            ("X-Auth-Token", "canary-token"),
            ("X-Other", "as it is")
        );

        (await answer.Content.ReadAsStringAsync(RecorderRun.Stop)).Should().Be("""{"id":"1"}""");
        var received = target.Requests.Should().ContainSingle().Subject;
        received.Line.Should().Be("POST /v1.0/0123456789abcdef0123456789abcdef/elbaas/../a%2fb?x=%7e&token=canary-canary HTTP/1.1");
        received.Header("X-Auth-Token").Should().Be("canary-token");
        received.Header("X-Other").Should().Be("as it is");
        received.Header("Host").Should().Be(target.Address.Authority);
        received.Text.Should().Be(Body);

        var entry = await run.EntryAsync();
        var project = entry["request"]!["url"]!.GetValue<string>().Split('/')[4];
        project.Should().MatchRegex("^project-[0-9a-f]{16}$");
        entry["request"]!["url"]!
            .GetValue<string>()
            .Should()
            .Be($"{target.Address.GetLeftPart(UriPartial.Authority)}/v1.0/{project}/elbaas/../a%2fb?x=%7e&token=redacted");
        Header(entry["request"]!, "X-Auth-Token").Should().Equal("redacted");
        Header(entry["request"]!, "X-Other").Should().Equal("as it is");
        entry["request"]!["postData"]!["text"]!.GetValue<string>().Should().Be(Body);
        entry["response"]!["status"]!.GetValue<int>().Should().Be(200);
        entry["response"]!["statusText"]!.GetValue<string>().Should().Be("Any");
        Header(entry["response"]!, "X-Twice").Should().Equal("1", "2");
        entry["response"]!["content"]!["text"]!.GetValue<string>().Should().Be("""{"id":"1"}""");
        entry["_outcome"]!.GetValue<string>().Should().Be("answered");
        entry["timings"]!
            .AsObject()
            .Sum(part => part.Value!.GetValue<double>())
            .Should()
            .BeApproximately(entry["time"]!.GetValue<double>(), 0.01);
    }

    [Fact]
    public async Task Recording_BeginsWithTheRulesThatItWasWrittenBy()
    {
        await using var run = await RecorderRun.StartAsync(new Uri("https://elb.example.com/v1.0/0123456789abcdef0123456789abcdef"));

        var header = JsonNode.Parse((await run.LinesAsync()).Should().ContainSingle().Subject)!;
        header["schema"]!.GetValue<string>().Should().Be("elb-contract/recording/1");
        header["target"]!.GetValue<string>().Should().MatchRegex("^https://elb.example.com/v1.0/project-[0-9a-f]{16}$");
        header["redaction"]!["headers"]!
            .AsArray()
            .Select(name => name!.GetValue<string>())
            .Should()
            .Contain(["X-Auth-Token", "Authorization", "Set-Cookie"]);
        header["redaction"]!["projects"]!.GetValue<string>().Should().Be("pseudonym");
    }

    [Theory]
    [InlineData("HTTP/1.1 204 None\r\n\r\n", 204, "")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200, "")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", 200, "abcde")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nto the end", 200, "to the end")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: https://u:canary-canary@else.where/\r\nContent-Length: 0\r\n\r\n", 302, "")]
    public async Task Answer_OfEveryFraming_IsPassedOnAndKept(string sent, int status, string body)
    {
        await using var target = LoopbackServer.Sending(sent);
        await using var run = await RecorderRun.StartAsync(target);
        using var answer = await run.SendAsync();

        ((int)answer.StatusCode).Should().Be(status);
        (await answer.Content.ReadAsStringAsync(RecorderRun.Stop)).Should().Be(body);
        var entry = await run.EntryAsync();
        entry["response"]!["status"]!.GetValue<int>().Should().Be(status);
        entry["response"]!["content"]!["text"]!.GetValue<string>().Should().Be(body);
        entry.ToJsonString().Should().NotContain("canary");
    }

    [Fact]
    public async Task Body_LargerThanWhatIsKept_IsPassedOnWhole_AndTheEntrySaysSo()
    {
        var large = new string('x', 3 * 1024 * 1024);
        await using var target = LoopbackServer.Answering(200, large);
        await using var run = await RecorderRun.StartAsync(target);
        using var answer = await run.SendAsync(content: Json(large));

        (await answer.Content.ReadAsStringAsync(RecorderRun.Stop)).Should().Be(large);
        target.Requests.Single().Text.Should().Be(large);
        var entry = await run.EntryAsync();
        entry["request"]!["bodySize"]!.GetValue<int>().Should().Be(large.Length);
        entry["request"]!["postData"]!.AsObject().ContainsKey("text").Should().BeFalse();
        entry["response"]!["content"]!.ToJsonString().Should().Be($$"""{"size":{{large.Length}},"mimeType":"application/json"}""");
        entry["_reason"]!
            .GetValue<string>()
            .Should()
            .Be(
                "the request's body of 3145728 bytes is longer than the limit of 1048576 bytes, and left out; the answer's body "
                    + "of 3145728 bytes is longer than the limit of 1048576 bytes, and left out"
            );
    }

    [Fact]
    public async Task Answer_InPieces_IsPassedOnAsItComes()
    {
        var go = new TaskCompletionSource();
        await using var target = new LoopbackServer(
            async (_, stream, stop) =>
            {
                await LoopbackServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n", stop);
                await go.Task.WaitAsync(stop);
                await LoopbackServer.WriteAsync(stream, "6\r\nsecond\r\n0\r\n\r\n", stop);
            }
        );
        await using var run = await RecorderRun.StartAsync(target);
        using var answer = await run.SendAsync();
        await using var stream = await answer.Content.ReadAsStreamAsync(RecorderRun.Stop);
        var first = new byte[5];
        await stream.ReadExactlyAsync(first, RecorderRun.Stop);
        go.SetResult();
        using var rest = new StreamReader(stream);

        Encoding.ASCII.GetString(first).Should().Be("first");
        (await rest.ReadToEndAsync(RecorderRun.Stop)).Should().Be("second");
    }

    [Fact]
    public async Task Answer_WithReservedBytes_IsTheSameBytes()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(one => (byte)one)];
        await using var target = new LoopbackServer(
            async (received, stream, stop) =>
            {
                await LoopbackServer.WriteAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Length: {received.Body.Length}\r\n\r\n", stop);
                await stream.WriteAsync(received.Body, stop);
            }
        );
        await using var run = await RecorderRun.StartAsync(target);
        using var answer = await run.SendAsync(content: new ByteArrayContent(bytes));

        (await answer.Content.ReadAsByteArrayAsync(RecorderRun.Stop)).Should().Equal(bytes);
        var entry = await run.EntryAsync();
        Convert.FromBase64String(entry["response"]!["content"]!["text"]!.GetValue<string>()).Should().Equal(bytes);
        Convert.FromBase64String(entry["request"]!["postData"]!["text"]!.GetValue<string>()).Should().Equal(bytes);
    }

    [Fact]
    public async Task Listen_OnHttps_SpeaksHttp2()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await RecorderRun.StartAsync(
            target,
            options => options with { Listen = ListenAddress.Parse("https://127.0.0.1:0")! }
        );
        using var answer = await run.SendAsync(HttpVersion.Version20, "/x");

        run.Recorder.Address.Scheme.Should().Be("https");
        answer.Version.Should().Be(HttpVersion.Version20);
        var entry = await run.EntryAsync();
        entry["request"]!["httpVersion"]!.GetValue<string>().Should().Be("HTTP/2");
        entry["response"]!["httpVersion"]!.GetValue<string>().Should().Be("HTTP/1.1");
    }

    [Fact]
    public async Task OnExchange_IsToldOfWhatWasKept()
    {
        List<string> told = [];
        await using var target = LoopbackServer.Answering(200, "{}");
        await using (
            var run = await RecorderRun.StartAsync(
                target,
                options =>
                    options with
                    {
                        OnExchange = entry =>
                        {
                            told.Add($"{entry.Method} {entry.Url} {entry.Status}");
                            return default;
                        },
                    }
            )
        )
            (await run.SendAsync("/x?ak=canary-canary")).Dispose();

        told.Should().Equal($"GET {target.Address.GetLeftPart(UriPartial.Authority)}/x?ak=redacted 200");
    }

    [Theory]
    [InlineData("127.0.0.1:0", "http://127.0.0.1:0")]
    [InlineData("http://localhost:80", "http://127.0.0.1:80")]
    [InlineData("https://[::1]:8443/", "https://[::1]:8443")]
    [InlineData("0.0.0.0:1", "http://0.0.0.0:1")]
    [InlineData("example.com:80", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("127.0.0.1:65536", null)]
    public void Listen_IsAnAddressAndAPort(string text, string? address) => ListenAddress.Parse(text)?.ToString().Should().Be(address);

    [Fact]
    public async Task Options_TellAllThatIsWrong()
    {
        var start = () =>
            Recorder.StartAsync(
                new RecorderOptions
                {
                    Target = new Uri("ftp://x"),
                    Timeout = TimeSpan.Zero,
                    ConnectTimeout = TimeSpan.Zero,
                    MaximumBodyBytes = 0,
                }
            );

        await start
            .Should()
            .ThrowAsync<ArgumentException>()
            .WithMessage(
                "the target is not an absolute http or https address; the time-out is not positive; the connection's time-out is not "
                    + "positive; the largest body is less than one byte.*"
            );
    }

    internal static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    internal static IEnumerable<string> Header(JsonNode message, string name) =>
        message["headers"]!
            .AsArray()
            .Where(header => header!["name"]!.GetValue<string>().Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(header => header!["value"]!.GetValue<string>());
}
