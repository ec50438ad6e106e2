using System.Net;
using ElbContract.Emulator.Certificates;
using ElbContract.Emulator.Http;
using ElbContract.Emulator.Listeners;
using ElbContract.Emulator.LoadBalancers;
using ElbContract.Emulator.Operations;
using ElbContract.Emulator.States;
using ElbContract.Specification.Answers;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ElbContract.Emulator;

/// <summary>
/// An endpoint that behaves as the page says: it adds, shows, lists and deletes listeners in memory, and answers what contracts ask of a
/// provider's state. Load balancers and certificates are listed, shown, created and deleted too, as the API's other pages say. Safe for
/// parallel use; several can run in one process.
/// </summary>
public sealed class ElbEmulator : IAsyncDisposable
{
    private readonly KestrelServer _server;

    private ElbEmulator(KestrelServer server, ProviderIds ids)
    {
        _server = server;
        Ids = ids;
        BaseAddress = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
        StateUrl = new Uri(BaseAddress, ProviderStateHandler.Path);
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Where a verifier sets up provider states: <c>/_elb-contract/provider-states</c> below the base address.</summary>
    public Uri StateUrl { get; }

    /// <summary>What it holds: the values that its provider states answer.</summary>
    public ProviderIds Ids { get; }

    /// <summary>Starts an emulator; it listens when this returns.</summary>
    /// <exception cref="EmulatorOptionsException">An option is out of its range.</exception>
    /// <exception cref="AddressNotAvailableException">It cannot listen there.</exception>
    public static async Task<ElbEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        options.Check();
        var ids = options.Ids ?? ProviderIds.New(options.NewId);
        var application = new EmulatorApplication(Assemble(options, ids), new Envelope(options.Personality), options.Address);
        var server = Kestrel(new IPEndPoint(options.Address, options.Port));
        try
        {
            await server.StartAsync(application, cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or System.Net.Sockets.SocketException)
        {
            server.Dispose();
            throw new AddressNotAvailableException(
                $"The emulator cannot listen on {options.Address}:{options.Port}: {cause.Message} Choose another port, or 0 for a free "
                    + "one.",
                cause
            );
        }

        return new ElbEmulator(server, ids);
    }

    /// <summary>Stops it; what it held is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _server.StopAsync(patience.Token);
        _server.Dispose();
    }

    private static Router Assemble(EmulatorOptions options, ProviderIds ids)
    {
        var listeners = new ListenerStore(options.MaximumListeners);
        var loadBalancers = new LoadBalancerStore();
        var certificates = new CertificateStore();
        var loadBalancerOperations = new LoadBalancerOperations(options, loadBalancers, listeners);
        var certificateOperations = new CertificateOperations(options, certificates);
        loadBalancerOperations.Hold(ids);
        certificateOperations.Hold(ids);
        var provider = new EmulatedProvider(ids, loadBalancers, certificates);
        var admission = new Admission(provider);
        var listenerOperations = new ListenerOperations(options, provider, admission, listeners);
        return new Router(
            options.Condition,
            admission,
            listenerOperations,
            loadBalancerOperations,
            certificateOperations,
            new ProviderStateHandler(ids)
        );
    }

    /// <summary>Kestrel by itself: a host with its container and configuration doubles the time to the first answer.</summary>
    private static KestrelServer Kestrel(IPEndPoint endPoint)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = null; // RequestBody has the limit, and the documented answer beyond it
        options.Limits.MaxConcurrentConnections = 1024;
        options.Listen(endPoint);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        return new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
    }
}
