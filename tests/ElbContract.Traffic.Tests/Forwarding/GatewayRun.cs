using System.Text;
using ElbContract.Loopback;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Forwarding;

namespace ElbContract.Traffic.Tests.Forwarding;

/// <summary>A gateway before a target, and a client that sends to it.</summary>
internal sealed class GatewayRun(Gateway gateway) : IAsyncDisposable
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
        }
    );

    public Gateway Gateway => gateway;

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Task<GatewayRun> StartAsync(LoopbackServer target, Func<GatewayOptions, GatewayOptions>? with = null) =>
        StartAsync(target.Address, with);

    public static async Task<GatewayRun> StartAsync(Uri target, Func<GatewayOptions, GatewayOptions>? with = null)
    {
        var options = new GatewayOptions { Target = target, Grace = TimeSpan.FromMilliseconds(200) };
        return new(await Gateway.StartAsync(with is null ? options : with(options), Stop));
    }

    public Task<HttpResponseMessage> SendAsync(
        string path = "/v1.0/p/elbaas/listeners",
        string body = "{}",
        HttpMethod? method = null,
        params (string Name, string Value)[] headers
    ) => SendAsync(path, new ByteArrayContent(Encoding.UTF8.GetBytes(body)), method, Stop, headers);

    public async Task<HttpResponseMessage> SendAsync(
        string path,
        HttpContent? content,
        HttpMethod? method,
        CancellationToken stop,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, new Uri(gateway.Address + path, AsWritten))
        {
            Content = content,
        };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await _http.SendAsync(request, stop);
    }

    /// <summary>The one exchange there is.</summary>
    public Exchange Exchange() => gateway.Exchanges.Snapshot().Should().ContainSingle().Subject;

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        _http.Dispose();
    }
}
