using ElbContract.Features.Contracts;
using ElbContract.Features.Vocabulary;

namespace ElbContract.Features.Tests;

public sealed class SecondWitnessTests
{
    [Fact]
    public void Examine_AnOpenOutcomeStatedAsRefusal_NamesScenarioAndClause()
    {
        var listener = Samples.Listener();
        listener["name"] = "é";

        var examine = () => SecondWitness.Examine(Samples.Scenario("An accent is refused"), Samples.Exchange(listener), Outcome.Refused);

        examine
            .Should()
            .Throw<ContractException>()
            .WithMessage(
                "'An accent is refused' (features/port.feature) says reject [400], the rules say Free [] by name.characters: correct "
                    + "the one that misreads the page."
            );
    }

    [Fact]
    public void Examine_AnotherStatusThanTheRules_IsNoAgreement()
    {
        var listener = Samples.Listener();
        listener["loadbalancer_id"] = ExampleIds.UnknownLoadBalancer;

        var examine = () => SecondWitness.Examine(Samples.Scenario("Unknown"), Samples.Exchange(listener), Outcome.Refused);

        examine
            .Should()
            .Throw<ContractException>()
            .WithMessage("*says reject [400], the rules say Reject [400 404] by loadbalancer-id.exists*");
    }

    [Fact]
    public void Examine_TheSameReading_Agrees()
    {
        var examine = () =>
            SecondWitness.Examine(Samples.Scenario("Ordinary"), Samples.Exchange(Samples.Listener(), 200), Outcome.Accepted);

        examine.Should().NotThrow();
    }
}
