using System.Text;

namespace ElbContract.Traffic.Redaction;

/// <summary>Finds the fields of a form in parts (<c>multipart/form-data</c>) whose name is that of a secret, however the head of the part
/// is written.</summary>
internal static class MultipartFields
{
    private const int LongestHead = 1024;

    private static ReadOnlySpan<byte> Disposition => "content-disposition"u8;

    public static void Find(ReadOnlySpan<byte> body, NameTable names, List<Mark> marks)
    {
        for (var at = 0; at < body.Length; )
        {
            var next = body[at..].IndexOf((byte)';');
            if (next < 0)
                return;
            at += next + 1;
            var name = Name(body, at);
            if (name.IsEmpty || names.Find(name) is not (not NameKind.None and var kind) || !IsInHead(body[..at]))
                continue;
            if (HeadLength(body[at..Math.Min(body.Length, at + LongestHead)]) is not (> 0 and var head))
                continue;
            at += head;
            var length = body[at..].IndexOf("\n--"u8);
            var value = length < 0 ? body[at..] : body.Slice(at, length);
            value = value.TrimEnd((byte)'\r');
            if (!value.IsEmpty)
                marks.Add(new Mark(at, at + value.Length, IsProject: !kind.HasFlag(NameKind.Secret)));
            at += value.Length;
        }
    }

    // The line that the name stands in, or the one before it where that is folded.
    private static bool IsInHead(ReadOnlySpan<byte> before)
    {
        var head = before[^Math.Min(before.Length, LongestHead)..];
        for (var at = 0; at + Disposition.Length <= head.Length; at++)
        {
            var next = head[at..].IndexOfAny((byte)'c', (byte)'C');
            if (next < 0)
                return false;
            at += next;
            if (at + Disposition.Length <= head.Length && Ascii.EqualsIgnoreCase(head.Slice(at, Disposition.Length), Disposition))
                return true;
        }

        return false;
    }

    // With the empty line that ends it.
    private static int HeadLength(ReadOnlySpan<byte> head)
    {
        var windows = head.IndexOf("\r\n\r\n"u8);
        var unix = head.IndexOf("\n\n"u8);
        return windows >= 0 && (unix < 0 || windows < unix) ? windows + 4
            : unix >= 0 ? unix + 2
            : 0;
    }

    // The name of the parameter that begins there: name="…", NAME=…, name*=UTF-8''…; empty where it is another.
    private static ReadOnlySpan<byte> Name(ReadOnlySpan<byte> body, int at)
    {
        var text = body[at..Math.Min(body.Length, at + LongestHead)].TrimStart(" \t\r\n"u8);
        if (text.Length < 5 || !Ascii.EqualsIgnoreCase(text[..4], "name"u8))
            return default;
        text = text[4..].TrimStart(" \t*"u8);
        if (!text.StartsWith((byte)'='))
            return default;
        text = text[1..].TrimStart(" \t"u8);
        if (text is [(byte)'"' or (byte)'\'', ..])
            text = text[1..];
        var length = text.IndexOfAny("\"';\r\n"u8);
        if (length > 0 && text[length] == (byte)'\'' && text[(length + 1)..].IndexOf((byte)'\'') is >= 0 and var language)
        {
            text = text[(length + language + 2)..];
            length = text.IndexOfAny("\"';\r\n"u8);
        }

        return (length < 0 ? text : text[..length]).TrimEnd(" \t"u8);
    }
}
