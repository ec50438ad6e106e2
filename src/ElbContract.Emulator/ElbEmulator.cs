using System.Net;
using ElbContract.Emulator.DataPlane;
using ElbContract.Emulator.Documentation;
using ElbContract.Emulator.Http;
using ElbContract.Emulator.Identity;
using ElbContract.Emulator.Identity.Signatures;
using ElbContract.Emulator.Keeping;
using ElbContract.Emulator.Operations;
using ElbContract.Emulator.Pages;
using ElbContract.Emulator.Shelves;
using ElbContract.Emulator.Snapshots;
using ElbContract.Emulator.States;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Providers;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ElbContract.Emulator;

/// <summary>
/// An endpoint that behaves as the page says: it adds, shows, lists and deletes listeners in memory, and answers what contracts ask of a
/// provider's state. It changes them too, and has load balancers, certificates, health checks, backends, quotas and jobs, as the API's
/// other pages say. Its identity service issues tokens, and requests can be signed. Safe for parallel use; several can run in one process.
/// </summary>
public sealed class ElbEmulator : IAsyncDisposable
{
    private readonly KestrelServer _server;
    private readonly SqliteKeeper? _keeper;
    private readonly ListenerPorts? _ports;

    private ElbEmulator(KestrelServer server, SqliteKeeper? keeper, ListenerPorts? ports, ProviderIds ids, EmulatedIdentity identity)
    {
        _server = server;
        _keeper = keeper;
        _ports = ports;
        Ids = ids;
        Identity = identity;
        BaseAddress = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
        StateUrl = new Uri(BaseAddress, ProviderStateHandler.Path);
        SnapshotUrl = new Uri(BaseAddress, SnapshotHandler.Path);
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Where a verifier sets up provider states: <c>/_elb-contract/provider-states</c> below the base address.</summary>
    public Uri StateUrl { get; }

    /// <summary>Where a POST is answered with a snapshot of all that it holds: <c>/_elb-contract/snapshots</c> below the base address. It
    /// needs a token where the address is not a loopback address.</summary>
    public Uri SnapshotUrl { get; }

    /// <summary>Where GET tells the ports of listeners: <c>/_elb-contract/data-plane</c> below the base address, an object of addresses
    /// such as 127.0.0.1:41234 by the listeners' ids. Null where listeners do not listen.</summary>
    public Uri? DataPlaneUrl => _ports is null ? null : new Uri(BaseAddress, ListenerPorts.Path);

    /// <summary>What it holds: the values that its provider states answer.</summary>
    public ProviderIds Ids { get; }

    /// <summary>Whom its identity service knows, which is at <c>/v3</c> below the base address.</summary>
    public EmulatedIdentity Identity { get; }

    /// <summary>Starts an emulator; it listens when this returns.</summary>
    /// <exception cref="EmulatorOptionsException">An option is out of its range.</exception>
    /// <exception cref="AddressNotAvailableException">It cannot listen there.</exception>
    /// <exception cref="KeeperException">Its file cannot keep what it holds.</exception>
    public static async Task<ElbEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        options.Check();
        var ids = IdsOf(options);
        var identity = new EmulatedIdentity(ids);
        var tokens = new TokenStore(options.Time);
        SqliteKeeper? keeper = null;
        ListenerPorts? ports = null;
        KestrelServer? server = null;
        try
        {
            keeper = options.DataFile is { } file ? SqliteKeeper.Open(file) : null;
            ports = options.DataPlane is { } address
                ? await ListenerPorts.StartAsync(address, options.Backends, options.Time, options.Serve, cancellationToken)
                : null;
            var shelves = Restored(options, keeper, ports);
            var application = new EmulatorApplication(
                Assemble(options, ids, shelves, tokens, ports),
                new IdentityService(options, identity, tokens),
                new SignatureCheck(identity, options.Time),
                new Envelope(options.Personality),
                new DocumentationPages(ids),
                options,
                keeper,
                options.Page is EmulatorPage.None ? null : new LivePage(options, ids, shelves)
            );
            server = Kestrel(new IPEndPoint(options.Address, options.Port));
            await (keeper?.SavedAsync() ?? Task.CompletedTask);
            await ListenAsync(server, application, options, cancellationToken);
            return new ElbEmulator(server, keeper, ports, ids, identity);
        }
        catch
        {
            server?.Dispose();
            await (ports?.DisposeAsync() ?? ValueTask.CompletedTask);
            keeper?.Dispose();
            throw;
        }
    }

    /// <summary>Stops it; what it held is gone, unless a file keeps it.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _server.StopAsync(patience.Token);
        _server.Dispose();
        await (_ports?.DisposeAsync() ?? ValueTask.CompletedTask);
        _keeper?.Dispose();
    }

    private static async Task ListenAsync(
        KestrelServer server,
        EmulatorApplication application,
        EmulatorOptions options,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await server.StartAsync(application, cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or System.Net.Sockets.SocketException)
        {
            throw new AddressNotAvailableException(
                $"The emulator cannot listen on {options.Address}:{options.Port}: {cause.Message} Choose another port, or 0 for a free "
                    + "one.",
                cause
            );
        }
    }

    private static ProviderIds IdsOf(EmulatorOptions options) =>
        options.Ids ?? options.Snapshot?.IdsOver(ProviderIds.New(options.NewId)) ?? ProviderIds.New(options.NewId);

    private static AllShelves Restored(EmulatorOptions options, SqliteKeeper? keeper, ListenerPorts? ports)
    {
        var shelves = new AllShelves(options.MaximumListeners, keeper);
        if (ports is not null)
        {
            shelves.Listeners.Follower = ports.Follow;
            ports.IsStopped = id => shelves.LoadBalancers.Find(id) is { IsRunning: false };
        }

        shelves.Restore(keeper?.Kept() ?? options.Snapshot?.Things ?? []);
        return shelves;
    }

    private static Router Assemble(EmulatorOptions options, ProviderIds ids, AllShelves shelves, TokenStore tokens, ListenerPorts? ports)
    {
        var jobs = new JobOperations(options, shelves.Jobs, shelves.LoadBalancers);
        var members = new MemberOperations(options, shelves.Members, jobs, shelves.Listeners);
        var healthChecks = new HealthCheckOperations(options, shelves.HealthChecks, shelves.Listeners);
        var provider = new EmulatedProvider(ids, shelves.LoadBalancers, shelves.Certificates, tokens);
        var listeners = new ListenerOperations(options, provider, shelves.Listeners, members, healthChecks);
        var router = new Router(
            options.Condition,
            new Admission(provider),
            new ProviderStateHandler(ids, listeners.DeleteAllOf),
            new SnapshotHandler(
                ids,
                shelves,
                token => IPAddress.IsLoopback(options.Address) || provider.Token(token) is TokenStanding.Valid
            )
        )
        {
            Listeners = listeners,
            Members = members,
            LoadBalancers = new LoadBalancerOperations(options, shelves.LoadBalancers, jobs, shelves.Listeners),
            Certificates = new CertificateOperations(options, shelves.Certificates),
            HealthChecks = healthChecks,
            Quotas = new QuotaOperations(shelves.LoadBalancers, shelves.Listeners),
            Jobs = jobs,
            Ports = ports,
        };
        router.LoadBalancers.Hold(ids, shelves);
        router.Certificates.Hold(ids, shelves);
        return router;
    }

    /// <summary>Kestrel by itself: a host with its container and configuration doubles the time to the first answer.</summary>
    private static KestrelServer Kestrel(IPEndPoint endPoint)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = null; // RequestBody has the limit, and the documented answer beyond it
        options.Limits.MaxConcurrentConnections = 10_000;
        options.Listen(endPoint);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        return new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
    }
}
