using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using ElbContract.Traffic.Exchanges;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ElbContract.Traffic.Forwarding;

/// <summary>Forwards what is sent to it on loopback to one target, puts real credentials in, and captures every exchange without
/// them.</summary>
/// <remarks>
/// Answers are passed on whole, after their exchange is in <see cref="Exchanges"/>; where none comes, the client is answered 502 or 504
/// at once. A request that is with the target is seen through even when its client hangs up, for its answer names what it created.
/// </remarks>
public sealed class Gateway : IAsyncDisposable
{
    /// <summary>A request header that ties a request to an interaction; it is not forwarded.</summary>
    public const string InteractionHeader = "X-Elb-Contract-Interaction";

    private readonly GatewayOptions _options;
    private readonly KestrelServer _server;
    private readonly Forwarder _forwarder;
    private readonly Lazy<Task> _stop;
    private CancellationTokenRegistration _stopping;

    private Gateway(GatewayOptions options)
    {
        // Against other programs on this machine: the gateway acts with the run's credentials.
        var key = RandomNumberGenerator.GetHexString(32, lowercase: true);
        _options = options;
        _forwarder = new Forwarder(options, key, Exchanges);
        _server = Server(options);
        _stop = new Lazy<Task>(StopCoreAsync);
        Key = key;
    }

    /// <summary>Where to send requests: loopback, and a path that only this run knows.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What was captured so far.</summary>
    public ExchangeLog Exchanges { get; } = new();

    private string Key { get; }

    /// <param name="options">Checked here.</param>
    /// <param name="stopping">Cancelled, it stops the gateway as <see cref="StopAsync"/> does.</param>
    /// <exception cref="ArgumentException">The options are wrong; names everything that is.</exception>
    /// <exception cref="GatewayPortException">The port cannot be listened on.</exception>
    public static async Task<Gateway> StartAsync(GatewayOptions options, CancellationToken stopping = default)
    {
        options.Check(nameof(options));
        var gateway = new Gateway(options);
        try
        {
            await gateway.ListenAsync();
        }
        catch
        {
            await gateway.DisposeAsync();
            throw;
        }

        gateway._stopping = stopping.Register(() => _ = gateway.StopAsync());
        return gateway;
    }

    /// <summary>Forwards a request of this process, without the way over loopback.</summary>
    /// <param name="request">With symbolic names, below <see cref="Address"/>.</param>
    /// <param name="cancellationToken">As if the client hung up.</param>
    public async Task<Exchange> SendAsync(CapturedRequest request, CancellationToken cancellationToken = default) =>
        (await _forwarder.ForwardAsync(DirectContext.Of(request, cancellationToken), request.Target)).Exchange;

    /// <summary>A text without what this run sent and was sent that is secret.</summary>
    public string Redact(string text) => _forwarder.Secrets.Redactor.Text(text);

    /// <summary>For clients in this process: sends to <see cref="Address"/> without the way over loopback. It ends with the gateway. Its
    /// answers are those that are kept, for clients repeat them in messages: secrets are replaced in them.</summary>
    public HttpMessageHandler Handler() => new DirectHandler(_forwarder, Address);

    /// <summary>Ends when nothing is under way; the exchanges of all requests that had arrived are there then.</summary>
    public Task CompleteAsync(CancellationToken cancellationToken = default) => _forwarder.CompleteAsync().WaitAsync(cancellationToken);

    /// <summary>
    /// Sends nothing more, waits <see cref="GatewayOptions.Grace"/> for what was sent, cancels the rest, stops listening.
    /// </summary>
    public Task StopAsync() => _stop.Value;

    public async ValueTask DisposeAsync()
    {
        await _stopping.DisposeAsync();
        await StopAsync();
        _server.Dispose();
        _forwarder.Dispose();
    }

    private static KestrelServer Server(GatewayOptions options)
    {
        var kestrel = new KestrelServerOptions
        {
            AddServerHeader = false,
            RequestHeaderEncodingSelector = _ => Encoding.Latin1,
            ResponseHeaderEncodingSelector = _ => Encoding.Latin1,
            Limits =
            {
                MaxRequestBodySize = null,
                MinRequestBodyDataRate = null,
                MinResponseDataRate = null,
            },
        };
        kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        return new KestrelServer(Options.Create(kestrel), transport, NullLoggerFactory.Instance);
    }

    private async Task ListenAsync()
    {
        try
        {
            await _server.StartAsync(_forwarder, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new GatewayPortException(_options.Port, e);
        }

        var listening = _server.Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Address = new Uri($"{listening.TrimEnd('/')}/{Key}");
    }

    private async Task StopCoreAsync()
    {
        await _forwarder.DrainAsync();
        using var hurry = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await _server.StopAsync(hurry.Token);
    }
}
