using System.Net;
using ElbContract.Emulator;
using ElbContract.Emulator.Tests;
using ElbContract.Specification.Listeners;

namespace ElbContract.Handshakes.Tests;

/// <summary>An emulator whose listeners listen.</summary>
internal sealed class EmulatedListeners : IAsyncDisposable
{
    public const string One = "TLS 1.2";
    public const string Three = "TLS 1.2 TLS 1.1 TLS 1.0";

    private readonly EmulatorClient _emulator;

    private EmulatedListeners(EmulatorClient emulator) => _emulator = emulator;

    public static async Task<EmulatedListeners> StartAsync() =>
        new(await EmulatorClient.StartAsync(new EmulatorOptions { DataPlane = IPAddress.Loopback }));

    /// <summary>Adds one, and tells where it listens.</summary>
    public async Task<IPEndPoint> AddAsync(string protocols, string ciphers, string protocol = "HTTPS", int port = 443)
    {
        var certificate = EmulatorClient.Ids.CertificateId;
        var body = EmulatorClient.Listener(
            port,
            protocol,
            protocol is "SSL" ? "TCP" : "HTTP",
            more: $$""","certificate_id":"{{certificate}}","ssl_protocols":"{{protocols}}","ssl_ciphers":"{{ciphers}}" """
        );
        var id = await _emulator.AddedAsync(body);
        var ports = (await _emulator.GetAsync("/_elb-contract/data-plane")).Json;
        return IPEndPoint.Parse(ports.GetProperty(id).GetString()!);
    }

    /// <summary>What the page says of such a listener.</summary>
    public static HandshakeQuestion Question(IPEndPoint endPoint, string protocols, string ciphers) =>
        new(endPoint, CipherSets.Versions(protocols)!, CipherSets.Of(ciphers)!);

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();
}
