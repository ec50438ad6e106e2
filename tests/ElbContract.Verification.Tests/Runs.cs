using ElbContract.Verification.Ids;
using ElbContract.Verification.Tests.Providers;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Tests;

internal static class Runs
{
    public static VerifyOptions At(TestProvider provider) =>
        new()
        {
            Endpoint = provider.Endpoint,
            Contracts = [Path.Combine(AppContext.BaseDirectory, "pacts")],
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

    /// <summary>The ids of the clauses that failed.</summary>
    public static IEnumerable<string> Failed(VerificationReport report) =>
        report.Clauses.Where(clause => clause.Verdict == Verdict.Failed).Select(clause => clause.Clause.Id);
}
