using System.Buffers;

namespace ElbContract.Traffic.Redaction;

/// <summary>Finds what a text gives a name: header lines, YAML and settings (<c>X-Auth-Token: …</c>, <c>password = …</c>), also within
/// the quotes of a command line, and quoted values behind a name anywhere (<c>{'password': '…'}</c>).</summary>
internal static class SecretLines
{
    private const int LongestName = 64;

    private static readonly SearchValues<byte> Signs = SearchValues.Create(":="u8);
    private static readonly SearchValues<byte> Name = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8
    );
    private static readonly SearchValues<byte> DottedName = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."u8
    );
    private static readonly SearchValues<byte> Lowers = SearchValues.Create("abcdefghijklmnopqrstuvwxyz "u8);
    private static readonly SearchValues<byte> AfterLine = SearchValues.Create("\r\n"u8);
    private static readonly SearchValues<byte> AfterLineInJson = SearchValues.Create("\r\n\""u8);
    private static readonly SearchValues<byte> AfterSetting = SearchValues.Create("\r\n&\""u8);
    private static readonly SearchValues<byte> AfterQuoted = SearchValues.Create("'\n"u8);
    private static readonly SearchValues<byte> AfterItem = SearchValues.Create("\r\n\"',;})"u8);

    // What stands behind a quote that ended something, and so begins nothing.
    private static readonly SearchValues<byte> AfterClosing = SearchValues.Create(" ,:;}])\r\n"u8);

    /// <param name="text">As it is sent.</param>
    /// <param name="names">Of headers.</param>
    /// <param name="marks">Where they are put.</param>
    public static void Find(ReadOnlySpan<byte> text, NameTable names, List<Mark> marks)
    {
        var inJson = text.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"', ..];
        // Most JSON has members and nothing else.
        if (inJson && !text.ContainsAny((byte)'=', (byte)'\'') && text.IndexOf(": "u8) < 0)
            return;
        for (var at = 0; at < text.Length; )
        {
            var next = text[at..].IndexOfAny(Signs);
            if (next < 0)
                return;
            at += next + 1;
            if (at > 1 && text[at - 2] == (byte)'"' && at < text.Length && text[at] is not ((byte)'\'' or (byte)' '))
                continue;
            var kind = names.Find(NameBefore(text, at - 1, out var start, out var quote));
            if (kind == NameKind.None)
                continue;
            // Ruby's password => "…"
            var value = SkipBlanks(text, text[at - 1] == (byte)'=' && at < text.Length && text[at] == (byte)'>' ? at + 1 : at);
            if (ValueAt(text, value, start, quote, text[at - 1] == (byte)'=', inJson, out var isOpen) is not { } end)
                continue;
            var shape = text[value..end];
            if (shape is [(byte)'\'' or (byte)'"', ..])
                shape = shape[1..];
            if (shape.IsEmpty || JsonText.IsCount(shape, kind))
                continue;
            var first = isOpen ? FirstWords(shape) : shape.Length;
            var isProject = !kind.HasFlag(NameKind.Secret);
            marks.Add(new Mark(end - shape.Length, end - shape.Length + first, IsProject: isProject));
            if (first < shape.Length)
                marks.Add(new Mark(end - shape.Length + first, end, IsProject: isProject, IsLoose: true));
            at = end;
        }
    }

    // The value in a sentence: what follows may be other words of it. Before a value there may be its scheme.
    private static int FirstWords(ReadOnlySpan<byte> value)
    {
        var first = value.IndexOf((byte)' ');
        if (first is >= 0 and < Spellings.ShortestSought && value[(first + 1)..].IndexOf((byte)' ') is >= 0 and var second)
            return first + 1 + second;
        return first < Spellings.ShortestSought ? value.Length : first;
    }

    // Where the value ends, with the quote that opens it and without the one that closes it; null where it is none. It is open where only
    // the sentence that it stands in ends.
    private static int? ValueAt(ReadOnlySpan<byte> text, int at, int nameStart, byte quote, bool isSetting, bool inJson, out bool isOpen)
    {
        isOpen = false;
        if (at >= text.Length)
            return null;
        // A name in double quotes is one of JSON, which is looked into elsewhere.
        if (text[at] == (byte)'\'' || (text[at] == (byte)'"' && quote != (byte)'"'))
        {
            if (at + 1 == text.Length || AfterClosing.Contains(text[at + 1]))
                return null;
            var length = text[(at + 1)..].IndexOfAny(text[at], (byte)'\n');
            return length < 0 ? text.Length : at + 1 + length;
        }

        if (quote != 0)
            return null;
        var before = Opener(text, nameStart);
        if (before is (byte)'\n' && text[at] is (byte)'|' or (byte)'>')
            return BlockEnd(text, at);
        // Others of the form name=value are found as those of addresses are.
        if (isSetting && (before != (byte)'\n' || (text[at - 1] == (byte)'=' && !text.Contains((byte)'\n'))))
            return null;
        isOpen = before != (byte)'\n';
        var end = before switch
        {
            (byte)'\n' when isSetting => EndAt(text, at, AfterSetting),
            (byte)'\n' => EndAt(text, at, inJson ? AfterLineInJson : AfterLine),
            (byte)'"' => JsonText.End(text, at, 0),
            (byte)'\'' => EndAt(text, at, AfterQuoted),
            (byte)',' => EndAt(text, at, AfterItem),
            _ => at,
        };
        // In a sentence a word is a word: "token: secret".
        return end > at && (before == (byte)'\n' || text[at..end].ContainsAnyExcept(Lowers)) ? end : null;
    }

    // A text of several lines in YAML: those that are indented.
    private static int BlockEnd(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length)
        {
            var line = text[at..].IndexOf((byte)'\n');
            if (line < 0)
                return text.Length;
            at += line;
            if (at + 1 >= text.Length || text[at + 1] is not ((byte)' ' or (byte)'\t'))
                return at;
            at++;
        }

        return text.Length;
    }

    private static int EndAt(ReadOnlySpan<byte> text, int at, SearchValues<byte> signs) =>
        text[at..].IndexOfAny(signs) is >= 0 and var length ? at + length : text.Length;

    // A line feed where the name begins a line, in lists, quotations and dumps too; a comma where it begins an item; or a quote.
    private static byte Opener(ReadOnlySpan<byte> text, int nameStart)
    {
        var before = text[..nameStart].TrimEnd(" \t"u8);
        if (before.EndsWith("export"u8))
            before = before[..^"export"u8.Length].TrimEnd(" \t"u8);
        while (before is [.., (byte)'-' or (byte)'>' or (byte)'<' or (byte)'*' or (byte)'|' or (byte)'#'])
            before = before[..^1].TrimEnd(" \t"u8);
        return before switch
        {
            [] or [.., (byte)'\n' or (byte)'\r'] => (byte)'\n',
            [.., (byte)',' or (byte)';' or (byte)'{' or (byte)'('] => (byte)',',
            [.., (byte)'"' or (byte)'\''] => before[^1],
            _ => 0,
        };
    }

    private static ReadOnlySpan<byte> NameBefore(ReadOnlySpan<byte> text, int at, out int start, out byte quote)
    {
        (start, quote) = (at, 0);
        var before = text[Math.Max(0, at - LongestName)..at].TrimEnd(" \t"u8);
        if (before is [.., (byte)'\'' or (byte)'"'])
        {
            quote = before[^1];
            before = before[..^1];
        }

        var name = before[(before.LastIndexOfAnyExcept(Name) + 1)..];
        // Of spring.datasource.password the last word is the name.
        var first = before[..^name.Length].EndsWith((byte)'.') ? before.LastIndexOfAnyExcept(DottedName) + 1 : before.Length - name.Length;
        start = Math.Max(0, at - LongestName) + first;
        return name;
    }

    private static int SkipBlanks(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t')
            at++;
        return at;
    }
}
