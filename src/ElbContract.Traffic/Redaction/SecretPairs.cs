using System.Buffers;
using System.Net;

namespace ElbContract.Traffic.Redaction;

/// <summary>Finds <c>name=value</c> where the name is that of a secret: in queries and forms, in addresses anywhere in a
/// text, and in quotes as attributes have them.</summary>
internal static class SecretPairs
{
    private const int LongestName = 64;

    private static readonly SearchValues<byte> Name = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.%[]"u8
    );
    private static readonly SearchValues<byte> AfterValue = SearchValues.Create("&\"'<>\\#;, \t\r\n"u8);

    private static readonly SearchValues<byte> AfterClosing = SearchValues.Create(" ,:;}])>\r\n"u8);

    /// <param name="text">As it is sent.</param>
    /// <param name="names">Of parameters.</param>
    /// <param name="isForm">Whether only an ampersand ends a value, as in a query.</param>
    /// <param name="marks">Where they are put.</param>
    public static void Find(ReadOnlySpan<byte> text, NameTable names, bool isForm, List<Mark> marks)
    {
        for (var at = 0; at < text.Length; )
        {
            var equals = text[at..].IndexOf((byte)'=');
            if (equals < 0)
                return;
            equals += at;
            at = equals + 1;
            var kind = names.Find(Decode(text[Math.Max(0, equals - LongestName)..equals]));
            if (kind == NameKind.None)
                continue;
            var quote = !isForm && at + 1 < text.Length && text[at] is (byte)'"' or (byte)'\'' ? text[at] : (byte)0;
            // A quote behind which a text ends, or goes on, opens none.
            if (quote != 0 && AfterClosing.Contains(text[++at]))
                continue;
            var length =
                isForm ? text[at..].IndexOf((byte)'&')
                : quote == 0 ? text[at..].IndexOfAny(AfterValue)
                : text[at..].IndexOfAny(quote, (byte)'\n');
            var end = length < 0 ? text.Length : at + length;
            if (end > at && !JsonText.IsCount(text[at..end], kind))
                marks.Add(new Mark(at, end, Spelling.Percent, IsProject: !kind.HasFlag(NameKind.Secret)));
            at = end;
        }
    }

    // The name that ends here, and nothing of what is before it.
    private static ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> before)
    {
        var name = before[(before.LastIndexOfAnyExcept(Name) + 1)..];
        if (name.Contains((byte)'%'))
            name = WebUtility.UrlDecodeToBytes(name.ToArray(), 0, name.Length);
        // user[password]
        return name.EndsWith((byte)']') && name.LastIndexOf((byte)'[') is >= 0 and var bracket ? name[(bracket + 1)..^1] : name;
    }
}
