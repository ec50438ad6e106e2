using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace ElbContract.Emulator.Tests.DataPlane;

/// <summary>TCP and SSL listeners forward connections.</summary>
public sealed class TcpForwardingTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("TCP")]
    [InlineData("SSL")]
    public async Task Bytes_ComeBackFromABackendThatReturnsThem(string protocol)
    {
        using var backend = TcpBackend.Echoing();
        await using var emulator = await ForwardingEmulator.StartAsync(backend.EndPoint);
        await using var client = await ConnectAsync(protocol, await emulator.AddAsync(protocol));

        foreach (var text in new[] { "a", "longer", new string('x', 100_000) })
        {
            var sent = Encoding.ASCII.GetBytes(text);
            await client.WriteAsync(sent, Ending);
            var received = new byte[sent.Length];
            await client.ReadExactlyAsync(received, Ending);
            received.Should().Equal(sent);
        }
    }

    [Fact]
    public async Task Client_ThatEndsFirst_StillReceivesWhatTheBackendSends()
    {
        using var backend = TcpBackend.Of(async stream =>
        {
            using var all = new MemoryStream();
            await stream.CopyToAsync(all);
            await stream.WriteAsync(SHA256.HashData(all.ToArray()));
        });
        await using var emulator = await ForwardingEmulator.StartAsync(backend.EndPoint);
        await using var client = await ForwardingEmulator.ConnectAsync((await emulator.AddAsync("TCP")).EndPoint);
        var sent = RandomNumberGenerator.GetBytes(5 * 1024 * 1024);

        await client.WriteAsync(sent, Ending);
        client.Socket.Shutdown(SocketShutdown.Send);

        (await AllAsync(client)).Should().Equal(SHA256.HashData(sent));
    }

    [Fact]
    public async Task Backend_ThatEndsFirst_StillReceivesWhatTheClientSends()
    {
        var received = new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var backend = TcpBackend.Of(async stream =>
        {
            stream.Socket.Shutdown(SocketShutdown.Send);
            received.SetResult(await AllAsync(stream));
        });
        await using var emulator = await ForwardingEmulator.StartAsync(backend.EndPoint);
        await using var client = await ForwardingEmulator.ConnectAsync((await emulator.AddAsync("TCP")).EndPoint);
        (await AllAsync(client)).Should().BeEmpty();

        await client.WriteAsync("after that"u8.ToArray(), Ending);
        client.Socket.Shutdown(SocketShutdown.Send);

        (await received.Task).Should().Equal("after that"u8.ToArray());
    }

    [Theory]
    [InlineData("TCP")]
    [InlineData("SSL")]
    public async Task Client_OfABackendThatEnds_IsSentAllAndEnds(string protocol)
    {
        var all = RandomNumberGenerator.GetBytes(3 * 1024 * 1024);
        using var backend = TcpBackend.Of(stream => stream.WriteAsync(all).AsTask());
        await using var emulator = await ForwardingEmulator.StartAsync(backend.EndPoint);
        await using var client = await ConnectAsync(protocol, await emulator.AddAsync(protocol));

        SHA256.HashData(await AllAsync(client)).Should().Equal(SHA256.HashData(all));
    }

    /// <summary>One direction does not wait for the other.</summary>
    [Theory]
    [InlineData("TCP")]
    [InlineData("SSL")]
    public async Task Client_ThatDoesNotReadYet_CanSend(string protocol)
    {
        var sent = RandomNumberGenerator.GetBytes(16 * 1024 * 1024);
        var received = new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var backend = TcpBackend.Of(async stream =>
        {
            var writing = stream.WriteAsync(sent).AsTask();
            var all = new byte[sent.Length];
            await stream.ReadExactlyAsync(all);
            received.SetResult(all);
            await writing;
        });
        await using var emulator = await ForwardingEmulator.StartAsync(backend.EndPoint);
        await using var client = await ConnectAsync(protocol, await emulator.AddAsync(protocol));

        await client.WriteAsync(sent, Ending);

        SHA256.HashData(await received.Task).Should().Equal(SHA256.HashData(sent));
        SHA256.HashData(await AllAsync(client)).Should().Equal(SHA256.HashData(sent));
    }

    [Theory]
    [InlineData("TCP")]
    [InlineData("SSL")]
    public async Task Connection_WhereTheBackendIsAway_IsClosed(string protocol)
    {
        await using var emulator = await ForwardingEmulator.StartAsync(TcpBackend.Away());
        await using var client = await ConnectAsync(protocol, await emulator.AddAsync(protocol));

        (await AllAsync(client)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("TCP")]
    [InlineData("SSL")]
    public async Task Connection_IsCutOffWhenItsListenerIsDeleted(string protocol)
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var backend = TcpBackend.Of(async stream =>
        {
            await stream.WriteAsync("hello"u8.ToArray());
            try
            {
                await AllAsync(stream);
            }
            finally
            {
                left.SetResult();
            }
        });
        await using var emulator = await ForwardingEmulator.StartAsync(backend.EndPoint);
        var added = await emulator.AddAsync(protocol);
        await using var client = await ConnectAsync(protocol, added);
        await client.ReadExactlyAsync(new byte[5], Ending);

        await emulator.Calls.DeleteAsync(added.Id);

        (await EndsAsync(client)).Should().BeTrue();
        await left.Task;
        var again = () => ForwardingEmulator.ConnectAsync(added.EndPoint);
        await again.Should().ThrowAsync<SocketException>();
    }

    [Theory]
    [InlineData("roundrobin", "", "one", "two", "one", "two")]
    [InlineData("leastconn", "", "one", "two", "one", "two")] // The first stay open.
    [InlineData("source", "", "two", "two", "two", "two")]
    [InlineData("roundrobin", ""","session_sticky":true""", "two", "two", "two", "two")]
    public async Task Backends_AreChosenByConnection(string algorithm, string more, params string[] expected)
    {
        using var one = TcpBackend.Of(stream => GreetAsync(stream, "one"));
        using var two = TcpBackend.Of(stream => GreetAsync(stream, "two"));
        await using var emulator = await ForwardingEmulator.StartAsync(one.EndPoint, two.EndPoint);
        var (_, endPoint) = await emulator.AddAsync("TCP", algorithm, more);
        List<string> names = [];
        List<NetworkStream> open = [];
        foreach (var _ in expected)
        {
            open.Add(await ForwardingEmulator.ConnectAsync(endPoint, new IPAddress([127, 0, 0, 2])));
            var name = new byte[3];
            await open[^1].ReadExactlyAsync(name, Ending);
            names.Add(Encoding.ASCII.GetString(name));
        }

        foreach (var connection in open)
            await connection.DisposeAsync();
        names.Should().Equal(expected);
    }

    [Fact]
    public async Task Connection_ToAStoppedLoadBalancer_IsClosed()
    {
        await using var two = await TwoBackends.StartAsync();
        var (_, endPoint) = await two.Emulator.AddAsync("TCP");
        await two.SwitchAsync("0");
        await using var client = await ForwardingEmulator.ConnectAsync(endPoint);

        (await AllAsync(client)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(""","tcp_timeout":60""", 60)]
    [InlineData("", 5)]
    public async Task Connection_OnWhichNothingIsSent_EndsInTheEnd(string more, int minutes)
    {
        var time = new PatienceTime();
        using var backend = TcpBackend.Echoing();
        await using var emulator = await ForwardingEmulator.StartAsync(time, backend.EndPoint);
        await using var client = await ForwardingEmulator.ConnectAsync((await emulator.AddAsync("TCP", more: more)).EndPoint);
        await client.WriteAsync("a"u8.ToArray(), Ending);
        await client.ReadExactlyAsync(new byte[1], Ending);

        time.Durations.Should().OnlyContain(duration => duration == TimeSpan.FromMinutes(minutes));
        time.Durations.Should().HaveCountGreaterThanOrEqualTo(3, "it begins anew with what either sends");
        time.RunOut();

        (await EndsAsync(client)).Should().BeTrue();
    }

    private static async Task<Stream> ConnectAsync(string protocol, (string Id, IPEndPoint EndPoint) listener) =>
        protocol == "TCP"
            ? await ForwardingEmulator.ConnectAsync(listener.EndPoint)
            : await ForwardingEmulator.ConnectTlsAsync(listener.EndPoint);

    private static async Task GreetAsync(NetworkStream stream, string name)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(name));
        await AllAsync(stream);
    }

    private static async Task<byte[]> AllAsync(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, Ending);
        return all.ToArray();
    }

    private static async Task<bool> EndsAsync(Stream stream)
    {
        try
        {
            return (await AllAsync(stream)).Length == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
