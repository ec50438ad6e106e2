using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using ElbContract.Traffic.Archives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Yarp.ReverseProxy.Forwarder;

namespace ElbContract.Traffic.Recording;

/// <summary>A reverse proxy that keeps, without secrets, what it passes on: every byte goes through as it came, to the target and
/// back.</summary>
/// <remarks>
/// An exchange is in the recording before its client has the whole answer. What the target does not answer, the client is answered 502 or
/// 504, and the recording says why. Where the recording cannot be written, nothing more is passed on.
/// </remarks>
public sealed class Recorder : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly WebApplication _host;
    private readonly RecorderApplication _application;
    private readonly RecordingWriter? _writer;
    private readonly IDisposable _badRequests;

    private Recorder(WebApplication host, RecorderApplication application, RecordingWriter? writer)
    {
        _host = host;
        _application = application;
        _writer = writer;
        _badRequests = host
            .Services.GetRequiredService<DiagnosticListener>()
            .Subscribe(new BadRequests(application.Refuse), BadRequests.IsOne);
        Address = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>How many requests came.</summary>
    public long Count => _application.Count;

    /// <summary>Fails with a <see cref="RecorderException"/> when the recording cannot be written any more; never ends otherwise.</summary>
    public Task Failed => _application.Failed;

    /// <param name="options">Checked here.</param>
    /// <exception cref="ArgumentException">The options are wrong; names everything that is.</exception>
    /// <exception cref="RecorderException">The file cannot be written, or the address not be listened on.</exception>
    public static async Task<Recorder> StartAsync(RecorderOptions options)
    {
        options.Check(nameof(options));
        var redactor = new RecordingRedactor(options.Rules);
        var writer = options.Path is { } path
            ? RecordingWriter.Open(path, RecordingHeader.Line(redactor.Url(options.Target), options.Time.GetUtcNow(), options.Rules))
            : null;
        var application = new RecorderApplication(options, redactor, writer);
        var host = Host(options, application);
        try
        {
            await host.StartAsync();
            return new Recorder(host, application, writer);
        }
        catch (Exception cause) when (cause is IOException or SocketException)
        {
            await host.DisposeAsync();
            application.Dispose();
            writer?.Dispose();
            throw RecorderException.Unlistenable(options.Listen.ToString(), cause);
        }
    }

    /// <summary>Waits 5 s for what is under way, gives up the rest, and closes the recording.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var patience = new CancellationTokenSource(Grace))
        {
            await using var abandoning = patience.Token.Register(_application.Abandon);
            await _host.StopAsync(CancellationToken.None).WaitAsync(Grace + Grace);
        }

        await _host.DisposeAsync();
        _badRequests.Dispose();
        await _application.RefusalsAsync();
        _application.Dispose();
        _writer?.Dispose();
    }

    private static WebApplication Host(RecorderOptions options, RecorderApplication application)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddHttpForwarder();
        builder.Services.AddSingleton<IHostLifetime, Unattended>(); // Signals are the program's.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Grace);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Listen(kestrel, options));
        var host = builder.Build();
        var forwarder = host.Services.GetRequiredService<IHttpForwarder>();
        host.Run(context => application.HandleAsync(context, forwarder));
        return host;
    }

    private static void Listen(KestrelServerOptions kestrel, RecorderOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(
            options.Listen.EndPoint,
            listen =>
            {
                listen.Protocols = options.Listen.IsHttps ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1;
                if (options.Listen.IsHttps)
                    listen.UseHttps(SelfSigned.Certificate(options.Listen.EndPoint.Address, options.Time.GetUtcNow()));
                listen.Use(ClientHeads.Between);
            }
        );
    }

    private sealed class Unattended : IHostLifetime
    {
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
