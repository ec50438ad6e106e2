using System.Net;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Forwarder;

namespace ElbContract.Emulator.DataPlane;

/// <summary>The requests to HTTP and HTTPS listeners: each goes to a backend of its listener.</summary>
/// <param name="isStopped">Tells by its id whether a load balancer is stopped; its listeners forward nothing then.</param>
internal sealed class HttpTraffic(Func<string, bool> isStopped) : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private static readonly ForwarderRequestConfig Config = new()
    {
        ActivityTimeout = TimeSpan.FromMinutes(1),
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    private readonly HandedConnections _connections = new();
    private readonly HttpMessageInvoker _client = new(
        new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            // Below what servers keep idle connections for.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10),
            RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            UseCookies = false,
            UseProxy = false,
        }
    );
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddHttpForwarder()
        .BuildServiceProvider();

    private KestrelServer? _server;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var options = new KestrelServerOptions
        {
            AddServerHeader = false,
            RequestHeaderEncodingSelector = _ => Encoding.Latin1,
            ResponseHeaderEncodingSelector = _ => Encoding.Latin1,
        };
        // Slow clients are cut off; bodies are passed on as they come, and not held.
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        options.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(1);
        options.Limits.MaxRequestBodySize = null;
        options.Listen(
            _connections.EndPoint,
            listening =>
            {
                listening.Protocols = HttpProtocols.Http1;
                listening.Use(HandedConnection.ServeAsync);
            }
        );
        _server = new KestrelServer(Options.Create(options), _connections, NullLoggerFactory.Instance);
        await _server.StartAsync(this, cancellationToken);
    }

    /// <summary>Ends when the connection has.</summary>
    public async Task ServeAsync(ConnectionContext connection, HandedConnection handed)
    {
        connection.Features.Set(handed);
        if (_connections.Hand(connection))
            await handed.Ended;
        else
            await connection.DisposeAsync();
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception) { }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var port = context.Features.GetRequiredFeature<HandedConnection>().Port;
        var served = port.Served;
        if (port.Backends is not { } backends || served.IsDown || isStopped(served.LoadBalancer))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.Connection = "close";
        }
        else if (HttpMethods.IsConnect(context.Request.Method))
        {
            // Whom it names is nobody's business: only backends are connected to.
            context.Response.StatusCode = StatusCodes.Status501NotImplemented;
        }
        else
        {
            await ForwardAsync(context, backends, served);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            using var now = new CancellationTokenSource();
            await now.CancelAsync();
            await _server.StopAsync(now.Token);
            _server.Dispose();
        }

        _client.Dispose();
        await _services.DisposeAsync();
    }

    private async Task ForwardAsync(HttpContext context, BackendChoice backends, ServedListener served)
    {
        var kept = served.IsSticky ? SessionCookie.Read(context.Request, served) : null;
        using var backend = backends.Take(served.Balancing, context.Connection.RemoteIpAddress!, kept);
        var origin = new UriBuilder(Uri.UriSchemeHttp, backend.EndPoint.Host, backend.EndPoint.Port).Uri.AbsoluteUri.TrimEnd('/');
        var number = served.IsSticky && backend.Number != kept ? backend.Number : (int?)null;
        await _services
            .GetRequiredService<IHttpForwarder>()
            .SendAsync(context, origin, _client, Config, new Passing(origin, served, number));
    }

    /// <summary>Nothing is changed but what a proxy has to, and the cookie.</summary>
    /// <param name="origin">The backend's.</param>
    /// <param name="served">The listener.</param>
    /// <param name="told">The number of the backend that the client is to keep; null where it is not to be told of one.</param>
    private sealed class Passing(string origin, ServedListener served, int? told) : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext,
            HttpRequestMessage proxyRequest,
            string destinationPrefix,
            CancellationToken cancellationToken
        )
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            var target = httpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            if (target.StartsWith('/'))
                proxyRequest.RequestUri = new Uri(origin + target, AsWritten);
        }

        public override async ValueTask<bool> TransformResponseAsync(
            HttpContext httpContext,
            HttpResponseMessage? proxyResponse,
            CancellationToken cancellationToken
        )
        {
            var isPassedOn = await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
            if (proxyResponse is not null && told is { } number)
                SessionCookie.Write(httpContext.Response, served, number);
            return isPassedOn;
        }
    }
}
