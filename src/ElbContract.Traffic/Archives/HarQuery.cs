using System.Net;

namespace ElbContract.Traffic.Archives;

/// <summary>The query of a target or an address as names and values; the address beside it has it as it was written.</summary>
internal static class HarQuery
{
    public static IEnumerable<KeyValuePair<string, string>> Of(string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        if (query < 0)
            yield break;
        foreach (var pair in target[(query + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            yield return new(WebUtility.UrlDecode(parts[0]), parts.Length == 1 ? "" : WebUtility.UrlDecode(parts[1]));
        }
    }
}
