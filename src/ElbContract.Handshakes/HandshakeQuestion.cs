using System.Net;
using ElbContract.Specification.Listeners;

namespace ElbContract.Handshakes;

/// <summary>A listener, and what it is to serve.</summary>
/// <param name="EndPoint">Where it listens. Nothing else is connected to.</param>
/// <param name="Versions">The versions that it is to serve, of TLS 1.0 to 1.2. The others are asked for too.</param>
/// <param name="Suites">Those that it is to serve, each as far back as it goes. The others are asked for too.</param>
public sealed record HandshakeQuestion(IPEndPoint EndPoint, IReadOnlyList<TlsVersion> Versions, IReadOnlyList<CipherSuite> Suites)
{
    /// <summary>The name to ask for, where a listener has several certificates; null for none.</summary>
    public string? ServerName { get; init; }
}
