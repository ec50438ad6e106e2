namespace ElbContract.Sanity;

/// <summary>The uses that close a circle between the folders of a project and are still there. Whatever else closes one is a
/// mistake.</summary>
internal static class KnownCircles
{
    public static IReadOnlySet<(string From, string To)> Uses { get; } =
        new HashSet<(string From, string To)>
        {
            // A clause's rule asks for the facts that the judge gathers, and the judge asks the clauses.
            ("ElbContract.Specification.Clauses", "ElbContract.Specification.Judging"),
            ("ElbContract.Specification.Clauses.Subjects", "ElbContract.Specification.Judging"),
            ("ElbContract.Traffic.Archives", "ElbContract.Traffic.Checking"),
            ("ElbContract.Traffic.Archives", "ElbContract.Traffic.Redaction"),
            ("ElbContract.Traffic.Matching", "ElbContract.Traffic.Replaying"),
            ("ElbContract.Traffic.Redaction", "ElbContract.Traffic.Recording"),
        };
}
