using ElbContract.Specification.Clauses;
using ElbContract.Traffic.Archives;

namespace ElbContract.Traffic.Checking;

/// <summary>What departs from one clause in one way, how often, and where first.</summary>
public sealed record FindingGroup
{
    public required Side Side { get; init; }

    /// <summary>The departure with its values where it was found first.</summary>
    public required Finding Finding { get; init; }

    /// <summary>What it has in common with the others of the group.</summary>
    public required FindingShape Shape { get; init; }

    /// <summary>In how many exchanges.</summary>
    public required long Count { get; init; }

    public required EntryPlace First { get; init; }

    /// <summary>The first request as a command line, with shell variables in the place of endpoint, project and token.</summary>
    public required string Curl { get; init; }
}

/// <summary>A finding without what differs from exchange to exchange.</summary>
/// <param name="Clause">The id of the clause.</param>
/// <param name="Where">As in <see cref="Finding"/>.</param>
/// <param name="Expected">A value that is a name or a number of the exchange's own is told by its kind: <c>a text</c>, <c>a
/// number</c>.</param>
/// <param name="Actual">As <paramref name="Expected"/>.</param>
public sealed record FindingShape(string Clause, string Where, string Expected, string Actual)
{
    // Words of the page in the place of others are a mistake each; what else stands there is a text. So there are not many shapes, whatever
    // was recorded.
    private static readonly HashSet<string> Known = Catalogue
        .Clauses.Select(clause => clause.Shape)
        .OfType<Shape.Words>()
        .SelectMany(shape => shape.Values)
        .Concat(["TLSv1.2", "TLSv1.2 TLSv1.1 TLSv1"])
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    // Parameters whose values are words of the page.
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "$.status",
        "$.body.protocol",
        "$.body.backend_protocol",
        "$.body.lb_algorithm",
        "$.body.sticky_session_type",
        "$.body.ssl_protocols",
        "$.body.ssl_ciphers",
        "$.body.status",
    };

    public static FindingShape Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var isWord = Words.Contains(finding.Where);
        return new(finding.Clause, finding.Where, Kind(finding.Expected, isWord), Kind(finding.Actual, isWord));
    }

    private static string Kind(Specification.Clauses.Expected expected, bool isWord) =>
        expected switch
        {
            Specification.Clauses.Expected.Value value => Kind(value.Json, isWord),
            Specification.Clauses.Expected.Range => "a number",
            _ => expected.ToString()!,
        };

    private static string Kind(string value, bool isWord)
    {
        if (isWord && IsKnown(value))
            return value;
        return value is []
            ? value
            : value[0] switch
            {
                '"' => "a text",
                '[' => "an array",
                '{' => "an object",
                '-' or (>= '0' and <= '9') => "a number",
                _ => value,
            };
    }

    // A status is a number of three digits.
    private static bool IsKnown(string value) => value is ['"', .., '"'] ? Known.Contains(value[1..^1]) : value is [>= '0' and <= '9', ..];
}
