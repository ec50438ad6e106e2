namespace ElbContract.Traffic.Redaction;

/// <summary>Finds the fields of a form in parts (<c>multipart/form-data</c>) whose name is that of a secret.</summary>
internal static class MultipartFields
{
    private const int LongestHead = 1024;

    private static ReadOnlySpan<byte> Disposition => "form-data;"u8;

    public static void Find(ReadOnlySpan<byte> body, NameTable names, List<Mark> marks)
    {
        for (var at = 0; at < body.Length; )
        {
            var next = body[at..].IndexOf(Disposition);
            if (next < 0)
                return;
            at += next + Disposition.Length;
            var head = body[at..Math.Min(body.Length, at + LongestHead)];
            var end = HeadLength(head, out var blank);
            if (end < 0)
                continue;
            var kind = names.Find(Name(head[..end]));
            if (kind == NameKind.None)
                continue;
            at += end + blank;
            var length = body[at..].IndexOf("\n--"u8);
            var value = length < 0 ? body[at..] : body.Slice(at, length);
            value = value.TrimEnd((byte)'\r');
            if (!value.IsEmpty)
                marks.Add(new Mark(at, at + value.Length, IsProject: !kind.HasFlag(NameKind.Secret)));
            at += value.Length;
        }
    }

    private static int HeadLength(ReadOnlySpan<byte> head, out int blank)
    {
        var windows = head.IndexOf("\r\n\r\n"u8);
        var unix = head.IndexOf("\n\n"u8);
        blank = windows >= 0 && (unix < 0 || windows < unix) ? 4 : 2;
        return blank == 4 ? windows : unix;
    }

    private static ReadOnlySpan<byte> Name(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf(" name="u8);
        if (at < 0)
            return default;
        var name = head[(at + 6)..];
        if (name.StartsWith((byte)'"'))
            name = name[1..];
        var length = name.IndexOfAny("\";\r\n"u8);
        return length < 0 ? name : name[..length];
    }
}
