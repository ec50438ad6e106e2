namespace ElbContract.Emulator.Identity.Signatures;

/// <summary>What the header <c>Authorization</c> of a signed request says.</summary>
/// <param name="AccessKey">Who signs.</param>
/// <param name="Scope">Date, region, service and end mark of a derived key; null for a key that is not derived.</param>
/// <param name="SignedHeaders">Their names in lower case, as listed.</param>
/// <param name="Signature">As sent.</param>
internal sealed record Authorization(string AccessKey, IReadOnlyList<string>? Scope, IReadOnlyList<string> SignedHeaders, string Signature)
{
    public const string Algorithm = "SDK-HMAC-SHA256";
    public const string EndMark = "sdk_request";

    /// <summary>Null where it is in neither form.</summary>
    public static Authorization? Parse(string header)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in header[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !parts.TryAdd(part[..equals], part[(equals + 1)..]))
                return null;
        }

        if (parts.Count != 3 || !parts.TryGetValue("SignedHeaders", out var names) || !parts.TryGetValue("Signature", out var signature))
            return null;
        var headers = names.Split(';');
        if (parts.TryGetValue("Access", out var key))
            return new(key, null, headers, signature);
        return parts.GetValueOrDefault("Credential")?.Split('/') is [var derived, .. { Length: 4 } scope] && scope[^1] == EndMark
            ? new(derived, scope, headers, signature)
            : null;
    }

    /// <summary>Nothing of it.</summary>
    public override string ToString() => Algorithm;
}
