using ElbContract.Exploration.Generating;
using ElbContract.Exploration.Scenarios;
using ElbContract.Specification.Providers;
using ElbContract.Verification.Ids;

namespace ElbContract.Exploration.Tests;

public sealed class MatrixCasesTests
{
    private static readonly EndpointIds Everything = new()
    {
        ProjectId = "p",
        Token = "t",
        TokenWithoutPermission = "w",
        PublicLoadBalancer = "a",
        PrivateLoadBalancer = "b",
        Certificate = "c",
        SniCertificate = "d",
    };

    [Fact]
    public void Of_AllNamesAreDistinct_AndSayNoNumberOfACase()
    {
        var names = new MatrixCases().Of(Everything).Select(one => one.Name).ToList();

        names.Should().HaveCount(RuleMatrix.Whole.Drafts.Count).And.OnlyHaveUniqueItems();
        names.Should().AllSatisfy(name => name.Should().NotContain("of case").And.NotContain("unusual"));
    }

    [Fact]
    public void Of_NamesSayProtocolLoadBalancerAndValue()
    {
        ScenarioText
            .NameOf(new Draft { Protocol = "TCP", Network = LoadBalancerNetwork.Private }.With("port", "0"))
            .Should()
            .Be("A TCP listener on a private load balancer with port 0 is refused");
        ScenarioText
            .NameOf(new Draft().With("name", "\"a|b\\n\"").With("description", $"\"{new string('<', 300)}\""))
            .Should()
            .Be(
                "An HTTP listener on a public load balancer with name raw \"a\\|b\\\\n\" and description raw \""
                    + $"{new string('<', 35)}… (306 characters) is refused"
            );
    }

    /// <summary>With few cases, <c>explore</c> sends the same as <c>verify --deep=N</c>.</summary>
    [Fact]
    public void Of_TheFirst_AreThoseThatExploreBeginsWith()
    {
        const int Few = 100;
        var source = new CaseSource(seed: 3, Few, AvailableResources.Of(Everything));

        Enumerable
            .Range(1, Few)
            .Select(number => ScenarioText.NameOf(source[number].Drafts.Single()))
            .Should()
            .Equal(new MatrixCases().Of(Everything).Take(Few).Select(one => one.Name));
    }
}
