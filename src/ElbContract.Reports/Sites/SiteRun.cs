using System.Globalization;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Sites;

/// <summary>A run in a site.</summary>
/// <param name="Report">What it found.</param>
/// <param name="File">The page that shows it.</param>
internal sealed record SiteRun(VerificationReport Report, string File)
{
    private readonly Dictionary<string, ClauseResult> _results = Report.Clauses.ToDictionary(
        result => result.Clause.Id,
        StringComparer.Ordinal
    );

    /// <summary>The newest first, each with a page of its own: two runs of one second too.</summary>
    public static IReadOnlyList<SiteRun> Of(IEnumerable<VerificationReport> reports) =>
        [
            .. reports
                .GroupBy(report => report.StartedAt.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture))
                .SelectMany(second =>
                    second.Select((report, place) => new SiteRun(report, $"run-{second.Key}{(place == 0 ? "" : $"-{place + 1}")}.html"))
                )
                .OrderByDescending(run => run.Report.StartedAt)
                .ThenBy(run => run.File, StringComparer.Ordinal),
        ];

    /// <summary>Who was verified: the implementation, or where none was named the endpoint.</summary>
    public string Name => RunWords.NameOf(Report.Implementation) ?? Report.Endpoint;

    /// <summary>How it was run, and when.</summary>
    public string About => string.Join(" · ", new[] { Report.Implementation?.Mode, RunWords.Date(Report.StartedAt) }.OfType<string>());

    /// <summary>Null where the run was not about the clause.</summary>
    public ClauseResult? Of(Clause clause) => _results.GetValueOrDefault(clause.Id);

    /// <summary>What it says of a clause: a verdict, or why there is none. What was not given, or cannot be asked, is no failure.</summary>
    public string Word(Clause clause) =>
        Of(clause) switch
        {
            null => NotTested,
            { Verdict: not Verdict.NotVerified } result => Words.Of(result.Verdict),
            { Missing.Count: > 0 } => NotGiven,
            { Reach: not Reach.Asked } => NotTested,
            _ => Words.NotVerified,
        };

    /// <summary>The run was not about it, or no request can show it.</summary>
    public const string NotTested = "not-tested";

    /// <summary>An id or a token that it needs was not given.</summary>
    public const string NotGiven = "not-given";
}
