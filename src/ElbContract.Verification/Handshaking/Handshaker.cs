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
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(250);

    private readonly HandshakeTargets _targets;
    private readonly HandshakeScanner _scanner;
    private readonly PortMap _ports = new();
    private readonly Lock _lock = new();
    private readonly List<ListenerHandshakes> _seen = [];
    private readonly Dictionary<HandshakeNetwork, Task<(IPAddress? Address, string? Reason)>> _addresses = [];
    private EndpointIds? _ids;
    private HashSet<string> _cases = new(StringComparer.Ordinal);
    private CancellationToken _token;
    private volatile bool _isImpatient;

    public Handshaker(HandshakeTargets targets)
    {
        _targets = targets;
        _scanner = new HandshakeScanner(targets.AreLocal ? new HandshakeOptions { PerSecond = LocalPerSecond } : null);
    }

    /// <summary>What was seen so far, in the order in which it was.</summary>
    public IReadOnlyList<ListenerHandshakes> Seen
    {
        get
        {
            lock (_lock)
                return [.. _seen];
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
        var (scan, obstacle) = await AskAsync(listener, id, host, lookAsync);
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

    private async Task<(HandshakeScan? Scan, string? Obstacle)> AskAsync(
        AddedListener listener,
        string id,
        string host,
        Func<CancellationToken, Task<Listener?>> lookAsync
    )
    {
        try
        {
            await WaitUntilActiveAsync(listener.Status, lookAsync);
            var (endPoint, reason) = await EndPointAsync(listener, id, host);
            if (endPoint is null)
                return (null, reason);
            return (await _scanner.ScanAsync(new HandshakeQuestion(endPoint, listener.Versions, listener.Suites), _token), null);
        }
        catch (OperationCanceledException)
        {
            return (null, "the run ended before");
        }
    }

    // What stays pending is asked all the same: it may serve, and then there is something to say of it.
    private async Task WaitUntilActiveAsync(string? status, Func<CancellationToken, Task<Listener?>> lookAsync)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (status?.StartsWith("PENDING", StringComparison.Ordinal) == true && !_isImpatient)
        {
            if (TimeProvider.System.GetElapsedTime(start) >= _targets.Patience)
                _isImpatient = true;
            else
            {
                await Task.Delay(LookAgain, _token);
                status = (await lookAsync(_token))?.Status;
            }
        }
    }

    private async Task<(IPEndPoint? EndPoint, string? Reason)> EndPointAsync(AddedListener listener, string id, string host)
    {
        var (address, unknown) = await AddressAsync(listener.Network, host);
        if (address is null)
            return (null, unknown);
        if (_targets.Ports is { } map)
        {
            var (mapped, reason) = await _ports.FindAsync(map, id, _token);
            if (reason is not null)
                return (null, reason);
            if (mapped is not null)
                return mapped.Address.Equals(address)
                    ? (mapped, null)
                    : (null, $"the listener listens on {mapped.Address}, and the address that was given is {address}");
        }

        return listener.Port is { } port ? (new IPEndPoint(address, port), null) : (null, "its answer shows no port");
    }

    private Task<(IPAddress? Address, string? Reason)> AddressAsync(HandshakeNetwork network, string host)
    {
        lock (_lock)
        {
            if (!_addresses.TryGetValue(network, out var address))
                _addresses[network] = address = ResolveAsync(host, _token);
            return address;
        }
    }

    private static async Task<(IPAddress? Address, string? Reason)> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
            return addresses.Length > 0 ? (addresses[0], null) : (null, $"{host} has no address");
        }
        catch (SocketException cause)
        {
            return (null, $"{host} has no address: {cause.Message}");
        }
    }
}
