namespace ElbContract.Features.Tests;

/// <summary>Steps that no feature file may have, for <see cref="FeatureRunTests"/>.</summary>
[Binding]
[Scope(Tag = Tag)]
public sealed class BrokenSteps
{
    public const string Tag = "broken";

    [Given("a step that two methods run")]
    public void GivenOne() { }

    [Given("a step that two methods run")]
    public void GivenAnother() { }

    [Given("a step that is pending")]
    public void GivenAPendingOne() => throw new PendingStepException();
}
