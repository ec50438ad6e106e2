namespace ElbContract.Verification.Verdicts;

/// <summary>The verdict on a provider as every report and every last line writes it.</summary>
public static class RunVerdictWords
{
    /// <summary>Such as <c>not-published</c>.</summary>
    public static string Word(this RunVerdict verdict) =>
        verdict switch
        {
            RunVerdict.Conforms => "conforms",
            RunVerdict.Violates => "violates",
            RunVerdict.NotPublished => "not-published",
            RunVerdict.Incomplete => "incomplete",
            _ => "inconclusive",
        };

    /// <summary>The verdict and, where there is one, its reason, in one line.</summary>
    public static string Said(this RunVerdict verdict, string? reason) => reason is null ? verdict.Word() : $"{verdict.Word()}: {reason}";
}
