using System.Text.Json.Nodes;
using ElbContract.Features.Drivers;
using ElbContract.Features.Vocabulary;

namespace ElbContract.Features.Steps;

/// <summary>The consumer adds a listener.</summary>
[Binding]
public sealed class ListenerSteps(ListenerDriver listeners)
{
    [When("the consumer adds {listener}")]
    public Task WhenAdded(ListenerKind listener) => listeners.AddAsync(listener);

    [When("the consumer adds {listener} without (a )(an ){parameter}")]
    public Task WhenAddedWithout(ListenerKind listener, Parameter parameter) => listeners.AddWithoutAsync(listener, parameter);

    [When("the consumer adds {listener} with {parameter} {value}")]
    public Task WhenAddedWith(ListenerKind listener, Parameter parameter, WrittenValue value) =>
        listeners.AddWithAsync(listener, (parameter, value.For(parameter)));

    [When("the consumer adds {listener} with {parameter} {value} and {parameter} {value}")]
    public Task WhenAddedWithBoth(
        ListenerKind listener,
        Parameter one,
        WrittenValue valueOfOne,
        Parameter other,
        WrittenValue valueOfOther
    ) => listeners.AddWithAsync(listener, (one, valueOfOne.For(one)), (other, valueOfOther.For(other)));

    [When("the consumer adds {listener} with these parameters")]
    public Task WhenAddedWithThese(ListenerKind listener, DataTable parameters) => listeners.AddByTableAsync(listener, parameters);

    [When("the consumer adds {listener} whose {parameter} is/are {form}")]
    public Task WhenAddedOfForm(ListenerKind listener, Parameter parameter, Form form) =>
        listeners.AddOfFormAsync(listener, parameter, form);

    [When("the consumer adds {listener} with a {parameter} of {characters}")]
    public Task WhenAddedWithALength(ListenerKind listener, Parameter parameter, TextOfLength text) =>
        listeners.AddWithAsync(listener, (parameter, text.Text));

    [When("the consumer adds {listener} with a {parameter} {position} {character}")]
    public Task WhenAddedWithACharacter(ListenerKind listener, Parameter parameter, Position position, NamedCharacter character) =>
        listeners.AddWithCharacterAsync(listener, parameter, position, character);

    [When("the consumer adds {listener} with {certificate}")]
    public Task WhenAddedWithACertificate(ListenerKind listener, NamedCertificate certificate) =>
        listeners.AddWithAsync(listener, (certificate.Place, certificate.Value));

    [When("the consumer adds {listener} to an unknown load balancer")]
    public Task WhenAddedToAnUnknownLoadBalancer(ListenerKind listener) =>
        listeners.AddWithAsync(listener, (Parameter.Called("load balancer"), JsonValue.Create(ExampleIds.UnknownLoadBalancer)));

    [When("the consumer adds a listener but cancels the call")]
    public Task WhenCancelled() => listeners.CancelAsync();
}
