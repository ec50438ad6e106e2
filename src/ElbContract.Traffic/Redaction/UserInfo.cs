using System.Buffers;

namespace ElbContract.Traffic.Redaction;

/// <summary>Finds what stands before the host of an address: <c>https://user:password@host</c>, in JSON with escaped slashes too.</summary>
internal static class UserInfo
{
    private static readonly SearchValues<byte> AfterAuthority = SearchValues.Create("/?#\\\"'<> \t\r\n"u8);

    public static void Find(ReadOnlySpan<byte> text, List<Mark> marks)
    {
        for (var at = 0; at < text.Length; )
        {
            var slash = text[at..].IndexOf((byte)'/');
            if (slash < 0)
                return;
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
    }

    private static bool IsAfterScheme(ReadOnlySpan<byte> before) => before.EndsWith((byte)':') || before.EndsWith(":\\"u8);

    private static bool IsSlash(ReadOnlySpan<byte> text, out int length)
    {
        length =
            text.StartsWith((byte)'/') ? 1
            : text.StartsWith("\\/"u8) ? 2
            : 0;
        return length > 0;
    }
}
