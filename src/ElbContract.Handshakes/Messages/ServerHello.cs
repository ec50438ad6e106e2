using System.Buffers.Binary;
using ElbContract.Specification.Listeners;

namespace ElbContract.Handshakes.Messages;

/// <summary>What a server has chosen.</summary>
/// <param name="Version">Its number, which is that of a <see cref="TlsVersion"/> where the version is known.</param>
/// <param name="Suite">Its number.</param>
internal sealed record ServerHello(int Version, int Suite)
{
    public const int Type = 2;

    private const int SupportedVersions = 43;
    private const int BeforeSession = 2 + 32;

    /// <summary>Null where it is cut short, or says more than its lengths allow.</summary>
    public static ServerHello? Parse(ReadOnlySpan<byte> body)
    {
        if (body.Length < BeforeSession + 1 || body[BeforeSession] > 32)
            return null;
        var version = BinaryPrimitives.ReadUInt16BigEndian(body);
        var rest = body[(BeforeSession + 1)..];
        var session = body[BeforeSession];
        if (rest.Length < session + 3)
            return null;
        var suite = BinaryPrimitives.ReadUInt16BigEndian(rest[session..]);
        rest = rest[(session + 3)..];
        if (rest.IsEmpty)
            return new(version, suite);
        if (rest.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(rest) != rest.Length - 2)
            return null;
        rest = rest[2..];
        while (!rest.IsEmpty)
        {
            if (rest.Length < 4)
                return null;
            var (type, length) = (BinaryPrimitives.ReadUInt16BigEndian(rest), BinaryPrimitives.ReadUInt16BigEndian(rest[2..]));
            if (rest.Length < 4 + length)
                return null;
            var content = rest.Slice(4, length);
            if (type == SupportedVersions && content.Length == 2)
                version = BinaryPrimitives.ReadUInt16BigEndian(content);
            rest = rest[(4 + length)..];
        }

        return new(version, suite);
    }
}
