using System.Text.Json;

namespace ElbContract.Traffic.Archives;

/// <summary>How the entries of a file stand in it.</summary>
internal enum EntryForm
{
    /// <summary>An entry a line (NDJSON): recordings, and what log shippers make of archives.</summary>
    Lines,

    /// <summary>Entries behind each other, each over as many lines as it takes.</summary>
    Objects,

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
        if (!text.StartsWith("{"u8) || IsHeader(text))
            return EntryForm.Lines;
        var end = text.IndexOf((byte)'\n');
        // Printed for people, an object takes more lines than one.
        var isPrinted = end >= 0 && text[..end].TrimEnd(" \t\r"u8).Length == 1;
        return Member(text, "log") ? EntryForm.Archive
            : !isPrinted ? EntryForm.Lines
            : Member(text, "request") ? EntryForm.Objects
            : EntryForm.Archive;
    }

    /// <summary>What a file is, and what to do instead, where it is known to hold no entries; null else.</summary>
    /// <param name="beginning">The first bytes of the file, as many as there are.</param>
    public static string? OtherThanEntries(ReadOnlySpan<byte> beginning)
    {
        var text = beginning.TrimStart(" \t\r\n"u8);
        return text.StartsWith("PK\u0003\u0004"u8) ? "it looks like a zip archive: unpack it, and give the HAR file in it"
            : text.StartsWith("<"u8) ? "it looks like HTML or XML: export the traffic as HAR, with content"
            : IsCapture(text) ? "it looks like a capture of packets: record with elb-contract record, or export HTTP as HAR"
            : text.StartsWith("["u8) && Member(text[1..].TrimStart(" \t\r\n"u8), "log")
                ? "it looks like a list of archives: give each in its own file"
            : !text.StartsWith("{"u8) || IsHeader(text) || Member(text, "log") || Member(text, "request") || Member(text, "response") ? null
            : Member(text, "item") && Member(text, "info")
                ? "it looks like a Postman collection, which has requests but no answers: send them through elb-contract record"
            : Member(text, "__export_format")
                ? "it looks like an export of Insomnia, which has requests but no answers: send them through elb-contract record"
            : Member(text, "interactions") || (Member(text, "consumer") && Member(text, "provider"))
                ? "it looks like a pact: elb-contract verify and stub --from read those"
            : Member(text, "openapi") || Member(text, "swagger")
                ? "it looks like a description of an API: give recorded traffic, as a HAR file"
            : null;
    }

    private static bool IsCapture(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xD4, 0xC3, 0xB2, 0xA1])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0xA1, 0xB2, 0xC3, 0xD4])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0x0A, 0x0D, 0x0D, 0x0A]);

    // Whether an object has it, as far as the object is there.
    private static bool Member(ReadOnlySpan<byte> text, string name)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = 1024 }));
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (!reader.ValueIsEscaped && reader.ValueTextEquals(name))
                    return true;
                if (!reader.TrySkip())
                    return false;
            }
        }
        catch (JsonException)
        {
            // Whoever reads the entries says what is wrong.
        }

        return false;
    }

    /// <summary>Whether a line is the header of a recording, and no entry.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> line) => line.StartsWith("{\"schema\":"u8);

    public static string NoEntries(EntryScanner scanner, int bytes) =>
        scanner switch
        {
            HarScanner { HasEntries: false } =>
                "it is not an HTTP archive: it has no list log.entries; export the traffic as HAR, with content",
            _ when bytes == 0 => "it is empty",
            _ => "it has no entries",
        };
}
