using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Matching;

/// <summary>A place where two messages are not the same.</summary>
/// <param name="Where"><c>$.method</c>, <c>$.path</c>, <c>$.query.name</c>, <c>$.header.Content-Type</c>, <c>$.status</c>, <c>$.body</c>,
/// <c>$.body.name</c>.</param>
/// <param name="Recorded">What the recording has there, shortened; null where it has nothing.</param>
/// <param name="Actual">What the other one has there, shortened; null where it has nothing.</param>
public sealed record Difference(string Where, string? Recorded, string? Actual)
{
    private static readonly NameTable Secret = new(
        RedactionRules.Standard.Parameters.Concat(RedactionRules.Standard.Members).Select(name => (name, NameKind.Secret))
    );

    /// <summary>Whether both have something there, and the same kind of thing: two texts, two numbers.</summary>
    internal bool IsOfOneKind => Recorded is not null && Actual is not null && KindOf(Recorded) == KindOf(Actual);

    /// <summary>This one without values that are secret by the name of their place; of headers, words stand there and no values.</summary>
    internal Difference WithoutSecret() =>
        Where.StartsWith("$.header.", StringComparison.Ordinal)
        || Secret.Find(Where.AsSpan(Where.AsSpan().LastIndexOfAny('.', '[') + 1).TrimEnd(']')) == NameKind.None
            ? this
            : this with
            {
                Recorded = Recorded is null ? null : Redactor.Redacted,
                Actual = Actual is null ? null : Redactor.Redacted,
            };

    /// <summary>In words: <c>$.status: recorded 400, now 200</c>.</summary>
    public override string ToString() =>
        Recorded is null ? $"{Where}: added, {Actual}"
        : Actual is null ? $"{Where}: missing, recorded {Recorded}"
        : $"{Where}: recorded {Recorded}, now {Actual}";

    private static char KindOf(string shown) =>
        shown.Length == 0 ? ' '
        : char.IsAsciiDigit(shown[0]) || shown[0] == '-' ? '0'
        : shown[0];
}
