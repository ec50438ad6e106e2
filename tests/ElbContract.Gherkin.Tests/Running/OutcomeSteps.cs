namespace ElbContract.Gherkin.Tests.Running;

/// <summary>Steps that end in all ways, and hooks that fail where a tag says so.</summary>
[Binding]
public sealed class OutcomeSteps(ScenarioContext scenario)
{
    [Given("a step is fine")]
    public void Fine() => Engine.Note("fine");

    [Then("it is green")]
    public void Green() => Engine.Note("green");

    [StepDefinition("it is any")]
    public void Any() => Engine.Note("any");

    [When("it is {int}")]
    public void WhenItIsNumber(int number) => Engine.Note($"number {number}");

    [When("it is {float}")]
    public void WhenItIsFraction(double fraction) => Engine.Note($"fraction {fraction}");

    [Given("a table and {int}:")]
    public void Table(int number, DataTable table) => Engine.Note($"{number}, {table.Rows[0]["a"]}");

    [Given("a text and {int}:")]
    public void Text(int number, string text) => Engine.Note($"{number}, {text}");

    [Then("it fails at once")]
    public void FailsAtOnce() => throw new InvalidOperationException("at once");

    [Then("it fails in a task")]
    public async Task FailsInATask()
    {
        await Task.Yield();
        throw new InvalidOperationException("in a task");
    }

    [When("it is pending")]
    public void Pending() => throw new PendingStepException();

    [When("it is skipped")]
    public void Skipped() => Assert.Skip("not today");

    [BeforeScenario("before-scenario-fails")]
    public void BeforeScenario() => throw new InvalidOperationException("before scenario");

    [AfterStep("after-step-fails")]
    public void AfterStep() => throw new InvalidOperationException("after step");

    [AfterScenario("after-scenario-fails")]
    public void AfterScenario() => throw new InvalidOperationException("after scenario");

    [AfterScenario("told")]
    public void Told() =>
        Engine.Note(
            $"{scenario.RuleInfo?.Title}: {scenario.ScenarioInfo.Title} ({string.Join(' ', scenario.ScenarioInfo.CombinedTags)}) "
                + $"{scenario.ScenarioInfo.Arguments.Count} {scenario.ScenarioExecutionStatus}"
        );
}
