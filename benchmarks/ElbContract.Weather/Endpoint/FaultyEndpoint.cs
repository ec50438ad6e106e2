using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using ElbContract.Weather.Weathers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace ElbContract.Weather.Endpoint;

/// <summary>Answers for the emulator as its weather is, and on a second port, always well, tells what there is to know of it.</summary>
internal sealed class FaultyEndpoint : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Socket? _closed;
    private readonly CancellationTokenSource _ended = new();
    private readonly Counters _counters = new();
    private readonly IWeather _weather;
    private readonly Origin _origin;
    private readonly TimeSpan _delay;
    private int _statusPort;
    private volatile bool _isCleared;

    private FaultyEndpoint(IWeather weather, Origin origin, Transport transport, TimeSpan delay)
    {
        (_weather, _origin, _delay) = (weather, origin, delay);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.Limits.MinResponseDataRate = null;
                kestrel.Limits.MaxRequestBodySize = null;
                kestrel.Listen(IPAddress.Loopback, 0);
                if (transport.Listens)
                    kestrel.Listen(IPAddress.Loopback, 0, listen => Configure(listen, transport));
            });
        _application = builder.Build();
        _application.Run(HandleAsync);
        if (transport.Listens)
            return;
        // Bound and not listening: refused, and nobody else can have the port.
        _closed = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    /// <summary>Of the endpoint.</summary>
    public int Port { get; private set; }

    /// <summary>Where <c>listeners</c>, <c>strangers</c>, <c>peak</c>, <c>requests</c>, <c>connections</c> and <c>struck</c> are told, as
    /// JSON; behind it <c>/clear</c> ends the weather.</summary>
    public Uri Status => new($"http://127.0.0.1:{_statusPort}/_weather");

    public static async Task<FaultyEndpoint> StartAsync(IWeather weather, Origin origin, Transport transport, TimeSpan delay)
    {
        var endpoint = new FaultyEndpoint(weather, origin, transport, delay);
        await endpoint._application.StartAsync();
        var addresses = endpoint._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var ports = addresses.Select(address => new Uri(address).Port).ToList();
        endpoint._statusPort = ports[0];
        endpoint.Port = endpoint._closed?.LocalEndPoint is IPEndPoint closed ? closed.Port : ports[1];
        return endpoint;
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        using var hurry = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _application.StopAsync(hurry.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _application.DisposeAsync();
        _closed?.Dispose();
        _ended.Dispose();
    }

    private void Configure(ListenOptions listen, Transport transport)
    {
        listen.Protocols = HttpProtocols.Http1;
        listen.Use(next =>
            connection =>
            {
                _counters.Connection();
                return next(connection);
            }
        );
        if (transport.Certificate is { } certificate)
            listen.UseHttps(certificate);
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (context.Connection.LocalPort == _statusPort)
        {
            await TellAsync(context);
            return;
        }

        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, _ended.Token);
            await Task.Delay(_delay, _ended.Token);
            var call = new ForwardedCall(context, _origin, _counters, body.ToArray(), _ended.Token);
            await (_isCleared ? call.PassOnAsync() : _weather.PassAsync(call));
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ConnectionAbortedException)
        {
            // The client left, as it does where there is more than it will read.
            context.Abort();
        }
    }

    private async Task TellAsync(HttpContext context)
    {
        if (context.Request.Path == "/_weather/clear")
            _isCleared = true;
        var (strangers, listeners) = await _origin.CountAsync();
        var told = JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, int>
            {
                ["listeners"] = listeners,
                ["strangers"] = strangers,
                ["peak"] = _origin.Peak,
                ["requests"] = _counters.Requests,
                ["connections"] = _counters.Connections,
                ["struck"] = _counters.Struck,
            }
        );
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = told.Length;
        await context.Response.Body.WriteAsync(told);
    }
}
