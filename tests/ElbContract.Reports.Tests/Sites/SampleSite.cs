using ElbContract.Reports.Features;
using ElbContract.Reports.Ledgers;
using ElbContract.Reports.Sites;
using ElbContract.Reports.Tests.Annotating;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Tests.Sites;

/// <summary>A site with everything: two runs of one implementation and version, one of nobody named, the page, and a matrix.</summary>
internal static class SampleSite
{
    public static VerificationReport First { get; } =
        Everything.Report with
        {
            Implementation = new Implementation("acme/lb", "1.0", "single node", null, null),
        };

    public static VerificationReport Second { get; } =
        First with
        {
            StartedAt = First.StartedAt.AddDays(1),
            Implementation = new Implementation("acme/lb", "1.0", "three nodes", null, null),
            Clauses = [new ClauseResult(Catalogue.Find("backend-protocol.udp")!, Verdict.Passed, null, First.Clauses[1].Cases)],
        };

    public static VerificationReport Nobody { get; } = First with { StartedAt = First.StartedAt.AddDays(-1), Implementation = null };

    /// <param name="every">How much of the page it has: see <see cref="SamplePage"/>.</param>
    /// <param name="reports">The runs; null for those above.</param>
    public static Site Of(int every = 1, IReadOnlyList<VerificationReport>? reports = null) =>
        new(
            new Ledger([
                .. Catalogue.Clauses.Select(clause => new LedgerEntry(
                    clause,
                    ["features/port.feature:12"],
                    1,
                    2,
                    [],
                    FeatureTexts.RuleOf(clause.Id)?.ToString()
                )),
            ]),
            reports ?? [First, Second, Nobody],
            SamplePage.Edition(every: every)
        );
}
