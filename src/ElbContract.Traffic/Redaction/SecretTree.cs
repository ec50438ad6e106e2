namespace ElbContract.Traffic.Redaction;

/// <summary>Finds what is secret in an object or list under a name that is: every text and number, but those whose own name says what they
/// are, such as <c>expires_at</c> or <c>user</c>. The id of an object may be secret even if the object is not.</summary>
internal static class SecretTree
{
    /// <summary>Names whose values describe a secret, and are none.</summary>
    private static readonly NameTable Describing = new(
        (
            (string[])
                [
                    "name",
                    "type",
                    "kind",
                    "method",
                    "methods",
                    "user",
                    "username",
                    "domain",
                    "project",
                    "tenant",
                    "role",
                    "roles",
                    "catalog",
                    "service_catalog",
                    "metadata",
                    "region",
                    "interface",
                    "url",
                    "links",
                    "scope",
                    "status",
                    "version",
                    "description",
                    "expires",
                    "expiry",
                    "issued",
                    "*_at",
                    "*_in",
                    "*_id",
                    "id",
                ]
        ).Select(name => (name, NameKind.Secret))
    );

    /// <param name="bytes">The body.</param>
    /// <param name="at">Where it opens.</param>
    /// <param name="depth">As of <see cref="JsonText"/>.</param>
    /// <param name="kind">What its name is.</param>
    /// <param name="names">What is secret by its own name, too.</param>
    /// <param name="marks">Where they are put.</param>
    /// <returns>What is after it, or the end of the body where it breaks off.</returns>
    public static int Find(ReadOnlySpan<byte> bytes, int at, int depth, NameKind kind, NameTable names, List<Mark> marks)
    {
        var open = new Stack<(NameKind Kind, bool IsList)>();
        var value = kind;
        while (at < bytes.Length)
        {
            switch (bytes[at])
            {
                case (byte)'{':
                case (byte)'[':
                    open.Push((value, bytes[at] == (byte)'['));
                    at++;
                    break;
                case (byte)'}':
                case (byte)']':
                    open.Pop();
                    at++;
                    if (open.Count == 0)
                        return at;
                    break;
                case (byte)'"':
                    if (!open.Peek().IsList && Colon(bytes, at, depth, out var name) is { } colon)
                    {
                        value = Kind(open.Peek().Kind, name, names);
                        at = JsonText.SkipSpace(bytes, colon + 1);
                        continue;
                    }

                    at = JsonText.MarkOne(bytes, at - depth, depth, IsSecret(value) ? value : NameKind.None, marks);
                    break;
                case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                    at = JsonText.MarkOne(bytes, at, depth, IsSecret(value) ? value : NameKind.None, marks);
                    break;
                default:
                    at++;
                    continue;
            }

            value = open.Peek() is { IsList: true } list ? list.Kind : NameKind.None;
        }

        return bytes.Length;
    }

    private static bool IsSecret(NameKind kind) => (kind & (NameKind.Secret | NameKind.Project)) != NameKind.None;

    // After the name that opens here; null where it is none.
    private static int? Colon(ReadOnlySpan<byte> bytes, int quote, int depth, out ReadOnlySpan<byte> name)
    {
        var end = JsonText.End(bytes, quote + 1, depth);
        name = bytes[(quote + 1)..end];
        var colon = JsonText.SkipSpace(bytes, Math.Min(bytes.Length, end + depth + 1));
        return colon < bytes.Length && bytes[colon] == (byte)':' ? colon : null;
    }

    private static NameKind Kind(NameKind of, ReadOnlySpan<byte> name, NameTable names)
    {
        var own = names.Find(name) & ~(NameKind.Naming | NameKind.Named);
        if (own != NameKind.None)
            return own;
        if (name.SequenceEqual("id"u8))
        {
            return (of & (NameKind.HoldsSecret | NameKind.Secret)) != NameKind.None ? NameKind.Secret
                : of.HasFlag(NameKind.HoldsProject) ? NameKind.Project
                : NameKind.None;
        }

        return !of.HasFlag(NameKind.Secret) || Describing.Find(name) != NameKind.None
            ? NameKind.None
            : of & (NameKind.Secret | NameKind.Plural);
    }
}
