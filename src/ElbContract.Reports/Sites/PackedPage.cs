using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace ElbContract.Reports.Sites;

/// <summary>A page of another program, packed to a sixth: a few lines of script unpack it where it is opened.</summary>
internal static partial class PackedPage
{
    private const string Before = """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8" /><title>Scenarios as they ran</title></head>
        <body><main><h1>Scenarios as they ran</h1>
        <p id="state">This page is packed, and needs a script to unpack it.</p></main>
        <script id="packed" type="application/octet-stream">
        """;

    // Below what it reads.
    private const string After = """
        </script>
        <script>
        (async () => {
          const packed = Uint8Array.from(atob(document.getElementById("packed").textContent), character => character.charCodeAt(0));
          const html = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
          document.open();
          document.write(html);
          document.close();
        })().catch(cause => { document.getElementById("state").textContent = "This page cannot be unpacked here: " + cause; });
        </script></body></html>

        """;

    /// <param name="page">The page, to its end.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(Stream page, Stream stream)
    {
        using var reader = new StreamReader(page, Encoding.UTF8);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(WithShortIds(reader.ReadToEnd())));
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.Write(Before.ReplaceLineEndings("\n"));
        writer.Write(Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length));
        writer.Write(After.ReplaceLineEndings("\n"));
    }

    // The ids of Cucumber's messages are random: they would be a third of what is packed. Nothing but other messages names them.
    private static string WithShortIds(string html)
    {
        var ids = Id()
            .Matches(html)
            .Select(match => match.Groups["id"].Value)
            .Distinct(StringComparer.Ordinal)
            .Select((id, place) => (id, place))
            .ToDictionary(one => one.id, one => one.place.ToString("x", CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return Quoted().Replace(html, match => ids.TryGetValue(match.Groups["id"].Value, out var id) ? $"\"{id}\"" : match.Value);
    }

    [GeneratedRegex("\"id\":\"(?<id>[0-9A-Za-z_-]{22}|[0-9a-f]{32})\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Id();

    [GeneratedRegex("\"(?<id>[0-9A-Za-z_-]{22}|[0-9a-f]{32})\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();
}
