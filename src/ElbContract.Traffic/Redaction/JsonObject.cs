namespace ElbContract.Traffic.Redaction;

/// <summary>Looks into one object of a JSON text, whole or broken.</summary>
internal static class JsonObject
{
    // Objects in objects in objects are each looked into: what is further away is left.
    private const int Farthest = 16 * 1024;

    /// <summary>Marks the text of its own member <c>id</c>, and none of the objects in it.</summary>
    /// <param name="bytes">The body.</param>
    /// <param name="brace">Where the object opens.</param>
    /// <param name="depth">As of <see cref="JsonText"/>.</param>
    /// <param name="isProject">Whose id it is.</param>
    /// <param name="marks">Where it is put.</param>
    public static void FindId(ReadOnlySpan<byte> bytes, int brace, int depth, bool isProject, List<Mark> marks)
    {
        var level = 0;
        if (bytes.Length > brace + Farthest)
            bytes = bytes[..(brace + Farthest)];
        for (var at = brace; at < bytes.Length; at++)
        {
            var sign = bytes[at];
            if (sign is (byte)'{' or (byte)'[')
                level++;
            else if (sign is (byte)'}' or (byte)']' && --level == 0)
                return;
            if (sign != (byte)'"')
                continue;
            var end = JsonText.End(bytes, at + 1, depth);
            if (level == 1 && bytes[(at + 1)..end].SequenceEqual("id"u8) && Text(bytes, end + depth + 1, depth) is { } id)
            {
                marks.Add(new Mark(id.Start.Value, id.End.Value, Spelling.Json, depth, isProject));
                return;
            }

            at = end + depth;
        }
    }

    // The text that is the value of the member whose name ends here.
    private static Range? Text(ReadOnlySpan<byte> bytes, int at, int depth)
    {
        var colon = JsonText.SkipSpace(bytes, at);
        if (colon >= bytes.Length || bytes[colon] != (byte)':')
            return null;
        var start = JsonText.SkipSpace(bytes, colon + 1) + depth;
        if (start >= bytes.Length || bytes[start] != (byte)'"')
            return null;
        var end = JsonText.End(bytes, ++start, depth);
        return end > start ? start..end : null;
    }
}
