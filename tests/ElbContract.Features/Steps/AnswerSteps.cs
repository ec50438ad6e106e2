using ElbContract.Features.Drivers;
using ElbContract.Features.Vocabulary;

namespace ElbContract.Features.Steps;

/// <summary>How the provider answers.</summary>
[Binding]
public sealed class AnswerSteps(AnswerDriver answer)
{
    [Then("the listener is {outcome}")]
    public void ThenItEnds(Outcome outcome) => answer.Ends(outcome);

    [Then("the listener is refused, or accepted without (a ){parameter}")]
    public void ThenRefusedOrWithout(Parameter parameter) => answer.EndsRefusedOrWithout(parameter);

    [Then("the listener is refused, or accepted with {parameter} {value}")]
    public void ThenRefusedOrWith(Parameter parameter, WrittenValue value) => answer.EndsRefusedOrWith(parameter, value.For(parameter));

    [Then("the outcome is not documented")]
    public void ThenNothingIsDocumented() => answer.Ends(Outcome.NotDocumented);

    [Then("the provider answers {int}")]
    public void ThenAnswered(int status) => answer.Ends(Outcome.Answered(status));

    [Then("an accepted listener shows no {parameter}")]
    public void ThenAnAcceptedOneShowsNo(Parameter parameter) => answer.ShowsNoneIfAccepted(parameter);

    [Then("the answer shows no {parameter}")]
    public void ThenShowsNo(Parameter parameter) => answer.ShowsNo(parameter);

    [Then("the answer shows {parameter} {value}")]
    public void ThenShows(Parameter parameter, WrittenValue value) => answer.Shows(parameter, value.For(parameter));

    [Then("the answer shows {parameter} {choice}")]
    public void ThenShowsOneOf(Parameter parameter, Choice choice) => answer.ShowsOneOf(parameter, choice);

    [Then("the answer shows the {parameter}")]
    public void ThenShowsSome(Parameter parameter) => answer.ShowsNotEmpty(parameter);

    [Then("the answer shows the {parameter} as text")]
    public void ThenShowsText(Parameter parameter) => answer.ShowsText(parameter);

    [Then("the answer shows the {parameter} as a Boolean")]
    public void ThenShowsBoolean(Parameter parameter) => answer.ShowsBoolean(parameter);

    [Then("the answer shows the {parameter} as {type} or null")]
    public void ThenShowsTyped(Parameter parameter, AnswerType type) => answer.ShowsTyped(parameter, type, isAlwaysThere: true);

    [Then("the answer shows the {parameter} as {type} or null, if at all")]
    public void ThenShowsTypedIfAtAll(Parameter parameter, AnswerType type) => answer.ShowsTyped(parameter, type, isAlwaysThere: false);

    [Then("the answer shows {parameter} {allowed}, if at all")]
    public void ThenShowsAllowedIfAtAll(Parameter parameter, AllowedValue allowed) => answer.ShowsIfAtAll(parameter, allowed);

    [Then("the answer repeats the {parameter}")]
    public void ThenRepeats(Parameter parameter) => answer.Repeats(parameter);

    [Then("the answer is one JSON object with the listener at its top level")]
    public void ThenIsOneObject() => answer.IsOneObject();

    [Then("in TLS handshakes the listener takes these suites, and no others")]
    public void ThenTakesSuites(DataTable suites) => answer.StandsForSuites([.. suites.Rows.Select(row => row["suite"])]);

    [Then("in TLS handshakes the listener takes these versions, and no others")]
    public void ThenTakesVersions(DataTable versions) => answer.StandsForVersions([.. versions.Rows.Select(row => row["version"])]);

    [Then("the two listeners have different ids")]
    public void ThenDifferentIds() => answer.HaveDifferentIds();
}
