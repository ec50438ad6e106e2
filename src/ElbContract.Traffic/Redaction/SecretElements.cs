using System.Buffers;

namespace ElbContract.Traffic.Redaction;

/// <summary>Finds what stands in elements of XML that are secret by their names, in the elements within them too; attributes are found as
/// other pairs are.</summary>
/// <remarks>Each byte is looked at once; an element that nothing closes is none, but a word in angle brackets.</remarks>
internal static class SecretElements
{
    private const int LongestName = 64;

    // Past it, what nothing closes is taken for an element too.
    private const int MostMisses = 16;

    private static readonly SearchValues<byte> AfterName = SearchValues.Create(" \t\r\n/>"u8);

    public static void Find(ReadOnlySpan<byte> text, NameTable names, List<Mark> marks)
    {
        var misses = 0;
        var lastClosing = text.LastIndexOf("</"u8);
        for (var at = 0; at < lastClosing; )
        {
            var next = text[at..lastClosing].IndexOf((byte)'<');
            if (next < 0)
                return;
            at += next + 1;
            var name = LocalName(text[at..]);
            if (names.Find(name) is var kind && kind == NameKind.None)
                continue;
            var open = text[at..].IndexOf((byte)'>');
            if (open <= 0)
                return;
            at += open + 1;
            if (text[at - 2] == (byte)'/' || (misses < MostMisses && !IsClosed(text[at..], name, ref misses)))
                continue;
            at = Element(text, at, name, kind, marks);
        }
    }

    private static bool IsClosed(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, ref int misses)
    {
        ReadOnlySpan<byte> closing = [.. name, (byte)'>'];
        for (var at = 0; text[at..].IndexOf(closing) is >= 0 and var next; at += next + 1)
        {
            if (at + next > 0 && text[at + next - 1] is (byte)'/' or (byte)':')
                return true;
        }

        misses++;
        return false;
    }

    // Marks what is between tags, up to the tag that closes the element; returns where that is.
    private static int Element(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> name, NameKind kind, List<Mark> marks)
    {
        var isProject = !kind.HasFlag(NameKind.Secret);
        while (at < text.Length)
        {
            var next = text[at..].IndexOf((byte)'<');
            var end = next < 0 ? text.Length : at + next;
            var isData = text[end..].StartsWith("<![CDATA["u8);
            if (isData)
            {
                at = end + "<![CDATA["u8.Length;
                end = text[at..].IndexOf("]]>"u8) is >= 0 and var length ? at + length : text.Length;
            }

            var value = text[at..end].Trim(" \t\r\n"u8);
            if (!value.IsEmpty && !JsonText.IsCount(value, kind))
            {
                var start = at + text[at..end].IndexOfAnyExcept(" \t\r\n"u8);
                marks.Add(new Mark(start, start + value.Length, IsProject: isProject));
            }

            if (isData)
            {
                at = end;
                continue;
            }

            if (end == text.Length || (text[end..].StartsWith("</"u8) && LocalName(text[(end + 2)..]).SequenceEqual(name)))
                return end;
            at = text[end..].IndexOf((byte)'>') is >= 0 and var tag ? end + tag + 1 : text.Length;
        }

        return at;
    }

    // Without the prefix of its namespace.
    private static ReadOnlySpan<byte> LocalName(ReadOnlySpan<byte> text)
    {
        var name = text[..Math.Min(text.Length, LongestName)];
        name = name[..Math.Max(0, name.IndexOfAny(AfterName))];
        return name[(name.LastIndexOf((byte)':') + 1)..];
    }
}
