using ElbContract.Specification.Answers;
using ElbContract.Specification.Providers;

namespace ElbContract.Specification.Tests.Answers;

public sealed class ProviderIdsTests
{
    [Fact]
    public void Example_IsWhatContractsName()
    {
        var ids = ProviderIds.Example;

        ids.ProjectId.Should().Be("00000000000000000000000000000001");
        ids.OtherProjectId.Should().Be("00000000000000000000000000000002");
        ids.PublicLoadbalancerId.Should().Be("00000000000000000000000000000011");
        ids.PrivateLoadbalancerId.Should().Be("00000000000000000000000000000012");
        ids.CertificateId.Should().Be("00000000000000000000000000000021");
        ids.SniCertificateId.Should().Be("00000000000000000000000000000022");
        ids.Token.Should().Be("elb-contract-token");
        ids.TokenWithoutPermission.Should().Be("elb-contract-token-without-permission");
    }

    [Fact]
    public void New_TakesEveryIdFromTheSource()
    {
        var number = 0;

        var ids = ProviderIds.New(() => $"id-{++number}");

        number.Should().Be(10);
        ids.SniCertificateId.Should().Be("id-10");
    }

    [Fact]
    public void EveryState_HasValues() =>
        ProviderStates.All.Should().AllSatisfy(state => ProviderStates.Values(state, ProviderIds.Example).Should().NotBeEmpty());

    [Fact]
    public void UnknownState_HasNone() => ProviderStates.Values("a flood", ProviderIds.Example).Should().BeNull();

    [Fact]
    public void KnownProvider_HoldsWhatTheIdsSay()
    {
        var ids = ProviderIds.Example;
        var provider = new KnownProvider(ids);

        provider.Token(ids.Token).Should().Be(TokenStanding.Valid);
        provider.Token("other").Should().Be(TokenStanding.Unknown);
        provider.IsOwnProject(ids.UnavailableProjectId).Should().BeTrue();
        provider.IsOwnProject(ids.OtherProjectId).Should().BeFalse();
        provider.LoadBalancer(ids.PrivateLoadbalancerId).Should().Be(LoadBalancerNetwork.Private);
        provider.LoadBalancer(ids.CertificateId).Should().BeNull();
        provider.CertificateExists(ids.SniCertificateId).Should().BeTrue();
        provider.CertificateExists(ids.PublicLoadbalancerId).Should().BeFalse();
        provider.Condition(ids.SystemErrorProjectId).Should().Be(ServiceCondition.SystemError);
        provider.Condition(ids.ProjectId).Should().Be(ServiceCondition.Available);
    }
}
