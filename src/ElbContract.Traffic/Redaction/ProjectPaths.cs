using System.Buffers;

namespace ElbContract.Traffic.Redaction;

/// <summary>Finds ids of projects in paths: the segment after that of a version, if it has the form of an id or the classic API
/// follows; and the segment after <c>projects</c> or <c>tenants</c>, if it has the form of an id.</summary>
internal static class ProjectPaths
{
    private static readonly SearchValues<byte> AfterSegment = SearchValues.Create("/?#\\\"'<>&;, \t\r\n"u8);
    private static readonly SearchValues<byte> Version = SearchValues.Create("0123456789."u8);
    private static readonly SearchValues<byte> Id = SearchValues.Create("0123456789abcdefABCDEF-"u8);

    public static void Find(ReadOnlySpan<byte> text, List<Mark> marks)
    {
        for (var at = 0; at < text.Length; )
        {
            var slash = text[at..].IndexOf((byte)'/');
            if (slash < 0)
                return;
            at += slash + 1;
            var length = BeforeId(text[at..], out var isVersion);
            if (length < 0)
                continue;
            at += length;
            // Some clients double slashes.
            while (IsSlash(text[at..], out slash))
                at += slash;
            var segment = Segment(text[at..]);
            if (segment.Length > 0 && (IsId(segment) || (isVersion && IsClassic(text[(at + segment.Length)..]))))
                marks.Add(new Mark(at, at + segment.Length, Spelling.Percent, IsProject: true));
            else
                at--; // Its slash may be that before another: /v3/projects/…
        }
    }

    // The segment that a project's id may follow, and its slash; negative where it is another.
    private static int BeforeId(ReadOnlySpan<byte> text, out bool isVersion)
    {
        isVersion = text.Length > 0 && text[0] is (byte)'v' or (byte)'V';
        var segment = !isVersion
            ? text.StartsWith("projects"u8)
                ? 8
                : text.StartsWith("tenants"u8)
                    ? 7
                    : 0
            : text[1..].IndexOfAnyExcept(Version) is > 0 and var digits
                ? 1 + digits
                : 0;
        return segment > 0 && IsSlash(text[segment..], out var slash) ? segment + slash : -1;
    }

    private static ReadOnlySpan<byte> Segment(ReadOnlySpan<byte> text)
    {
        var length = text.IndexOfAny(AfterSegment);
        return length < 0 ? text : text[..length];
    }

    private static bool IsId(ReadOnlySpan<byte> segment) => segment.Length is 32 or 36 && !segment.ContainsAnyExcept(Id);

    private static bool IsClassic(ReadOnlySpan<byte> rest) => IsSlash(rest, out var slash) && rest[slash..].StartsWith("elbaas"u8);

    // In JSON a slash may be escaped.
    private static bool IsSlash(ReadOnlySpan<byte> text, out int length)
    {
        length =
            text.StartsWith((byte)'/') ? 1
            : text.StartsWith("\\/"u8) ? 2
            : 0;
        return length > 0;
    }
}
