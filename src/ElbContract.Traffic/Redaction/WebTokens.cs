using System.Buffers;

namespace ElbContract.Traffic.Redaction;

/// <summary>Finds JSON web tokens wherever they stand: runs of base64url with dots between them, the first of which begins a JSON
/// object.</summary>
internal static class WebTokens
{
    private const int ShortestPart = 8;

    private static readonly SearchValues<byte> Base64Url = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8
    );

    /// <summary>What a JSON object that begins with a name is in base64.</summary>
    public static ReadOnlySpan<byte> Begin => "eyJ"u8;

    public static void Find(ReadOnlySpan<byte> text, List<Mark> marks)
    {
        for (var at = 0; at < text.Length; )
        {
            var next = text[at..].IndexOf(Begin);
            if (next < 0)
                return;
            var start = at + next;
            var header = Run(text[start..]);
            at = start + header;
            var payload = Part(text[at..]);
            if (header < ShortestPart || payload < ShortestPart || Part(text[(at + payload)..]) is not (> 0 and var signature))
                continue;
            at += payload;
            // A signed one has three parts, an encrypted one five; the signature may be empty.
            for (; signature > 0; signature = Part(text[at..]))
                at += signature;
            marks.Add(new Mark(start, at));
        }
    }

    private static int Part(ReadOnlySpan<byte> text) => text.StartsWith((byte)'.') ? 1 + Run(text[1..]) : 0;

    private static int Run(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(Base64Url) is >= 0 and var length ? length : text.Length;
}
