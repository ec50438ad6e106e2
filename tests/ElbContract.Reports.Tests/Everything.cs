using System.Text;
using ElbContract.Specification.Clauses;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Tests;

/// <summary>A run that has all that a report can have, at a provider that answers with what would be code, or ill-formed,
/// somewhere.</summary>
internal static class Everything
{
    /// <summary>Ends scripts, styles, comments and attributes; holds what XML and terminals forbid: a NUL, an escape, half a surrogate
    /// pair.</summary>
    public const string Nasty = "</script></style></pre><img src=x onerror=alert(1)>\"'&--> ]]> \u0000\u001b[2J \ud800 ::error::%0A";

    public static VerificationReport Report { get; } =
        new()
        {
            Endpoint = "https://elb.example.com",
            Implementation = new Implementation("openstack/octavia", "14.0.1", "single node", "elb@example.com", Nasty),
            Verdict = RunVerdict.Violates,
            StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Duration = TimeSpan.FromMilliseconds(1234),
            Requests = 9,
            Shard = "1/3",
            ListenersLeftBehind = ["listener 0123: it answers 503"],
            WaiverProblems = ["waivers.yaml: the waiver of port.range expired on 2026-01-01: renew or delete it"],
            Clauses =
            [
                new ClauseResult(Catalogue.Find("uri.add")!, Verdict.Passed, null, [Case(1, "A listener is added", Verdict.Passed)]),
                new ClauseResult(
                    Catalogue.Find("backend-protocol.udp")!,
                    Verdict.Failed,
                    null,
                    [
                        Case(2, "A UDP listener with UDP backends is accepted", Verdict.Passed),
                        Departing(
                            3,
                            "A UDP listener with TCP backends is refused",
                            Verdict.Failed,
                            Exchange("{\"error\":{\"message\":\"<b>\",\"code\":\"ELB.0001\"}}")
                        ),
                        Departing(4, "A UDP listener with HTTP backends is refused", Verdict.Failed, Exchange(Nasty)) with
                        {
                            Findings =
                            [
                                new Finding("backend-protocol.udp", "$.status", "400", "200"),
                                new Finding("backend-protocol.udp", "$.body.name", "a string", Nasty),
                            ],
                        },
                    ]
                ),
                new ClauseResult(
                    Catalogue.Find("port.range")!,
                    Verdict.Waived,
                    null,
                    [
                        Departing(5, "Port 0 is refused", Verdict.Waived, Exchange("[]")) with
                        {
                            Waiver = "fixed in the next release (team elb)",
                        },
                    ]
                ),
                new ClauseResult(
                    Catalogue.Find("certificates.public-only")!,
                    Verdict.NotVerified,
                    "no private load balancer was given (--private-loadbalancer)",
                    [
                        Case(6, "A private load balancer takes no certificates", Verdict.NotVerified) with
                        {
                            Reason = "no private load balancer was given (--private-loadbalancer)",
                            Status = null,
                        },
                    ]
                )
                {
                    Missing = ["--private-loadbalancer"],
                },
                new ClauseResult(
                    Catalogue.Find("tcp-draining-timeout.draining-only")!,
                    Verdict.Passed,
                    null,
                    [
                        Case(7, "A draining timeout without draining", Verdict.Passed) with
                        {
                            Reason = "observed: 200",
                            Exchange = Exchange("{\"tcp_draining\":false}"),
                        },
                    ]
                ),
                new ClauseResult(Catalogue.Find("ssl-ciphers.suites")!, Verdict.NotVerified, "only a TLS handshake shows them", []),
            ],
        };

    public static VerificationReport Inconclusive { get; } =
        Report with
        {
            Verdict = RunVerdict.Inconclusive,
            Reason = "elb.example.com:443 refuses connections",
            WaiverProblems = [],
            ListenersLeftBehind = [],
        };

    public static Exchange Exchange(string body) =>
        new()
        {
            Number = 1,
            Request = new CapturedRequest(
                "POST",
                "/v1.0/00000000000000000000000000000001/elbaas/listeners?a=<b>",
                [new("X-Auth-Token", "elb-contract-token"), new("Content-Type", "application/json")],
                Encoding.UTF8.GetBytes("""{"name":"<a>","port":1e3,"nested":{"list":[1,2]}}""")
            ),
            Response = new CapturedResponse(200, [new("X-Nasty", Nasty)], Encoding.UTF8.GetBytes(body)),
            StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Duration = TimeSpan.FromMilliseconds(21),
            Outcome = ExchangeOutcome.Answered,
        };

    public static CaseResult Departing(int key, string name, Verdict verdict, Exchange exchange) =>
        Case(key, name, verdict) with
        {
            Findings = [new Finding("backend-protocol.udp", "$.status", "400", "200")],
            Exchange = exchange,
            Curl =
                "curl -X POST \"https://elb.example.com/v1.0/$ELB_PROJECT_ID/elbaas/listeners\" -H \"X-Auth-Token: $ELB_TOKEN\" "
                + "--data-raw '{\"name\":\"<a>\"}'",
        };

    private static CaseResult Case(int key, string name, Verdict verdict) =>
        new()
        {
            Key = key.ToString("x16", System.Globalization.CultureInfo.InvariantCulture),
            Name = name,
            Feature = "features/backend-protocol.feature",
            Line = 10 + key,
            Verdict = verdict,
            Status = 200,
        };
}
