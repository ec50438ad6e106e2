using System.Text;
using ElbContract.Client.Credentials;
using ElbContract.Loopback;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Tests.Redaction;

namespace ElbContract.Traffic.Tests.Forwarding;

/// <summary>The canaries of <see cref="CanaryTests"/>, sent through a gateway: ten thousand exchanges of which nothing is kept that holds
/// one.</summary>
public sealed class GatewayCanaryTests
{
    private const string Token = Canaries.Marker + "=token/" + Canaries.Marker;

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public async Task Kept_OfTwoAndAHalfThousandExchanges_HoldsNoCanary(int seed)
    {
        var random = new Random(seed);
        var (exchanges, canaries) = (new CanaryExchanges(random, isForwarded: true), new Canaries(random));
        var project = canaries.Project();
        byte[] answer = [];
        var head = "";
        await using var target = new LoopbackServer(
            async (_, stream, stop) =>
            {
                await LoopbackServer.WriteAsync(stream, head, stop);
                await stream.WriteAsync(answer, stop);
            }
        );
        List<string> found = [];
        await using var run = await GatewayRun.StartAsync(
            target.Address,
            options =>
                options with
                {
                    Credential = symbol => symbol == "elb-contract-token" ? new TokenCredential(Token) : null,
                    Projects = new Dictionary<string, string> { ["elb-contract-project"] = project },
                    KeepsExchanges = false,
                    OnExchange = exchange => found.AddRange(CanarySearch.In($"{exchange.Number}", Everything(exchange))),
                }
        );
        for (var number = 1; number <= 2500; number++)
        {
            var raw = exchanges.Next(number);
            if (raw.Response is null)
                continue;
            answer = [.. raw.Response.Body.Span, .. Encoding.UTF8.GetBytes(canaries.Spell(random.Next(2) == 0 ? Token : project))];
            head =
                $"HTTP/1.1 400 Bad Request\r\nContent-Length: {answer.Length}\r\nConnection: close\r\n"
                + $"{string.Concat(raw.Response.Headers.Where(IsSent).Select(header => $"{header.Key}: {header.Value}\r\n"))}\r\n";
            await run.Gateway.SendAsync(
                new CapturedRequest(
                    "POST",
                    "/v1.0/elb-contract-project/elbaas/listeners" + Query(raw.Target),
                    [
                        new("X-Auth-Token", "elb-contract-token"),
                        new("X-Domain-Id", raw.Target.Split('/')[2]),
                        // The gateway's client has a symbolic token.
                        .. raw
                            .Request.Headers.Where(IsSent)
                            .Select(header => header.Key == "X-Auth-Token" ? KeyValuePair.Create("X-Service-Token", header.Value) : header),
                    ],
                    raw.Request.Body
                ),
                TestContext.Current.CancellationToken
            );
        }

        found.Take(5).Should().BeEmpty();
    }

    private static string Query(string target) =>
        target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? target[query..] : "";

    private static byte[] Everything(Exchange exchange) =>
        [
            .. Encoding.UTF8.GetBytes(
                $"{exchange} {exchange.Request.Target} {exchange.Reason}\n{string.Join('\n', exchange.Request.Headers)}\n"
                    + $"{string.Join('\n', exchange.Response?.Headers ?? [])}\n"
            ),
            .. exchange.Request.Body.Span,
            (byte)'\n',
            .. (exchange.Response?.Body ?? default).Span,
        ];

    // What HTTP clients and servers let through in a header.
    private static bool IsSent(KeyValuePair<string, string> header) =>
        header.Value.All(sign => sign is >= ' ' and < '\u007F') && header.Key.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-');
}
