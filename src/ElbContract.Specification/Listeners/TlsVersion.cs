namespace ElbContract.Specification.Listeners;

/// <summary>A version of SSL or TLS; the value is the number that a handshake has for it.</summary>
public enum TlsVersion
{
    Ssl30 = 0x0300,
    Tls10 = 0x0301,
    Tls11 = 0x0302,
    Tls12 = 0x0303,
    Tls13 = 0x0304,
}
