using System.Buffers;
using System.Text;
using ElbContract.Traffic.Archives;

namespace ElbContract.Traffic.Redaction;

/// <summary>Looks in an entry for what looks like a secret: credentials in headers, and secret members of bodies, whose values are not placeholders.</summary>
internal static class SecretSearch
{
    private static readonly SearchValues<byte> Dummies = SearchValues.Create("*x.-<>"u8);

    /// <returns>Where it is, without its value; null where nothing looks like one.</returns>
    public static string? Find(HarEntry entry) =>
        InHeaders(entry, entry.Request, "request") ?? InHeaders(entry, entry.Response, "response") ?? InBody(entry, entry.Request, "request") ?? InBody(entry, entry.Response, "response");

    private static string? InHeaders(HarEntry entry, HarMessage message, string whose)
    {
        foreach (var header in message.Headers)
        {
            if (header.Value.Length == 0 || !IsCredential(header.Name.Raw(entry.Bytes)) || IsPlaceholder(header.Value.Raw(entry.Bytes))) continue;
            return $"the {whose}'s header {Encoding.UTF8.GetString(header.Name.Raw(entry.Bytes))}";
        }

        return null;
    }

    private static string? InBody(HarEntry entry, HarMessage message, string whose)
    {
        var text = message.Body.Text;
        return text.Length > 0 && SecretMembers.Holds(text.Raw(entry.Bytes)) ? $"the {whose}'s body" : null;
    }

    // All names have an o, an a or an i where few others have it: most are told by their length.
    private static bool IsCredential(ReadOnlySpan<byte> name) => name.Length is >= 6 and <= 20 && name[0] is (byte)'x' or (byte)'X' or (byte)'a' or (byte)'A' or (byte)'p' or (byte)'P' or (byte)'c' or (byte)'C' or (byte)'s' or (byte)'S'
        && Redactor.IsCredential(Encoding.ASCII.GetString(name));

    private static bool IsPlaceholder(ReadOnlySpan<byte> value) =>
        value.IndexOf("redacted"u8) >= 0 || value.IndexOf("REDACTED"u8) >= 0 || value.StartsWith("elb-contract-"u8) || value.IndexOfAnyExcept(Dummies) < 0;
}
