using System.Net;
using System.Net.Sockets;
using System.Text;
using ElbContract.Emulator.DataPlane;
using ElbContract.Emulator.Listeners;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Tests.DataPlane;

/// <summary>Many listeners, many clients, and what is left of them.</summary>
public sealed class ListenerPortsTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>Ports that wait for clients take none of the room for connections.</summary>
    [Fact]
    public async Task Clients_OfListenersBeyondTheRoomForConnections_AreServed()
    {
        using var backend = TcpBackend.Echoing();
        await using var ports = await StartAsync(backend.EndPoint);
        for (var i = 1; i <= 300; i++)
            ports.Follow($"id-{i}", Listener($"id-{i}", i));
        await using var client = await ForwardingEmulator.ConnectAsync(EndPointOf(ports, "id-300"));

        await client.WriteAsync("a"u8.ToArray(), Ending);

        (await client.ReadAsync(new byte[1], Ending)).Should().Be(1);
    }

    [Fact]
    public async Task Clients_BeyondTheRoomForConnections_AreServedWhenOthersLeave()
    {
        using var backend = TcpBackend.Echoing();
        await using var ports = await StartAsync(backend.EndPoint);
        ports.Follow("id", Listener("id", 80));
        var endPoint = EndPointOf(ports, "id");
        List<NetworkStream> clients = [];
        for (var i = 0; i < 256; i++)
            clients.Add(await ServedAsync(endPoint));
        await using var late = await ForwardingEmulator.ConnectAsync(endPoint);
        await late.WriteAsync("a"u8.ToArray(), Ending);
        var reading = late.ReadAsync(new byte[1], Ending).AsTask();

        reading.IsCompleted.Should().BeFalse("there is no room");
        await clients[0].DisposeAsync();

        (await reading).Should().Be(1);
        foreach (var client in clients)
            await client.DisposeAsync();
    }

    [Fact]
    public async Task Port_OfAListenerThatComesAfterTheEnd_IsNotOpened()
    {
        var ports = await StartAsync(TcpBackend.Away());
        await ports.DisposeAsync();

        ports.Follow("id", Listener("id", 80));

        Encoding.UTF8.GetString(ports.All().Bytes.Span).Should().Be("{}");
    }

    [Fact]
    public async Task End_OfTheEmulator_CutsOffWhatIsUnderWay()
    {
        await using var two = await TwoBackends.StartAsync();
        var (_, endPoint) = await two.Emulator.AddAsync("HTTPS");
        using var client = ForwardingEmulator.Client(endPoint, "https");
        var held = client.GetAsync("/held", Ending);
        await two.One.Holding.Task;

        await two.Emulator.DisposeAsync();

        await ((Func<Task>)(() => held)).Should().ThrowAsync<HttpRequestException>();
        await two.One.Left.Task;
    }

    private static Task<ListenerPorts> StartAsync(DnsEndPoint backend) =>
        ListenerPorts.StartAsync(IPAddress.Loopback, [backend], TimeProvider.System, tls => tls, Ending);

    private static StoredListener Listener(string id, int port) =>
        StoredListener.Of(
            ListenerDocument.Parse(Encoding.UTF8.GetBytes(EmulatorClient.Listener(port, "TCP", "TCP"))),
            LoadBalancerNetwork.Public,
            id,
            "2026-02-03 04:05:06"
        );

    private static IPEndPoint EndPointOf(ListenerPorts ports, string id) =>
        IPEndPoint.Parse(System.Text.Json.JsonElement.Parse(ports.All().Bytes.Span).GetProperty(id).GetString()!);

    /// <summary>A client that has been answered.</summary>
    private static async Task<NetworkStream> ServedAsync(IPEndPoint endPoint)
    {
        var client = await ForwardingEmulator.ConnectAsync(endPoint);
        await client.WriteAsync("a"u8.ToArray(), Ending);
        await client.ReadExactlyAsync(new byte[1], Ending);
        return client;
    }
}
