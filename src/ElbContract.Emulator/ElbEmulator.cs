using System.Net;
using ElbContract.Emulator.Http;
using ElbContract.Emulator.Listeners;
using ElbContract.Emulator.LoadBalancers;
using ElbContract.Emulator.Operations;
using ElbContract.Emulator.Shelves;
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
/// provider's state. It changes them too, and has load balancers, certificates, health checks, backends, quotas and jobs, as the API's other pages say. Safe for
/// parallel use; several can run in one process.
/// </summary>
public sealed class ElbEmulator : IAsyncDisposable
{
    /// <summary>How many load balancers are held before one more is refused as over the quota; as many certificates, backends and health
    /// checks.</summary>
    private const int MaximumOthers = 1000;

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
        var application = new EmulatorApplication(Assemble(options, ids), new Envelope(options.Personality), options);
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
        var loadBalancers = new Shelf<StoredLoadBalancer>(MaximumOthers);
        var certificates = new Shelf<StoredThing>(MaximumOthers);
        var jobs = new JobOperations(options, loadBalancers);
        var members = new MemberOperations(options, new Shelf<StoredThing>(MaximumOthers), jobs, listeners);
        var healthChecks = new HealthCheckOperations(options, new Shelf<StoredThing>(MaximumOthers), listeners);
        var provider = new EmulatedProvider(ids, loadBalancers, certificates);
        var listenerOperations = new ListenerOperations(options, provider, listeners, members, healthChecks);
        var states = new ProviderStateHandler(ids, listenerOperations.DeleteAllOf);
        var router = new Router(options.Condition, new Admission(provider), states)
        {
            Listeners = listenerOperations,
            Members = members,
            LoadBalancers = new LoadBalancerOperations(options, loadBalancers, jobs, listeners),
            Certificates = new CertificateOperations(options, certificates),
            HealthChecks = healthChecks,
            Quotas = new QuotaOperations(loadBalancers, listeners),
            Jobs = jobs,
        };
        router.LoadBalancers.Hold(ids);
        router.Certificates.Hold(ids);
        return router;
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
