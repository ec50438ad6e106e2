using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace ElbContract.Traffic.Redaction;

/// <summary>Pseudonyms of projects' ids, the same for the same id in every recording.</summary>
internal static class ProjectIds
{
    private const string Prefix = "project-";
    private const int Digits = 16;
    private const int MostKept = 1024;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>What stands for an id: the word and 16 hex digits. A pseudonym stands for itself.</summary>
    public static string Pseudonym(string id)
    {
        if (IsPseudonym(id))
            return id;
        if (Known.TryGetValue(id, out var known))
            return known;
        if (Known.Count >= MostKept)
            Known.Clear();
        return Known.GetOrAdd(
            id,
            static id => Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("elb-contract project " + id)))[..Digits]
        );
    }

    public static bool IsPseudonym(string id) =>
        id is Redactor.Redacted
        || (
            id.Length == Prefix.Length + Digits
            && id.StartsWith(Prefix, StringComparison.Ordinal)
            && !id.AsSpan(Prefix.Length).ContainsAnyExcept(Hex)
        );
}
