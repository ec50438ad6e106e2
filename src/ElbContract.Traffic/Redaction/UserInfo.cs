using System.Buffers;

namespace ElbContract.Traffic.Redaction;

/// <summary>Finds what stands before the host of an address: <c>https://user:password@host</c>, in JSON with escaped slashes too, and
/// <c>user:password@host:port</c>.</summary>
internal static class UserInfo
{
    private static readonly SearchValues<byte> AfterAuthority = SearchValues.Create("/?#\\\"'<> \t\r\n"u8);

    // Before an at sign.
    private const int Longest = 512;

    private static readonly SearchValues<byte> BeforeUser = SearchValues.Create("/?#\\\"'<>()[]{}=,; \t\r\n"u8);
    private static readonly SearchValues<byte> Host = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-."u8
    );

    public static void Find(ReadOnlySpan<byte> text, List<Mark> marks)
    {
        if (!text.Contains((byte)'@'))
            return;
        for (var at = 0; at < text.Length; )
        {
            var slash = text[at..].IndexOf((byte)'/');
            if (slash < 0)
                break;
            at += slash + 1;
            if (!IsAfterScheme(text[..(at - 1)]) || !IsSlash(text[at..], out var length))
                continue;
            var start = at + length;
            length = text[start..].IndexOfAny(AfterAuthority);
            var user = (length < 0 ? text[start..] : text.Slice(start, length)).LastIndexOf((byte)'@');
            if (user > 0)
                marks.Add(new Mark(start, start + user, Spelling.Percent));
            at = start;
        }

        FindWithoutScheme(text, marks);
    }

    // user:password@host, where a port or a path follows: else it may be mailto:joe@example.com.
    private static void FindWithoutScheme(ReadOnlySpan<byte> text, List<Mark> marks)
    {
        for (var at = 0; text[at..].IndexOf((byte)'@') is >= 0 and var next; at++)
        {
            at += next;
            var before = text[Math.Max(0, at - Longest)..at];
            before = before[(before.LastIndexOfAny(BeforeUser) + 1)..];
            var host = text[(at + 1)..].IndexOfAnyExcept(Host);
            if (
                before.IndexOf((byte)':') is > 0 and var colon
                && colon < before.Length - 1
                && host > 0
                && IsPortOrPath(text[(at + 1 + host)..])
            )
                marks.Add(new Mark(at - before.Length, at, Spelling.Percent));
        }
    }

    private static bool IsPortOrPath(ReadOnlySpan<byte> text) =>
        text is [(byte)'/', ..] or [(byte)':', >= (byte)'0' and <= (byte)'9', ..] || text.StartsWith("\\/"u8);

    // Or where the scheme is that of the page.
    private static bool IsAfterScheme(ReadOnlySpan<byte> before) =>
        before is [] or [.., (byte)':' or (byte)'"' or (byte)'\'' or (byte)'=' or (byte)' '] || before.EndsWith(":\\"u8);

    private static bool IsSlash(ReadOnlySpan<byte> text, out int length)
    {
        length =
            text.StartsWith((byte)'/') ? 1
            : text.StartsWith("\\/"u8) ? 2
            : 0;
        return length > 0;
    }
}
