using System.Net;
using System.Net.Sockets;
using ElbContract.Handshakes;
using ElbContract.Specification.Listeners;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Ids;
using ElbContract.Verification.Journals;

namespace ElbContract.Verification.Handshaking;

/// <summary>Asks the HTTPS and SSL listeners that a contract adds what they serve, before they are deleted. Safe for parallel
/// use.</summary>
internal sealed class Handshaker : IDisposable
{
    // Where nobody else's load balancer is asked.
    private const int LocalPerSecond = 2000;

    // Of a network where nobody was reached: others would only wait.
    private const int EnoughUnreachable = 3;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(250);

    private readonly HandshakeTargets _targets;
    private readonly HandshakeScanner _scanner;
    private readonly PortMap _ports = new();
    private readonly Lock _lock = new();
    private readonly List<ListenerHandshakes> _seen = [];
    private readonly Dictionary<HandshakeNetwork, Task<(IPAddress[] Addresses, string? Reason)>> _addresses = [];
    private readonly Dictionary<HandshakeNetwork, int> _unreachable = [];
    private EndpointIds? _ids;
    private HashSet<string> _cases = new(StringComparer.Ordinal);
    private CancellationToken _token;
    private volatile bool _isImpatient;

    public Handshaker(HandshakeTargets targets)
    {
        _targets = targets;
        _scanner = new HandshakeScanner(targets.AreLocal ? new HandshakeOptions { PerSecond = LocalPerSecond } : null);
    }

    /// <summary>What was seen so far, in the order of the cases' keys.</summary>
    public IReadOnlyList<ListenerHandshakes> Seen
    {
        get
        {
            lock (_lock)
                return [.. _seen.OrderBy(one => one.CaseKey, StringComparer.Ordinal)];
        }
    }

    /// <summary>Before it nothing is asked.</summary>
    /// <param name="ids">Tell which load balancer is which.</param>
    /// <param name="cases">The keys of the cases whose listeners are asked.</param>
    /// <param name="cancellationToken">Ends what is under way: what is open by then has no answer.</param>
    public void Begin(EndpointIds ids, HashSet<string> cases, CancellationToken cancellationToken) =>
        (_ids, _cases, _token) = (ids, cases, cancellationToken);

    /// <summary>Asks the listener that was added, where it is one to be asked.</summary>
    /// <param name="exchange">That added it.</param>
    /// <param name="lookAsync">What the endpoint shows of it now.</param>
    public async Task VisitAsync(Exchange exchange, Func<CancellationToken, Task<Listener?>> lookAsync)
    {
        if (
            _ids is not { } ids
            || AdditionOutcome.Of(exchange).Id is not { } id
            || AddedListener.Of(exchange, ids) is not { } listener
            || _targets.HostOf(listener.Network) is not { } host
            || !_cases.Contains(listener.CaseKey)
        )
            return;
        var (scan, isPending, obstacle) = await AskAsync(listener, id, host, lookAsync);
        lock (_lock)
            _seen.Add(
                new ListenerHandshakes
                {
                    CaseKey = listener.CaseKey,
                    Network = listener.Network,
                    Protocol = listener.Protocol,
                    SslProtocols = listener.SslProtocols,
                    SslCiphers = listener.SslCiphers,
                    Obstacle = obstacle,
                    IsPending = isPending,
                    Versions = scan?.Versions ?? [],
                    Suites = scan?.Suites ?? [],
                    Hellos = scan?.Hellos ?? 0,
                }
            );
    }

    public void Dispose()
    {
        _scanner.Dispose();
        _ports.Dispose();
    }

    private async Task<(HandshakeScan? Scan, bool IsPending, string? Obstacle)> AskAsync(
        AddedListener listener,
        string id,
        string host,
        Func<CancellationToken, Task<Listener?>> lookAsync
    )
    {
        try
        {
            var isPending = await IsPendingAsync(listener.Status, lookAsync);
            var (endPoint, reason) = await EndPointAsync(listener, id, host);
            if (endPoint is null)
                return (null, isPending, reason);
            if (HasGivenUp(listener.Network))
                return (null, isPending, $"{endPoint}: not asked, because none of the first {EnoughUnreachable} listeners was reached");
            var scan = await _scanner.ScanAsync(new HandshakeQuestion(endPoint, listener.Versions, listener.Suites), _token);
            Note(listener.Network, scan.Unreachable is null);
            return scan.Unreachable is { } unreachable
                ? (null, isPending, $"{endPoint}: {unreachable}: check the address, and that this machine may connect to the port")
                : (scan, isPending, null);
        }
        catch (OperationCanceledException)
        {
            return (null, false, "the run ended before");
        }
    }

    private bool HasGivenUp(HandshakeNetwork network)
    {
        lock (_lock)
            return _unreachable.GetValueOrDefault(network) >= EnoughUnreachable;
    }

    private void Note(HandshakeNetwork network, bool isReached)
    {
        lock (_lock)
            _unreachable[network] = isReached ? int.MinValue : _unreachable.GetValueOrDefault(network) + 1;
    }

    // What stays pending is asked all the same: what it takes, it takes.
    private async Task<bool> IsPendingAsync(string? status, Func<CancellationToken, Task<Listener?>> lookAsync)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (status?.StartsWith("PENDING", StringComparison.Ordinal) == true)
        {
            if (_isImpatient || TimeProvider.System.GetElapsedTime(start) >= _targets.Patience)
                return _isImpatient = true;
            await Task.Delay(LookAgain, _token);
            status = (await lookAsync(_token))?.Status;
        }

        return false;
    }

    private async Task<(IPEndPoint? EndPoint, string? Reason)> EndPointAsync(AddedListener listener, string id, string host)
    {
        var (addresses, unknown) = await AddressesAsync(listener.Network, host);
        if (addresses is not [var address, ..])
            return (null, unknown);
        if (_targets.Ports is { } map)
        {
            var (mapped, reason) = await _ports.FindAsync(map, id, _token);
            if (reason is not null)
                return (null, reason);
            if (mapped is not null)
                return addresses.Contains(mapped.Address)
                    ? (mapped, null)
                    : (null, $"the listener listens on {mapped.Address}, and the address that was given is {address}");
            // Who listens there on the port that it shows is somebody else.
            if (IPAddress.IsLoopback(address))
                return (null, $"{map} does not tell the listener's port: start the emulator with --data-plane {address}");
        }

        return listener.Port is { } port ? (new IPEndPoint(address, port), null) : (null, "its request names no port");
    }

    private Task<(IPAddress[] Addresses, string? Reason)> AddressesAsync(HandshakeNetwork network, string host)
    {
        lock (_lock)
        {
            if (!_addresses.TryGetValue(network, out var addresses))
                _addresses[network] = addresses = ResolveAsync(host, _token);
            return addresses;
        }
    }

    // Those that every machine has first.
    private static async Task<(IPAddress[] Addresses, string? Reason)> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
            return (
                [.. addresses.OrderBy(address => address.AddressFamily is not AddressFamily.InterNetwork)],
                addresses.Length > 0 ? null : $"{host} has no address"
            );
        }
        catch (Exception cause) when (cause is SocketException or ArgumentException)
        {
            return ([], $"{host} has no address: {cause.Message}");
        }
    }
}
