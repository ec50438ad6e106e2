using System.Globalization;
using ElbContract.Specification.Listeners;

namespace ElbContract.Handshakes.Messages;

/// <summary>The names of versions.</summary>
public static class Versions
{
    /// <summary>Such as TLS 1.2; its number where it is not known.</summary>
    public static string Name(int number) =>
        (TlsVersion)number switch
        {
            TlsVersion.Ssl30 => "SSL 3.0",
            TlsVersion.Tls10 => "TLS 1.0",
            TlsVersion.Tls11 => "TLS 1.1",
            TlsVersion.Tls12 => "TLS 1.2",
            TlsVersion.Tls13 => "TLS 1.3",
            _ => string.Create(CultureInfo.InvariantCulture, $"version 0x{number:X4}"),
        };
}
