using System.Globalization;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports;

/// <summary>A run in one line, for pages that tell of several.</summary>
internal static class RunWords
{
    /// <summary>What was found, where and when.</summary>
    public static string Of(VerificationReport report) =>
        $"{Words.Of(report.Verdict)} · {report.Endpoint} · {Date(report.StartedAt)} · {Words.Summary(report)}";

    /// <summary>To the minute, in UTC.</summary>
    public static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
