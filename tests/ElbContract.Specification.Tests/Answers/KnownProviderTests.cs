using ElbContract.Specification.Answers;
using ElbContract.Specification.Providers;

namespace ElbContract.Specification.Tests.Answers;

public sealed class KnownProviderTests
{
    private static readonly KnownProvider Provider = new(
        new()
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
        }
    );

    [Theory]
    [InlineData(null, TokenStanding.Missing)]
    [InlineData("", TokenStanding.Missing)]
    [InlineData("good", TokenStanding.Valid)]
    [InlineData("weak", TokenStanding.WithoutPermission)]
    [InlineData("Good", TokenStanding.Unknown)]
    [InlineData("ours", TokenStanding.Unknown)]
    public void AToken_IsWorthWhatItIs(string? token, TokenStanding standing) => Provider.Token(token).Should().Be(standing);

    [Theory]
    [InlineData("ours", true, ServiceCondition.Available)]
    [InlineData("broken", true, ServiceCondition.SystemError)]
    [InlineData("closed", true, ServiceCondition.Unavailable)]
    [InlineData("theirs", false, ServiceCondition.Available)]
    [InlineData("nobody's", false, ServiceCondition.Available)]
    public void AProject_IsOursOrNot(string id, bool own, ServiceCondition condition)
    {
        Provider.IsOwnProject(id).Should().Be(own);
        Provider.Condition(id).Should().Be(condition);
    }

    [Theory]
    [InlineData("public", LoadBalancerNetwork.Public)]
    [InlineData("private", LoadBalancerNetwork.Private)]
    [InlineData("certificate", null)]
    public void ALoadBalancer_StandsInItsNetwork(string id, LoadBalancerNetwork? network) => Provider.LoadBalancer(id).Should().Be(network);

    [Theory]
    [InlineData("certificate", true)]
    [InlineData("sni", true)]
    [InlineData("public", false)]
    public void ACertificate_ExistsOrNot(string id, bool exists) => Provider.CertificateExists(id).Should().Be(exists);
}
