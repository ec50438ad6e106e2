using System.Buffers.Binary;
using System.Text;
using ElbContract.Specification.Listeners;

namespace ElbContract.Handshakes.Messages;

/// <summary>The first message of a handshake, as the record that carries it. It offers suites at one version; the server can only choose
/// among these. What else it says is what servers of today ask for before they answer.</summary>
/// <param name="Version">The newest one that it offers; in TLS 1.3, the only one.</param>
/// <param name="Suites">1 to a thousand.</param>
/// <param name="ServerName">The name of the server, for listeners with several certificates; null for none.</param>
internal sealed record ClientHello(TlsVersion Version, IReadOnlyList<int> Suites, string? ServerName = null)
{
    /// <summary>x25519, the three NIST curves and the three of brainpool. None of finite fields: a server that knows those groups would
    /// serve DHE with nothing else.</summary>
    private static readonly int[] Groups = [29, 23, 24, 25, 26, 27, 28];

    /// <summary>RSA, RSA-PSS, ECDSA and DSA, each with SHA-2 and, but for PSS, SHA-1.</summary>
    private static readonly int[] Signatures =
    [
        0x0401,
        0x0501,
        0x0601,
        0x0804,
        0x0805,
        0x0806,
        0x0403,
        0x0503,
        0x0603,
        0x0402,
        0x0301,
        0x0303,
        0x0302,
        0x0201,
        0x0203,
        0x0202,
    ];

    /// <param name="random">32 bytes.</param>
    public byte[] ToRecord(ReadOnlySpan<byte> random)
    {
        // Servers that know no TLS 1.3 refuse its number here; those that do read the extension.
        var version = Version < TlsVersion.Tls13 ? Version : TlsVersion.Tls12;
        byte[] body =
        [
            .. Two((int)version),
            .. random,
            0, // no session to resume
            .. Long(Suites.SelectMany(Two)),
            1, // one compression, which is none
            0,
            .. Version is TlsVersion.Ssl30 ? [] : Long(Extensions()),
        ];
        byte[] message = [1, 0, .. Long(body)];
        var record = Version is TlsVersion.Ssl30 ? TlsVersion.Ssl30 : TlsVersion.Tls10;
        return [22, .. Two((int)record), .. Long(message)];
    }

    private byte[] Extensions() =>
        [
            .. ServerName is { } name ? Extension(0, Long([0, .. Long(Encoding.ASCII.GetBytes(name))])) : [],
            .. Extension(10, Long(Groups.SelectMany(Two))),
            .. Extension(11, [1, 0]),
            .. Version < TlsVersion.Tls12 ? [] : Extension(13, Long(Signatures.SelectMany(Two))),
            .. Version < TlsVersion.Tls13 ? Extension(0xFF01, [0]) : [],
            // No key of ours: the server asks for one, and has named version and suite by then.
            .. Version < TlsVersion.Tls13 ? [] : Extension(51, [0, 0]),
            .. Version < TlsVersion.Tls13 ? [] : Extension(43, [2, .. Two((int)Version)]),
        ];

    private static byte[] Extension(int type, byte[] content) => [.. Two(type), .. Long(content)];

    /// <summary>With its length before it, in two bytes.</summary>
    private static byte[] Long(IEnumerable<byte> content)
    {
        byte[] bytes = [.. content];
        return [.. Two(bytes.Length), .. bytes];
    }

    private static byte[] Two(int number)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, checked((ushort)number));
        return bytes;
    }
}
