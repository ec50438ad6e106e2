using System.Globalization;
using System.Text;

namespace ElbContract.Client.Credentials.Signing;

/// <summary>Spells a part of an address in the one way that both ends of a signature agree on.</summary>
internal static class PercentEncoding
{
    private const string Unreserved = "-._~";

    /// <summary>Everything but unreserved characters becomes <c>%XX</c>, whether it was encoded before or not.</summary>
    /// <param name="written">As it stands in the address; a <c>%</c> that encodes nothing stands for itself.</param>
    /// <param name="kept">Characters that stay as they are.</param>
    public static string Normalize(ReadOnlySpan<char> written, string kept = "")
    {
        var spelled = new StringBuilder(written.Length);
        foreach (var octet in Decode(written))
        {
            var character = (char)octet;
            if (char.IsAsciiLetterOrDigit(character) || Unreserved.Contains(character) || kept.Contains(character))
                spelled.Append(character);
            else
                spelled.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }

        return spelled.ToString();
    }

    // Octets rather than text: what is encoded need not be UTF-8.
    private static List<byte> Decode(ReadOnlySpan<char> written)
    {
        var utf8 = new byte[Encoding.UTF8.GetByteCount(written)];
        Encoding.UTF8.GetBytes(written, utf8);
        var octets = new List<byte>(utf8.Length);
        for (var i = 0; i < utf8.Length; i++)
        {
            if (
                utf8[i] == '%'
                && i + 2 < utf8.Length
                && byte.TryParse(utf8.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, null, out var octet)
            )
            {
                octets.Add(octet);
                i += 2;
            }
            else
            {
                octets.Add(utf8[i]);
            }
        }

        return octets;
    }
}
