using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Tests;

internal static class Samples
{
    /// <summary>One clause of each kind: passed, failed, without a verdict.</summary>
    public static VerificationReport Report { get; } =
        new()
        {
            Endpoint = "https://elb.example.com",
            Verdict = RunVerdict.Violates,
            StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Duration = TimeSpan.FromMilliseconds(1234),
            Requests = 7,
            Clauses =
            [
                new ClauseResult(
                    Catalogue.Find("uri.add")!,
                    Verdict.Passed,
                    null,
                    [
                        new CaseResult
                        {
                            Key = "0000000000000001",
                            Name = "A listener is added",
                            Verdict = Verdict.Passed,
                            Status = 200,
                        },
                    ]
                ),
                new ClauseResult(
                    Catalogue.Find("backend-protocol.udp")!,
                    Verdict.Failed,
                    null,
                    [
                        new CaseResult
                        {
                            Key = "0000000000000002",
                            Name = "A UDP listener with UDP backends is accepted",
                            Verdict = Verdict.Passed,
                            Status = 200,
                        },
                        new CaseResult
                        {
                            Key = "00000000000000ff",
                            Name = "A UDP listener with TCP backends is refused",
                            Feature = "features/backend-protocol.feature",
                            Verdict = Verdict.Failed,
                            Status = 200,
                            Findings = [new Finding("backend-protocol.udp", "$.status", "400", "200")],
                            Curl =
                                "curl -X POST \"https://elb.example.com/v1.0/$ELB_PROJECT_ID/elbaas/listeners\" --data-raw "
                                + "'{\"name\":\"<a>[b]\"}'",
                        },
                        new CaseResult
                        {
                            Key = "0000000000000003",
                            Name = "A UDP listener with HTTP backends is refused",
                            Verdict = Verdict.Failed,
                            Status = 200,
                            Findings = [new Finding("backend-protocol.udp", "$.status", "400", "200")],
                        },
                    ]
                ),
                new ClauseResult(
                    Catalogue.Find("certificates.public-only")!,
                    Verdict.NotVerified,
                    "no private load balancer was given (--private-loadbalancer)",
                    []
                )
                {
                    Missing = ["--private-loadbalancer"],
                },
            ],
        };
}
