using System.Buffers;

namespace ElbContract.Traffic.Redaction;

/// <summary>Finds in a body what is secret by its name or form, whatever its value: JSON members such as <c>private_key</c>, and private
/// keys as PEM.</summary>
/// <remarks>
/// Members are found in whole and broken JSON, and in JSON within a JSON text; their texts and numbers are secret, in arrays too, their
/// objects are looked into. A value that breaks off is secret to the end of the body.
/// </remarks>
internal static class SecretMembers
{
    private const int LongestName = 64;

    private static readonly NameTable Standard = new(RedactionRules.Standard.Members.Select(name => (name, NameKind.Secret)));

    private static readonly SearchValues<byte> Digits = SearchValues.Create("+-.0123456789eE"u8);

    private static ReadOnlySpan<byte> PemBegin => "-----BEGIN "u8;

    /// <summary>The same memory where there is nothing to redact.</summary>
    public static ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> body)
    {
        List<Mark> marks = [];
        Find(body.Span, Standard, marks);
        return marks.Count == 0 ? body : MarkedBytes.Replace(body.Span, marks);
    }

    public static void Find(ReadOnlySpan<byte> bytes, NameTable names, List<Mark> marks)
    {
        for (var at = 0; at < bytes.Length; )
        {
            var next = bytes[at..].IndexOfAny((byte)'"', (byte)'-');
            if (next < 0)
                return;
            at += next;
            at = bytes[at] == (byte)'"' ? Member(bytes, at, names, marks) : Pem(bytes, at, marks);
        }
    }

    // From the quote that opens a name to the value of the member, if the name is a known one. Returns where to go on.
    private static int Member(ReadOnlySpan<byte> bytes, int quote, NameTable names, List<Mark> marks)
    {
        var name = bytes[(quote + 1)..Math.Min(bytes.Length, quote + 1 + LongestName)];
        var length = name.IndexOf((byte)'"');
        if (length <= 0)
            return quote + 1;
        name = name[..length];
        var colon = JsonText.SkipSpace(bytes, quote + length + 2);
        if (colon == bytes.Length || bytes[colon] != (byte)':')
            return quote + 1;
        var depth = JsonText.TrailingBackslashes(name);
        var kind = names.Find(name[..^depth]);
        return kind == NameKind.None ? colon + 1 : Value(bytes, JsonText.SkipSpace(bytes, colon + 1), depth, kind, marks);
    }

    private static int Value(ReadOnlySpan<byte> bytes, int at, int depth, NameKind kind, List<Mark> marks)
    {
        if (at >= bytes.Length)
            return at;
        if (bytes[at] == (byte)'{')
        {
            if ((kind & (NameKind.HoldsSecret | NameKind.HoldsProject)) != NameKind.None)
                JsonObject.FindId(bytes, at, depth, kind.HasFlag(NameKind.HoldsProject), marks);
            return at + 1;
        }

        if ((kind & (NameKind.Secret | NameKind.Project)) == NameKind.None)
            return at;
        var isArray = bytes[at] == (byte)'[';
        if (isArray)
            at++;
        do
        {
            at = JsonText.SkipSpace(bytes, at);
            var end = One(bytes, at, depth, kind.HasFlag(NameKind.Project), marks);
            if (end == at)
                return at;
            at = JsonText.SkipSpace(bytes, end);
        } while (isArray && at < bytes.Length && bytes[at++] == (byte)',');
        return at;
    }

    private static int One(ReadOnlySpan<byte> bytes, int at, int depth, bool isProject, List<Mark> marks)
    {
        var start = at + depth;
        if (start < bytes.Length && bytes[start] == (byte)'"')
        {
            var end = JsonText.End(bytes, ++start, depth);
            if (end > start)
                marks.Add(new Mark(start, end, Spelling.Json, depth, isProject));
            return Math.Min(bytes.Length, end + depth + 1);
        }

        var digits = bytes[at..].IndexOfAnyExcept(Digits);
        if (digits < 0)
            digits = bytes.Length - at;
        if (digits > 0 && bytes[at] != (byte)'e')
            marks.Add(new Mark(at, at + digits, Spelling.Number, depth, isProject));
        return at + digits;
    }

    private static int Pem(ReadOnlySpan<byte> bytes, int at, List<Mark> marks)
    {
        var rest = bytes[at..];
        if (!rest.StartsWith(PemBegin))
            return at + 1;
        var label = rest[PemBegin.Length..Math.Min(rest.Length, PemBegin.Length + LongestName)];
        label = label[..Math.Max(0, label.IndexOf("-----"u8))];
        if (!label.EndsWith("PRIVATE KEY"u8))
            return at + PemBegin.Length;
        var end = rest.IndexOf((byte[])[.. "-----END "u8, .. label, .. "-----"u8]);
        if (end >= 0)
            end += 14 + label.Length;
        else if ((end = rest.IndexOf((byte)'"')) < 0)
            end = rest.Length;
        marks.Add(new Mark(at, at + end));
        return at + end;
    }
}
