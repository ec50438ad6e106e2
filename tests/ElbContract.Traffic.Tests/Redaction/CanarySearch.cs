using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ElbContract.Traffic.Tests.Redaction;

/// <summary>Looks for canaries in everything that was written, by other means than the redactor's: it decodes whatever can be
/// decoded.</summary>
internal static partial class CanarySearch
{
    private static readonly string[] Markers = [Canaries.Marker, Canaries.ProjectMarker];

    /// <summary>What is searched for in bytes, by what it is.</summary>
    private static readonly (string Form, byte[] Bytes)[] Forms = [.. Markers.SelectMany(FormsOf)];

    /// <summary>Where a canary is, and in which form; none for a file that is safe.</summary>
    public static IEnumerable<string> In(string where, byte[] bytes)
    {
        foreach (var found in Plain(where, bytes))
            yield return found;
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n'))
        {
            foreach (var found in Deep(where, line, 2))
                yield return found;
        }
    }

    private static IEnumerable<string> Plain(string where, byte[] bytes) =>
        from form in Forms
        let at = bytes.AsSpan().IndexOf(form.Bytes)
        where at >= 0
        select $"{where}: {form.Form} at {at}: "
            + $"…{Encoding.UTF8.GetString(bytes, Math.Max(0, at - 80), Math.Min(200, bytes.Length - Math.Max(0, at - 80)))}…";

    // What a text says once its escapes, base64 and gzip are undone, and once more.
    private static IEnumerable<string> Deep(string where, string text, int depth)
    {
        if (depth == 0)
            yield break;
        var (path, inner) = (where + " > decoded", new List<byte[]>());
        inner.AddRange(
            Texts(text)
                .SelectMany(one =>
                    (string[])[one, WebUtility.HtmlDecode(one), WebUtility.UrlDecode(one), WebUtility.UrlDecode(WebUtility.UrlDecode(one))]
                )
                .Distinct()
                .Select(Encoding.UTF8.GetBytes)
        );
        foreach (Match match in Base64Run().Matches(text))
            inner.AddRange(Decoded(match.Value));
        foreach (var bytes in inner.Concat(inner.Select(Gunzipped).OfType<byte[]>()).ToList())
        {
            foreach (var found in Plain(path, bytes))
                yield return found;
            if (bytes.Length < text.Length)
                foreach (var found in Deep(path, Encoding.UTF8.GetString(bytes), depth - 1))
                    yield return found;
        }
    }

    private static IEnumerable<string> Texts(string text)
    {
        if (!text.StartsWith('{'))
            return [text, text.Replace("\\", "", StringComparison.Ordinal)];
        try
        {
            using var json = JsonDocument.Parse(text.TrimEnd(','));
            return [.. Texts(json.RootElement)];
        }
        catch (JsonException)
        {
            return [text.Replace("\\", "", StringComparison.Ordinal)];
        }
    }

    private static IEnumerable<string> Texts(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Texts(member.Value).Prepend(member.Name)),
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
            JsonValueKind.String => [json.GetString()!],
            _ => [],
        };

    private static IEnumerable<byte[]> Decoded(string run)
    {
        for (var skip = 0; skip < 4 && run.Length - skip >= 8; skip++)
        {
            var whole = run[skip..].Replace('-', '+').Replace('_', '/');
            yield return Convert.FromBase64String(whole[..(whole.Length / 4 * 4)]);
        }
    }

    private static byte[]? Gunzipped(byte[] bytes)
    {
        if (bytes is not [0x1F, 0x8B, ..])
            return null;
        using var plain = new MemoryStream();
        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            gzip.CopyTo(plain);
        }
        catch (InvalidDataException)
        {
            // By chance it begins as gzip does, or it breaks off: what came until then.
        }

        return plain.ToArray();
    }

    private static IEnumerable<(string, byte[])> FormsOf(string marker)
    {
        var bytes = Encoding.UTF8.GetBytes(marker);
        yield return ("plain", bytes);
        yield return ("upper case", Encoding.UTF8.GetBytes(marker.ToUpperInvariant()));
        yield return ("lower case", Encoding.UTF8.GetBytes(marker.ToLowerInvariant()));
        yield return ("hex", Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)));
        yield return ("lower hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)));
        yield return ("percent", Encoding.ASCII.GetBytes(string.Concat(bytes.Select(one => $"%{one:X2}"))));
        yield return ("lower percent", Encoding.ASCII.GetBytes(string.Concat(bytes.Select(one => $"%{one:x2}"))));
        for (var before = 0; before < 3; before++)
        {
            var base64 = Convert.ToBase64String([.. new byte[before], .. bytes, 0, 0, 0]);
            yield return (
                $"base64 after {before}",
                Encoding.ASCII.GetBytes(base64[(before == 0 ? 0 : before + 1)..((before + bytes.Length) * 8 / 6)])
            );
        }
    }

    [GeneratedRegex("[A-Za-z0-9+/_-]{16,}", RegexOptions.NonBacktracking)]
    private static partial Regex Base64Run();
}
