using ElbContract.Verification.Ids;
using ElbContract.Verification.Running;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Tests.Providers;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Tests;

internal static class Runs
{
    public static SessionOptions At(TestProvider provider) =>
        new()
        {
            Endpoint = provider.Endpoint,
            Ids = new EndpointIds
            {
                ProjectId = provider.Ids.ProjectId,
                Token = provider.Ids.Token,
                TokenWithoutPermission = provider.Ids.TokenWithoutPermission,
                PublicLoadBalancer = provider.Ids.PublicLoadbalancerId,
                PrivateLoadBalancer = provider.Ids.PrivateLoadbalancerId,
                Certificate = provider.Ids.CertificateId,
                SniCertificate = provider.Ids.SniCertificateId,
            },
        };

    public static VerifyOptions Verifying(TestProvider provider) => Verifying(At(provider));

    public static VerifyOptions Verifying(SessionOptions run) =>
        new() { Run = run, Contracts = [Path.Combine(AppContext.BaseDirectory, "pacts")] };

    /// <summary>The ids of the clauses that failed.</summary>
    public static IEnumerable<string> Failed(VerificationReport report) =>
        report.Clauses.Where(clause => clause.Verdict == Verdict.Failed).Select(clause => clause.Clause.Id);
}
