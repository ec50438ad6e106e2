using ElbContract.Verification.Verdicts;

namespace ElbContract.Proof;

/// <summary>What the suite says of one provider.</summary>
public sealed record ProviderProof
{
    public required RunVerdict Verdict { get; init; }

    /// <summary>Why the verdict is neither conforms nor violates; null where it is one of them.</summary>
    public string? Reason { get; init; }

    /// <summary>The clauses that failed, in the catalogue's order.</summary>
    public required IReadOnlyList<Accusation> Accused { get; init; }

    public required int Requests { get; init; }
    public required TimeSpan Duration { get; init; }

    internal static ProviderProof Of(VerificationReport report, TimeSpan duration) =>
        new()
        {
            Verdict = report.Verdict,
            Reason = report.Reason,
            Accused =
            [
                .. report
                    .Clauses.Where(clause => clause.Verdict == Verification.Verdicts.Verdict.Failed)
                    .Select(clause => new Accusation(
                        clause.Clause.Id,
                        clause.Cases.Count(one => one.Verdict == Verification.Verdicts.Verdict.Failed)
                    )),
            ],
            Requests = report.Requests,
            Duration = duration,
        };
}
