using System.Buffers;

namespace ElbContract.Traffic.Redaction;

/// <summary>Finds tokens that are segments of a path: what follows <c>/tokens/</c>, or another segment whose name ends so.</summary>
internal static class TokenPaths
{
    private const int Shortest = 8;
    private const int LongestName = 64;

    private static readonly SearchValues<byte> AfterSegment = SearchValues.Create("/?#\\\"'<>&;, \t\r\n"u8);
    private static readonly SearchValues<byte> InWords = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"u8);

    /// <summary>What every such name has.</summary>
    public static ReadOnlySpan<byte> Token => "token"u8;

    public static void Find(ReadOnlySpan<byte> text, List<Mark> marks)
    {
        for (var at = 0; at < text.Length; )
        {
            var next = text[at..].IndexOf(Token);
            if (next < 0)
                return;
            at += next + Token.Length;
            var before = text[Math.Max(0, at - LongestName)..(at - Token.Length)];
            var isInPath = before.LastIndexOfAnyExcept(InWords) is >= 0 and var slash && before[slash] == (byte)'/';
            var start = at < text.Length && text[at] == (byte)'s' ? at + 1 : at;
            if (!isInPath || start >= text.Length || text[start] != (byte)'/')
                continue;
            start++;
            var length = text[start..].IndexOfAny(AfterSegment);
            if (length < 0)
                length = text.Length - start;
            // A word is the name of something else: /tokens/revoked.
            if (length >= Shortest && text.Slice(start, length).ContainsAnyExcept(InWords))
                marks.Add(new Mark(start, start + length, Spelling.Percent));
            at = start;
        }
    }
}
