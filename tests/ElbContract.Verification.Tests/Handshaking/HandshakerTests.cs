using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ElbContract.Specification.Listeners;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Handshaking;
using ElbContract.Verification.Ids;

namespace ElbContract.Verification.Tests.Handshaking;

/// <summary>When and where listeners are asked. What is made of their answers is seen at the emulator.</summary>
public sealed class HandshakerTests : IDisposable
{
    private static readonly EndpointIds Ids = new() { PublicLoadBalancer = "lb-public", PrivateLoadBalancer = "lb-private" };

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _connections;

    public HandshakerTests()
    {
        _listener.Start();
        _ = HangUpAsync();
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Listeners_ThatArePending_AreAskedOnceTheyAreActive()
    {
        using var handshaker = Begun(new HandshakeTargets { Public = "127.0.0.1" });
        List<int> before = [];

        await handshaker.VisitAsync(
            Added("lb-public", "PENDING_CREATE"),
            _ =>
            {
                before.Add(_connections);
                return Task.FromResult<Listener?>(Shown(before.Count < 2 ? "PENDING_CREATE" : "ACTIVE"));
            }
        );

        before.Should().Equal(0, 0);
        _connections.Should().BePositive();
        handshaker.Seen.Should().ContainSingle().Which.SuiteGap.Should().NotBeNull("a server that hangs up says nothing");
    }

    [Fact]
    public async Task Listeners_ThatStayPending_AreWaitedForOnce()
    {
        using var handshaker = Begun(new HandshakeTargets { Public = "127.0.0.1", Patience = TimeSpan.Zero });
        var looks = 0;

        for (var i = 0; i < 2; i++)
            await handshaker.VisitAsync(
                Added("lb-public", "PENDING_CREATE"),
                _ =>
                {
                    looks++;
                    return Task.FromResult<Listener?>(Shown("PENDING_CREATE"));
                }
            );

        looks.Should().Be(0);
        handshaker.Seen.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("lb-private", "key")] // no address was given
    [InlineData("lb-of-others", "key")]
    [InlineData("lb-public", "another-key")] // of no case of the contract
    public async Task Listeners_OfOthers_AreNotAsked(string loadBalancer, string key)
    {
        using var handshaker = Begun(new HandshakeTargets { Public = "127.0.0.1" });

        await handshaker.VisitAsync(Added(loadBalancer, "ACTIVE", key), Never);

        handshaker.Seen.Should().BeEmpty();
        _connections.Should().Be(0);
    }

    [Fact]
    public async Task Listeners_OfARunThatHasEnded_AreNotAsked()
    {
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();
        using var handshaker = new Handshaker(new HandshakeTargets { Public = "127.0.0.1" });
        handshaker.Begin(Ids, ["key"], ended.Token);

        await handshaker.VisitAsync(Added("lb-public", "ACTIVE"), Never);

        handshaker.Seen.Should().ContainSingle().Which.Obstacle.Should().Be("the run ended before");
        _connections.Should().Be(0);
    }

    private static Handshaker Begun(HandshakeTargets targets)
    {
        var handshaker = new Handshaker(targets);
        handshaker.Begin(Ids, ["key"], TestContext.Current.CancellationToken);
        return handshaker;
    }

    private static Task<Listener?> Never(CancellationToken cancellationToken) => throw new InvalidOperationException();

    private static Listener Shown(string status) => new() { Id = "1", Status = status };

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    private Exchange Added(string loadBalancer, string status, string key = "key") =>
        new()
        {
            Number = 1,
            InteractionId = key,
            StartedAt = DateTimeOffset.UnixEpoch,
            Duration = TimeSpan.Zero,
            Outcome = ExchangeOutcome.Answered,
            Request = new CapturedRequest(
                "POST",
                "/v1.0/p/elbaas/listeners",
                [],
                Encoding.UTF8.GetBytes(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $$"""{"loadbalancer_id":"{{loadBalancer}}","protocol":"HTTPS","port":{{Port}}}"""
                    )
                )
            ),
            Response = new CapturedResponse(200, [], Encoding.UTF8.GetBytes($$"""{"id":"1","status":"{{status}}"}""")),
        };

    private async Task HangUpAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptSocketAsync();
                Interlocked.Increment(ref _connections);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
