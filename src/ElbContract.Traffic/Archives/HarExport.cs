using System.Text.Json;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Archives;

/// <summary>Makes an HTTP archive (HAR 1.2) of a recording of ours: its entries as they are, whichever lines are whole.</summary>
public static class HarExport
{
    /// <summary>Writes beside the archive first, and then puts it in its place: it is whole or not there.</summary>
    /// <param name="recording">The path of a recording, which is not being written.</param>
    /// <param name="archive">The path of the archive; what is there is replaced.</param>
    /// <exception cref="RecordingException">The archive cannot be written; nothing of it is left.</exception>
    /// <returns>How many entries it has, and how many lines broke off and are left out.</returns>
    public static (long Entries, long Broken) Write(string recording, string archive)
    {
        var temporary = $"{archive}.{Path.GetRandomFileName()}";
        using var lines = new FileStream(recording, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            (long, long) counts;
            using (var har = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 256 * 1024))
                counts = Write(lines, har);
            File.Move(temporary, archive, overwrite: true);
            return counts;
        }
        catch (Exception cause)
        {
            // Whatever it is: a file that is too large is no IOException.
            Forget(temporary);
            throw new RecordingException(
                archive,
                $"it cannot be written ({cause.Message.TrimEnd('.')}); all entries are in {recording}: free the disk, or give "
                    + $"another name, with elb-contract record --from {recording} --out FILE.har",
                cause
            );
        }
    }

    private static void Forget(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // Then it stays.
        }
    }

    private static (long Entries, long Broken) Write(Stream recording, Stream har)
    {
        long entries = 0,
            broken = 0;
        har.Write(Head());
        var splitter = new EntrySplitter(recording, RecordingReader.MaximumEntryBytes);
        foreach (var batch in splitter.Read())
        {
            using (batch)
            {
                foreach (var slice in batch.Entries)
                {
                    if (slice.Problem is null && IsWhole(batch.Bytes(slice).Span))
                        Put(har, batch.Bytes(slice).Span, isFirst: entries++ == 0);
                    else
                        broken++;
                }
            }
        }

        har.Write("\n]}}\n"u8);
        return (entries, broken);
    }

    private static void Put(Stream har, ReadOnlySpan<byte> entry, bool isFirst)
    {
        har.Write(isFirst ? "\n"u8 : ",\n"u8);
        har.Write(entry);
    }

    private static byte[] Head()
    {
        using var head = new MemoryStream();
        using (var json = new Utf8JsonWriter(head, new JsonWriterOptions { Encoder = EntryWriter.Encoder }))
        {
            json.WriteStartObject();
            json.WriteStartObject("log");
            json.WriteString("version", "1.2");
            Creator.Write(json);
            RecordingHeader.Rules(json, "_redaction", RedactionRules.Standard);
            json.WriteStartArray("entries");
            json.Flush();
            return head.ToArray();
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            while (json.Read())
            {
                // Only whether it can be read.
            }

            return line.StartsWith((byte)'{');
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
