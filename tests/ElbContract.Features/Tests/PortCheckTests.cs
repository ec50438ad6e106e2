using ElbContract.Features.Contracts;

namespace ElbContract.Features.Tests;

public sealed class PortCheckTests
{
    [Fact]
    public void Examine_OnePortTwice_NamesBothScenarios()
    {
        var examine = () =>
            PortCheck.Examine([("Second", Samples.Exchange(Samples.Listener(8080))), ("First", Samples.Exchange(Samples.Listener(8080)))]);

        examine
            .Should()
            .Throw<ContractException>()
            .WithMessage(
                "The scenarios 'First' and 'Second' both add a listener on port 8080 of the same load balancer: name another port in "
                    + "one of them."
            );
    }

    [Fact]
    public void Examine_OnePortOnTwoLoadBalancers_IsFine()
    {
        var other = Samples.Listener(8080);
        other["loadbalancer_id"] = ExampleIds.Known.PrivateLoadbalancerId;

        var examine = () => PortCheck.Examine([("First", Samples.Exchange(Samples.Listener(8080))), ("Second", Samples.Exchange(other))]);

        examine.Should().NotThrow();
    }

    [Fact]
    public void Examine_PortsThatNoListenerCanHave_AreFine()
    {
        var examine = () =>
            PortCheck.Examine([
                ("First", Samples.Exchange(Samples.Listener(0))),
                ("Second", Samples.Exchange(Samples.Listener(0))),
                ("Third", Samples.Exchange([])),
            ]);

        examine.Should().NotThrow();
    }
}
