using System.Globalization;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports;

/// <summary>A run in one line, for pages that tell of several.</summary>
internal static class RunWords
{
    /// <summary>What was found, of whom and when.</summary>
    public static string Of(VerificationReport report) =>
        string.Join(
            " · ",
            new[]
            {
                Words.Of(report.Verdict),
                NameOf(report.Implementation),
                Date(report.StartedAt),
                Words.Summary(report),
            }.OfType<string>()
        );

    /// <summary>Project and version; null where nobody is named.</summary>
    public static string? NameOf(Implementation? implementation) =>
        implementation is null ? null : $"{implementation.Project}@{implementation.Version}";

    /// <summary>To the minute, in UTC.</summary>
    public static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
