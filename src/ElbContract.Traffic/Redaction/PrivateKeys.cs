using System.Buffers;

namespace ElbContract.Traffic.Redaction;

/// <summary>Finds private keys between lines of dashes: PEM of any kind, and PGP's.</summary>
internal static class PrivateKeys
{
    private const int LongestLabel = 64;

    // No key has one of these but between its dashes; and what is cut off ends with the text that it stands in.
    private static readonly SearchValues<byte> AfterKey = SearchValues.Create("-\"<&"u8);

    private static ReadOnlySpan<byte> Begin => "-----BEGIN"u8;

    private static ReadOnlySpan<byte> End => "-----END"u8;

    private static ReadOnlySpan<byte> Dashes => "-----"u8;

    public static void Find(ReadOnlySpan<byte> text, List<Mark> marks)
    {
        for (var at = 0; at < text.Length; )
        {
            var next = text[at..].IndexOf(Begin);
            if (next < 0)
                return;
            var start = at + next;
            at = start + Begin.Length;
            if (at == text.Length || text[at++] is not ((byte)' ' or (byte)'+'))
                continue;
            var label = text[at..Math.Min(text.Length, at + LongestLabel)];
            label = label[..Math.Max(0, label.IndexOf(Dashes))];
            if (!IsPrivate(label))
                continue;
            at = EndOf(text, at + label.Length + Dashes.Length);
            marks.Add(new Mark(start, at));
        }
    }

    // In a form, spaces are plus signs.
    private static bool IsPrivate(ReadOnlySpan<byte> label)
    {
        if (label.EndsWith(" BLOCK"u8) || label.EndsWith("+BLOCK"u8))
            label = label[..^6];
        return label.EndsWith("PRIVATE KEY"u8) || label.EndsWith("PRIVATE+KEY"u8);
    }

    private static int EndOf(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length)
        {
            var next = text[at..].IndexOfAny(AfterKey);
            if (next < 0)
                break;
            at += next;
            if (text[at] != (byte)'-')
                return at;
            if (!text[at..].StartsWith(End))
            {
                at++;
                continue;
            }

            at += End.Length;
            var label = text[at..Math.Min(text.Length, at + LongestLabel)].IndexOf(Dashes);
            return label < 0 ? at : at + label + Dashes.Length;
        }

        return text.Length;
    }
}
