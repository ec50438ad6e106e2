using System.Text;
using System.Text.Json;

namespace ElbContract.Traffic.Tests.Redaction;

/// <summary>Makes values that are in no other text, and spells them as programs do.</summary>
internal sealed class Canaries(Random random)
{
    /// <summary>In every secret, at its beginning and at its end.</summary>
    public const string Marker = "kanarie7Vogel";

    /// <summary>In every project's id.</summary>
    public const string ProjectMarker = "c0ffeeb0d1e5";

    private const string Signs = "abcXYZ019-_.~";

    private readonly List<string> _all = [];

    /// <summary>All that were made.</summary>
    public IReadOnlyList<string> All => _all;

    /// <summary>Of signs that a header can have.</summary>
    public string Token() => Made(Marker + Text(Signs + "+/=", 4, 40) + Marker);

    /// <summary>Of signs that are escaped in one place or another.</summary>
    public string Password() => Made(Marker + Text(Signs + "\"\\/+&=%<>' #?ä€\n\t", 2, 20) + Marker);

    /// <summary>32 hex digits.</summary>
    public string Project() => Made(ProjectMarker + Text("0123456789abcdef", 20, 20));

    public string PrivateKey()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 4).Select(_ => Token()));
        return $"-----BEGIN RSA PRIVATE KEY-----\n{lines}\n-----END RSA PRIVATE KEY-----\n";
    }

    /// <summary>A value as an answer may echo it.</summary>
    public string Spell(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        byte[] shifted = [.. new byte[random.Next(3)].Select(_ => (byte)'x'), .. bytes, .. new byte[random.Next(3)].Select(_ => (byte)'y')];
        return random.Next(9) switch
        {
            0 => Convert.ToBase64String(shifted),
            1 => Convert.ToBase64String(shifted).Replace('+', '-').Replace('/', '_').TrimEnd('='),
            2 => Convert.ToHexString(bytes),
            3 => Convert.ToHexStringLower(bytes),
            4 => Uri.EscapeDataString(value),
            5 => Uri.EscapeDataString(value).ToLowerInvariant() is var lower && lower.Contains('%', StringComparison.Ordinal)
                ? Lower(value)
                : value,
            6 => string.Concat(bytes.Select(one => $"%{one:x2}")),
            7 => Uri.EscapeDataString(Uri.EscapeDataString(value)),
            _ => value,
        };
    }

    private static string Lower(string value) =>
        System.Text.RegularExpressions.Regex.Replace(
            Uri.EscapeDataString(value),
            "%[0-9A-F]{2}",
            hex => hex.Value.ToLowerInvariant(),
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );

    /// <summary>A JSON text, its quotes too, with more escapes than it needs at times.</summary>
    public string Json(string value) =>
        random.Next(3) switch
        {
            0 => JsonSerializer.Serialize(value),
            1 => JsonSerializer.Serialize(value).Replace("/", "\\/", StringComparison.Ordinal),
            _ => $"\"{string.Concat(value.Select(sign => $"\\u{(int)sign:X4}"))}\"",
        };

    private string Made(string canary)
    {
        _all.Add(canary);
        return canary;
    }

    private string Text(string signs, int shortest, int longest) =>
        string.Concat(Enumerable.Range(0, random.Next(shortest, longest + 1)).Select(_ => signs[random.Next(signs.Length)]));
}
