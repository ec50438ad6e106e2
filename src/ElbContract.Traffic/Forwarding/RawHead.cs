using System.Text;

namespace ElbContract.Traffic.Forwarding;

/// <summary>First line and headers of an HTTP/1 message as one side sent them: the letters of their names, their order and their
/// repetitions, which neither server nor client of .NET keep.</summary>
internal sealed class RawHead
{
    /// <summary>The longest that is read, in bytes: more than the server takes of a request, and what the client takes of an
    /// answer.</summary>
    public const int Longest = 64 * 1024;

    private const int MostLines = 128;

    private readonly byte[] _bytes;
    private readonly HeadLine[] _lines;

    private RawHead(byte[] bytes, HeadLine[] lines) => (_bytes, _lines) = (bytes, lines);

    /// <summary>How many bytes <see cref="Spell(ReadOnlySpan{byte}, Span{byte})"/> may add to a head.</summary>
    public int Size => _bytes.Length + 2 * _lines.Length; // ":" becomes ": ", and a line's feed a return and a feed.

    /// <summary>How long the head at the beginning of these bytes is; 0 where it does not end in them.</summary>
    public static int Length(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; bytes[at..].IndexOf((byte)'\n') is >= 0 and var line; )
        {
            at += line + 1;
            if (bytes[at..].StartsWith("\r\n"u8))
                return at + 2;
            if (bytes[at..].StartsWith("\n"u8))
                return at + 1;
        }

        return 0;
    }

    /// <summary>Whether an answer comes after this one: 100 and its kin, but not 101.</summary>
    public static bool IsInterim(ReadOnlySpan<byte> head) =>
        head.Length > 12 && head.StartsWith("HTTP/1."u8) && head[8..].StartsWith(" 1"u8) && !head[8..].StartsWith(" 101"u8);

    /// <returns>Null where it is not a head to its last byte.</returns>
    public static RawHead? Read(ReadOnlySpan<byte> head)
    {
        Span<HeadLine> lines = stackalloc HeadLine[MostLines];
        return Read(head, lines) is >= 0 and var count ? new RawHead(head.ToArray(), lines[..count].ToArray()) : null;
    }

    /// <summary>These headers in the letters and the order of this head.</summary>
    /// <returns>Null where they are not its headers.</returns>
    public List<KeyValuePair<string, string>>? Spell(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        if (headers.Count != _lines.Length)
            return null;
        Span<bool> isTaken = stackalloc bool[MostLines];
        List<KeyValuePair<string, string>> spelled = new(_lines.Length);
        foreach (var line in _lines)
        {
            var name = line.Name(_bytes);
            var value = line.Value(_bytes);
            var place = 0;
            while (place < headers.Count && (isTaken[place] || !IsSame(name, value, headers[place])))
                place++;
            if (place == headers.Count)
                return null;
            isTaken[place] = true;
            var (key, text) = headers[place];
            spelled.Add(Ascii.Equals(name, key) ? headers[place] : KeyValuePair.Create(Encoding.Latin1.GetString(name), text));
        }

        return spelled;
    }

    /// <summary>Writes another head of the same message in the letters and the order of this one. Which headers there are, and with what
    /// values, is the other's.</summary>
    /// <param name="other">What was made of this head on its way.</param>
    /// <param name="output">Has room for the other and <see cref="Size"/>.</param>
    /// <returns>How many bytes were written; 0 where the other is no head.</returns>
    public int Spell(ReadOnlySpan<byte> other, Span<byte> output)
    {
        Span<HeadLine> theirs = stackalloc HeadLine[MostLines];
        var count = Read(other, theirs);
        if (count < 0)
            return 0;
        theirs = theirs[..count];
        var written = Append(other[..(other.IndexOf((byte)'\n') + 1)], output, 0);
        Span<int> places = stackalloc int[_lines.Length];
        Span<bool> isPlaced = stackalloc bool[count];
        var isEachOnce = true;
        for (var i = 0; i < _lines.Length; i++)
        {
            var place = places[i] = First(other, theirs, _lines[i].Name(_bytes));
            if (place < 0)
                continue;
            isEachOnce &= !isPlaced[place];
            isPlaced[place] = true;
        }

        for (var i = 0; i < count; i++)
        {
            if (isPlaced[i])
                continue;
            var name = theirs[i].Name(other);
            if (First(_bytes, _lines, name) < 0)
                written = Append(name, theirs[i].Value(other), output, written);
            else
                isEachOnce = false;
        }

        for (var i = 0; i < _lines.Length && isEachOnce; i++)
        {
            if (places[i] >= 0)
                written = Append(_lines[i].Name(_bytes), theirs[places[i]].Value(other), output, written);
        }

        for (var i = 0; i < _lines.Length && !isEachOnce; i++)
        {
            var name = _lines[i].Name(_bytes);
            var before = Count(_bytes, _lines.AsSpan(0, i), name);
            if (before + Count(_bytes, _lines.AsSpan(i), name) > 1 && IsRepeated(name, other, theirs))
                written = Append(name, _lines[i].Value(_bytes), output, written);
            else if (before == 0)
                written = Append(name, other, theirs, output, written);
        }

        return Append("\r\n"u8, output, written);
    }

    private static int Read(ReadOnlySpan<byte> head, Span<HeadLine> lines)
    {
        var start = head.IndexOf((byte)'\n') + 1;
        for (var count = 0; head[start..].IndexOf((byte)'\n') is >= 0 and var length; count++)
        {
            var line = head.Slice(start, length);
            if (line.EndsWith("\r"u8))
                line = line[..^1];
            if (line.IsEmpty)
                return start > 0 && start + length + 1 == head.Length ? count : -1;
            var colon = line.IndexOf((byte)':');
            if (colon <= 0 || count == lines.Length)
                return -1;
            var value = line[(colon + 1)..].TrimStart(" \t"u8);
            var valueStart = start + line.Length - value.Length;
            lines[count] = new HeadLine(start, colon, valueStart, value.TrimEnd(" \t"u8).Length);
            start += length + 1;
        }

        return -1;
    }

    private static bool IsSame(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, KeyValuePair<string, string> header) =>
        value.Length == header.Value.Length && Ascii.EqualsIgnoreCase(name, header.Key) && IsSame(value, header.Value);

    private static bool IsSame(ReadOnlySpan<byte> latin1, string text)
    {
        if (Ascii.Equals(latin1, text))
            return true;
        for (var i = 0; i < latin1.Length; i++)
        {
            if (latin1[i] != text[i])
                return false;
        }

        return true;
    }

    private static int First(ReadOnlySpan<byte> head, ReadOnlySpan<HeadLine> lines, ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].NameLength == name.Length && Ascii.EqualsIgnoreCase(lines[i].Name(head), name))
                return i;
        }

        return -1;
    }

    private static int Count(ReadOnlySpan<byte> head, ReadOnlySpan<HeadLine> lines, ReadOnlySpan<byte> name)
    {
        var count = 0;
        foreach (var line in lines)
        {
            if (line.NameLength == name.Length && Ascii.EqualsIgnoreCase(line.Name(head), name))
                count++;
        }

        return count;
    }

    // The client of .NET makes one line of a header that comes again; the server has a line for each value.
    private bool IsRepeated(ReadOnlySpan<byte> name, ReadOnlySpan<byte> other, ReadOnlySpan<HeadLine> theirs)
    {
        List<byte[]> sent = [.. Values(name, _bytes, _lines)];
        List<byte[]> made = [.. Values(name, other, theirs)];
        return made.Count == sent.Count
            ? made.Zip(sent).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second))
            : made.Count == 1 && (IsJoined(", "u8) || IsJoined("; "u8) || IsJoined(" "u8));

        bool IsJoined(ReadOnlySpan<byte> separator)
        {
            var rest = made[0].AsSpan();
            for (var i = 0; i < sent.Count; i++)
            {
                if (i > 0 && !rest.StartsWith(separator))
                    return false;
                rest = i > 0 ? rest[separator.Length..] : rest;
                if (!rest.StartsWith(sent[i]))
                    return false;
                rest = rest[sent[i].Length..];
            }

            return rest.IsEmpty;
        }
    }

    private static List<byte[]> Values(ReadOnlySpan<byte> name, ReadOnlySpan<byte> head, ReadOnlySpan<HeadLine> lines)
    {
        List<byte[]> values = [];
        foreach (var line in lines)
        {
            if (Ascii.EqualsIgnoreCase(line.Name(head), name))
                values.Add(line.Value(head).ToArray());
        }

        return values;
    }

    // All lines of that name, in these letters.
    private static int Append(
        ReadOnlySpan<byte> name,
        ReadOnlySpan<byte> head,
        ReadOnlySpan<HeadLine> lines,
        Span<byte> output,
        int written
    )
    {
        foreach (var line in lines)
        {
            if (line.NameLength == name.Length && Ascii.EqualsIgnoreCase(line.Name(head), name))
                written = Append(name, line.Value(head), output, written);
        }

        return written;
    }

    private static int Append(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, Span<byte> output, int written)
    {
        written = Append(name, output, written);
        written = Append(": "u8, output, written);
        written = Append(value, output, written);
        return Append("\r\n"u8, output, written);
    }

    private static int Append(ReadOnlySpan<byte> bytes, Span<byte> output, int written)
    {
        bytes.CopyTo(output[written..]);
        return written + bytes.Length;
    }
}
