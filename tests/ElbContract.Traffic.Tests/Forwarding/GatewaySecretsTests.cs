using System.Text;
using System.Text.Json;
using ElbContract.Client.Credentials;
using ElbContract.Loopback;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Tests.Forwarding;

public sealed class GatewaySecretsTests
{
    private const string Canary = "canary+of/the=real\"token";
    private const string Project = "canary0project0id0of0the0real0run";

    private static readonly JsonSerializerOptions Unescaped = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task Token_SymbolicIsSentAsTheRealOneAndKeptSymbolic()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await StartAsync(target.Address);
        await run.SendAsync(headers: ("X-Auth-Token", "elb-contract-token"));

        target.Requests.Single().Header("X-Auth-Token").Should().Be(Canary);
        run.Exchange().Request.Header("X-Auth-Token").Should().Be("elb-contract-token");
    }

    [Theory]
    [InlineData("elb-contract-unknown-token", "elb-contract-unknown-token")]
    [InlineData("somebody's own secret", "redacted")]
    [InlineData("", "")]
    public async Task Token_OfNoMeaning_IsSentAsItCame(string token, string kept)
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await StartAsync(target.Address);
        await run.SendAsync(headers: ("X-Auth-Token", token));

        target.Requests.Single().Header("X-Auth-Token").Should().Be(token);
        run.Exchange().Request.Header("X-Auth-Token").Should().Be(kept);
    }

    [Fact]
    public async Task Token_Absent_StaysAbsent()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await StartAsync(target.Address);
        await run.SendAsync();

        target.Requests.Single().Header("X-Auth-Token").Should().BeNull();
        run.Exchange().Request.Header("X-Auth-Token").Should().BeNull();
    }

    [Theory]
    [InlineData(
        "HTTP/1.1 401 No\r\nX-Echo: {0}\r\nX-Subject-Token: canary-other\r\nSet-Cookie: s=canary-cookie\r\nContent-Length: {1}\r\n\r\n{2}"
    )]
    [InlineData("HTTP/1.1 401 No\r\nX-Echo: {0}\r\nContent-Length: 5000\r\n\r\n{2}")]
    public async Task Secrets_EchoedAnywhere_AreNowhereInWhatIsKept(string answer)
    {
        var echo = string.Join(
            '\n',
            Canary,
            JsonSerializer.Serialize(Canary),
            Canary.Replace("/", "\\/", StringComparison.Ordinal),
            Uri.EscapeDataString(Canary),
            $"/v1.0/{Project}/x",
            "Basic canary-basic"
        );
        await using var target = LoopbackServer.Sending(
            answer
                .Replace("{0}", Canary, StringComparison.Ordinal)
                .Replace("{1}", $"{echo.Length}", StringComparison.Ordinal)
                .Replace("{2}", echo, StringComparison.Ordinal)
        );
        await using var run = await StartAsync(target.Address);
        await run.SendAsync(
            $"/v1.0/{Project}/elbaas/listeners?project={Project}&token={Uri.EscapeDataString(Canary)}",
            $"{{\"a\":\"{Project}\"}}",
            headers:
            [
                ("X-Auth-Token", "elb-contract-token"),
                ("Authorization", "Basic canary-basic"),
                ("Cookie", "c=canary-cookie"),
                ("X-Project-Id", Project),
            ]
        );
        await run.Gateway.CompleteAsync(GatewayRun.Stop);

        target.Requests.Single().Head.Should().Contain(Canary).And.Contain(Project).And.Contain("canary-basic");
        Everything(run.Exchange())
            .Should()
            .Contain("elb-contract-token")
            .And.Contain("elb-contract-project")
            .And.NotContainEquivalentOf("canary")
            .And.NotContain(Uri.EscapeDataString(Canary));
    }

    private static Task<GatewayRun> StartAsync(Uri target) =>
        GatewayRun.StartAsync(
            target,
            options =>
                options with
                {
                    Credential = symbolic =>
                        symbolic switch
                        {
                            "elb-contract-token" => new TokenCredential(Canary),
                            "elb-contract-unknown-token" => new TokenCredential(symbolic),
                            _ => null,
                        },
                    Projects = new Dictionary<string, string> { ["elb-contract-project"] = Project },
                }
        );

    private static string Everything(Exchange exchange) =>
        JsonSerializer.Serialize(exchange, Unescaped)
        + Encoding.UTF8.GetString(exchange.Request.Body.Span)
        + Encoding.UTF8.GetString(exchange.Response!.Body.Span)
        + exchange;
}
