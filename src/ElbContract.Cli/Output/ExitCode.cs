using ElbContract.Verification.Verdicts;

namespace ElbContract.Cli.Output;

/// <summary>What the process ends with, the same for every verb.</summary>
internal static class ExitCode
{
    /// <summary>The provider conforms; the work is done.</summary>
    public const int Done = 0;

    /// <summary>The provider departs from the page, or a waiver does not hold.</summary>
    public const int Departs = 1;

    /// <summary>The command line or a file that it names is wrong.</summary>
    public const int WrongInput = 2;

    /// <summary>Nothing can be said, unreachable, credentials refused, time out, interrupted; or not of every clause, for something was not
    /// given.</summary>
    public const int Inconclusive = 3;

    /// <summary>The API does not exist there.</summary>
    public const int NotPublished = 4;

    public static int Of(VerificationReport report) =>
        report.Verdict switch
        {
            RunVerdict.Conforms or RunVerdict.Inconclusive or RunVerdict.Incomplete when report.WaiverProblems.Count > 0 => Departs,
            var verdict => Of(verdict),
        };

    /// <summary>The exit code of a verdict, without waivers.</summary>
    public static int Of(RunVerdict verdict) =>
        verdict switch
        {
            RunVerdict.Conforms => Done,
            RunVerdict.Violates => Departs,
            RunVerdict.NotPublished => NotPublished,
            _ => Inconclusive,
        };
}
