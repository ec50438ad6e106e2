using System.Buffers.Text;
using System.Text;

namespace ElbContract.Traffic.Redaction;

/// <summary>What is secret in the value of a header that is secret: all of it, and the parts of it that are used elsewhere by
/// themselves.</summary>
internal static class HeaderSecrets
{
    private static readonly string[] Parts = ["Access", "AccessKeyId", "Credential", "Signature", "response", "nonce", "token"];

    public static void Collect(string name, string value, SecretValues values)
    {
        values.Add(Wire(value));
        if (name.Equals("Cookie", StringComparison.OrdinalIgnoreCase))
            Pairs(value.Split(';'), values);
        else if (name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
            Pairs([value.Split(';', 2)[0]], values);
        else if (name.EndsWith("Authorization", StringComparison.OrdinalIgnoreCase))
            Authorization(value, values);
        else if (value.Contains(',', StringComparison.Ordinal))
            Each(value, values);
    }

    // A repeated header may come as one.
    private static void Each(string value, SecretValues values)
    {
        foreach (var one in value.Split(',', StringSplitOptions.TrimEntries))
            values.Add(Wire(one));
    }

    private static void Authorization(string value, SecretValues values)
    {
        if (value.Split(' ', 2) is not [var scheme, var parameter])
            return;
        values.Add(Wire(parameter));
        Pairs(parameter.Split(',').Where(IsSecret), values);
        if (!scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) || !Base64.IsValid(parameter))
            return;
        var user = Convert.FromBase64String(parameter);
        values.Add(user);
        values.Add(user.AsSpan(user.AsSpan().IndexOf((byte)':') + 1));
    }

    private static bool IsSecret(string pair) => Parts.Contains(pair.Split('=', 2)[0].Trim(), StringComparer.OrdinalIgnoreCase);

    private static void Pairs(IEnumerable<string> pairs, SecretValues values)
    {
        foreach (var pair in pairs)
        {
            if (pair.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals)
            {
                var value = pair[(equals + 1)..].Trim().Trim('"');
                values.Add(Wire(value));
                // A key, and what it signs for: AK/20260101/region/service.
                values.Add(Wire(value.Split('/', 2)[0]));
            }
        }
    }

    private static byte[] Wire(string value) => Encoding.Latin1.GetBytes(value);
}
