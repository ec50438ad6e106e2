using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports;

/// <summary>Verdicts and strengths as every report writes them.</summary>
internal static class Words
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "passed",
        Verdict.Failed => "failed",
        Verdict.Waived => "waived",
        _ => "not-verified",
    };

    public static string Of(RunVerdict verdict) => verdict switch
    {
        RunVerdict.Conforms => "conforms",
        RunVerdict.Violates => "violates",
        RunVerdict.NotPublished => "not-published",
        _ => "inconclusive",
    };

    public static string Of(Strength strength) => strength switch
    {
        Strength.Accept => "accept",
        Strength.Reject => "reject",
        Strength.Either => "either",
        _ => "free",
    };
}
