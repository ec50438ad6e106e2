using Org.BouncyCastle.Tls;

namespace ElbContract.Emulator.DataPlane;

/// <summary>The messages of a server; the suite that has a stand-in leaves under its own number.</summary>
internal sealed class ListenerTlsProtocol : TlsServerProtocol
{
    protected override void SendServerHelloMessage(ServerHello serverHello) =>
        base.SendServerHelloMessage(
            serverHello.CipherSuite != ListenerTlsCrypto.StandIn
                ? serverHello
                : new ServerHello(
                    serverHello.Version,
                    serverHello.Random,
                    serverHello.SessionID,
                    ListenerTlsCrypto.EcdheRc4,
                    serverHello.Extensions
                )
        );
}
