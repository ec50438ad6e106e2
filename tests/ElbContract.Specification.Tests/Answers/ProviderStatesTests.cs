using ElbContract.Specification.Answers;

namespace ElbContract.Specification.Tests.Answers;

public sealed class ProviderStatesTests
{
    private static readonly ProviderIds Ids = new()
    {
        ProjectId = "ours",
        OtherProjectId = "theirs",
        SystemErrorProjectId = "broken",
        UnavailableProjectId = "closed",
        Token = "good",
        TokenWithoutPermission = "weak",
        PublicLoadbalancerId = "public",
        PrivateLoadbalancerId = "private",
        CertificateId = "certificate",
        SniCertificateId = "sni",
    };

    [Theory]
    [InlineData("the project", "projectId=ours token=good")]
    [InlineData("a public load balancer", "publicLoadbalancerId=public")]
    [InlineData("a private load balancer", "privateLoadbalancerId=private")]
    [InlineData("a certificate", "certificateId=certificate")]
    [InlineData("an SNI certificate", "sniCertificateId=sni")]
    [InlineData("a token without permission", "tokenWithoutPermission=weak")]
    [InlineData("another project", "otherProjectId=theirs")]
    [InlineData("the service has a system error", "projectId=broken token=good")]
    [InlineData("the service is unavailable", "projectId=closed token=good")]
    public void AState_HasItsValues(string state, string values)
    {
        ProviderStates.All.Should().Contain(state).And.HaveCount(9);
        ProviderStates.Values(state, Ids)!.Select(pair => $"{pair.Key}={pair.Value}").Should().BeEquivalentTo(values.Split(' '));
    }
}
