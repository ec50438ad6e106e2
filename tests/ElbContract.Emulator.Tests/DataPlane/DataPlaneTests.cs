using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace ElbContract.Emulator.Tests.DataPlane;

/// <summary>Listeners that listen.</summary>
public sealed class DataPlaneTests
{
    private const string Path = "/_elb-contract/data-plane";

    private static readonly EmulatorOptions Listening = new() { DataPlane = IPAddress.Loopback };

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ports_ByDefault_AreNone()
    {
        await using var emulator = await EmulatorClient.StartAsync();

        (await emulator.GetAsync(Path)).Status.Should().Be(404);
    }

    [Fact]
    public async Task Ports_AreThoseOfHttpsAndSslListenersAlone()
    {
        await using var emulator = await EmulatorClient.StartAsync(Listening);
        var https = await emulator.AddedAsync(Tls(443));
        var ssl = await emulator.AddedAsync(Tls(444, "SSL", "TCP"));
        await emulator.AddedAsync(EmulatorClient.Listener(80));
        await emulator.AddedAsync(EmulatorClient.Listener(81, "TCP", "TCP"));
        await emulator.AddedAsync(EmulatorClient.Listener(82, "UDP", "UDP"));

        var ports = (await emulator.GetAsync(Path)).Json.EnumerateObject().ToList();

        ports.Select(port => port.Name).Should().BeEquivalentTo(https, ssl);
        ports.Should().OnlyContain(port => IPEndPoint.Parse(port.Value.GetString()!).Address.Equals(IPAddress.Loopback));
    }

    [Fact]
    public async Task Ports_WithABackend_AreThoseOfAllButUdpListeners()
    {
        await using var emulator = await EmulatorClient.StartAsync(Listening with { Backends = [TcpBackend.Away()] });
        List<string> ids = [await emulator.AddedAsync(Tls(443)), await emulator.AddedAsync(Tls(444, "SSL", "TCP"))];
        ids.Add(await emulator.AddedAsync(EmulatorClient.Listener(80)));
        ids.Add(await emulator.AddedAsync(EmulatorClient.Listener(81, "TCP", "TCP")));
        await emulator.AddedAsync(EmulatorClient.Listener(82, "UDP", "UDP"));

        (await emulator.GetAsync(Path)).Json.EnumerateObject().Select(port => port.Name).Should().BeEquivalentTo(ids);
    }

    [Fact]
    public async Task Port_OfAListenerThatIsDeleted_IsClosed()
    {
        await using var emulator = await EmulatorClient.StartAsync(Listening);
        var id = await emulator.AddedAsync(Tls(443));
        var endPoint = await PortAsync(emulator, id);
        using (var before = new TcpClient())
            await before.ConnectAsync(endPoint, Ending);

        await emulator.DeleteAsync(id);

        (await emulator.GetAsync(Path)).Text.Should().Be("{}");
        using var after = new TcpClient();
        var connecting = () => after.ConnectAsync(endPoint, Ending).AsTask();
        await connecting.Should().ThrowAsync<SocketException>();
    }

    [Fact]
    public async Task Client_OfAnHttpsListener_CompletesAHandshakeAndIsToldThatThereIsNoBackend()
    {
        await using var emulator = await EmulatorClient.StartAsync(Listening);
        var endPoint = await PortAsync(emulator, await emulator.AddedAsync(Tls(443)));
        using var client = new TcpClient();
        await client.ConnectAsync(endPoint, Ending);
        await using var tls = new SslStream(client.GetStream());
#pragma warning disable CA5359, MA0039 // Self-signed, and not what this is about.
        var trusting = new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            RemoteCertificateValidationCallback = (_, _, _, _) => true,
        };
#pragma warning restore CA5359, MA0039
        await tls.AuthenticateAsClientAsync(trusting, Ending);

        await tls.WriteAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), Ending);
        using var reader = new StreamReader(tls, Encoding.ASCII);

        (await reader.ReadToEndAsync(Ending)).Should().StartWith("HTTP/1.1 503 Service Unavailable\r\n");
        tls.NegotiatedCipherSuite.Should().Be(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384);
    }

    [Fact]
    public async Task Port_OfAListenerThatIsChanged_StaysAndServesWhatIsNew()
    {
        await using var emulator = await EmulatorClient.StartAsync(Listening);
        var id = await emulator.AddedAsync(Tls(443, more: ""","ssl_ciphers":"Extended" """));
        var endPoint = await PortAsync(emulator, id);
        (await SuiteAsync(endPoint)).Should().Be(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, "it has no GCM");

        var changed = await emulator.SendAsync(HttpMethod.Put, $"{EmulatorClient.ListenersPath}/{id}", """{"ssl_ciphers":"Strict"}""");

        changed.Status.Should().Be(200, changed.Text);
        (await PortAsync(emulator, id)).Should().Be(endPoint);
        (await SuiteAsync(endPoint)).Should().Be(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384);
    }

    [Fact]
    public async Task Start_OnAnAddressThatOthersReach_IsRefused()
    {
        var starting = () => EmulatorClient.StartAsync(new EmulatorOptions { DataPlane = IPAddress.Any });

        await starting
            .Should()
            .ThrowAsync<EmulatorOptionsException>()
            .WithMessage("Listeners are to listen on 0.0.0.0; it can be a loopback address, such as 127.0.0.1.");
    }

    [Fact]
    public async Task Start_WithBackendsOfListenersThatDoNotListen_IsRefused()
    {
        var starting = () => EmulatorClient.StartAsync(new EmulatorOptions { Backends = [new("localhost", 0)] });

        await starting
            .Should()
            .ThrowAsync<EmulatorOptionsException>()
            .WithMessage(
                "There are backends, and no address on which listeners listen: give one. The backend localhost has no port; it can be 1 "
                    + "to 65535."
            );
    }

    private static string Tls(int port, string protocol = "HTTPS", string backend = "HTTP", string more = "") =>
        EmulatorClient.Listener(port, protocol, backend, more: $$""","certificate_id":"{{EmulatorClient.Ids.CertificateId}}"{{more}}""");

    private static async Task<IPEndPoint> PortAsync(EmulatorClient emulator, string id) =>
        IPEndPoint.Parse((await emulator.GetAsync(Path)).Json.GetProperty(id).GetString()!);

    /// <summary>What the listener chooses for a client of today with two suites that tell.</summary>
    private static async Task<TlsCipherSuite> SuiteAsync(IPEndPoint endPoint)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(endPoint, Ending);
        await using var tls = new SslStream(client.GetStream());
#pragma warning disable CA5359, CA1416, MA0039 // Self-signed, and not what this is about.
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
                CipherSuitesPolicy = new CipherSuitesPolicy([
                    TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
                    TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,
                ]),
            },
            Ending
        );
#pragma warning restore CA5359, CA1416, MA0039
        return tls.NegotiatedCipherSuite;
    }
}
