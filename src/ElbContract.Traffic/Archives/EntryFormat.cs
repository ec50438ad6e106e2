namespace ElbContract.Traffic.Archives;

/// <summary>How the entries of a file stand in it.</summary>
internal enum EntryForm
{
    /// <summary>An entry a line (NDJSON): recordings, and what log shippers make of archives.</summary>
    Lines,

    /// <summary>An HTTP archive (HAR): <c>{"log":{"entries":[…]}}</c>, or the list of its entries.</summary>
    Archive,
}

/// <summary>Tells the forms apart by how a file begins.</summary>
internal static class EntryFormat
{
    /// <param name="beginning">The first bytes of the file, as many as there are.</param>
    public static EntryForm Of(ReadOnlySpan<byte> beginning)
    {
        var text = beginning.TrimStart(" \t\r\n"u8);
        if (text.StartsWith("["u8))
            return EntryForm.Archive;
        if (!text.StartsWith("{"u8))
            return EntryForm.Lines;
        var end = text.IndexOf((byte)'\n');
        // Printed for people, an object takes more lines than one.
        if (end >= 0 && text[..end].TrimEnd(" \t\r"u8).Length == 1)
            return EntryForm.Archive;
        text = text[1..].TrimStart(" \t\r\n"u8);
        return text.StartsWith("\"log\""u8) ? EntryForm.Archive : EntryForm.Lines;
    }

    /// <summary>Whether a line is the header of a recording, and no entry.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> line) => line.StartsWith("{\"schema\":"u8);

    public static string NoEntries(EntryScanner scanner, int bytes) =>
        scanner switch
        {
            HarScanner { HasEntries: false } => "it is no HTTP archive: there is no list log.entries in it",
            _ when bytes == 0 => "it is empty",
            _ => "it holds no entry",
        };
}
