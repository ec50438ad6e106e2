using ElbContract.Traffic.Archives;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports;

/// <summary>All exchanges of a run as an HTTP archive: the evidence.</summary>
public static class HarReport
{
    /// <param name="report">What to write.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(VerificationReport report, Stream stream) => HarWriter.Write(report.Exchanges, report.Endpoint, stream);
}
