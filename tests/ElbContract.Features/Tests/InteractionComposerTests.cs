using System.Text.Json.Nodes;
using ElbContract.Features.Contracts;
using ElbContract.Features.Drivers;
using ElbContract.Features.Vocabulary;
using ElbContract.Pact.Contracts;

namespace ElbContract.Features.Tests;

public sealed class InteractionComposerTests
{
    [Fact]
    public void Compose_KnownIds_ReplacesThemByWhatProviderStatesTell()
    {
        var interaction = Compose(Samples.Exchange(Samples.Listener()), Outcome.Refused);

        interaction.Request.Path.FromProviderState.Should().Be("/v1.0/${projectId}/elbaas/listeners");
        interaction.Request.Headers.Should().ContainSingle().Which.Value.FromProviderState.Should().Be("${token}");
        interaction.ProviderStates.Select(state => state.Name).Should().Equal("the project", "a public load balancer");
    }

    [Fact]
    public void Compose_AProjectInTrouble_IsTheOnlyProject()
    {
        var exchange = Samples.Exchange(Samples.Listener()) with
        {
            Path = $"/v1.0/{ExampleIds.Known.SystemErrorProjectId}/elbaas/listeners",
        };

        Compose(exchange, Outcome.Answered(500))
            .ProviderStates.Select(state => state.Name)
            .Should()
            .Equal("a public load balancer", "the service has a system error");
    }

    [Fact]
    public void Compose_UnknownIds_StayAsTheyAre()
    {
        var exchange = Samples.Exchange(new JsonObject { ["loadbalancer_id"] = ExampleIds.UnknownLoadBalancer }) with
        {
            Path = "/nowhere",
            Headers = [],
        };

        var interaction = Compose(exchange, Outcome.Answered(404));

        interaction.ProviderStates.Should().BeEmpty();
        interaction.Request.Path.FromProviderState.Should().BeNull();
    }

    [Fact]
    public void Compose_AnOutcomeThatIsNotDocumented_IsPendingAndExpectsNoBody()
    {
        var interaction = Compose(Samples.Exchange(Samples.Listener()), Outcome.NotDocumented);

        interaction.Pending.Should().BeTrue();
        interaction.Response.Body.Should().BeNull();
        interaction.Comments["strength"].GetValue<string>().Should().Be("free");
    }

    [Fact]
    public void Compose_OneScenario_HasOneKey()
    {
        var key = Compose(Samples.Exchange(Samples.Listener(80)), Outcome.Refused).Key;

        key.Should().MatchRegex("^[0-9a-f]{16}$").And.Be(Compose(Samples.Exchange(Samples.Listener(81)), Outcome.Accepted).Key);
    }

    private static PactInteraction Compose(Exchange exchange, Outcome outcome) =>
        new InteractionComposer(Samples.Scenario("A scenario", "port.range"), exchange).Compose(
            outcome,
            new Dictionary<string, AnswerRule>()
        );
}
