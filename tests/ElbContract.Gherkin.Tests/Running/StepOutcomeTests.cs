namespace ElbContract.Gherkin.Tests.Running;

public sealed class StepOutcomeTests
{
    private const string Quotes = "\"\"\"";

    [Fact]
    public async Task UndefinedSteps_PrintTheMethodsToWrite_AndNothingRuns()
    {
        var run = await Engine.StepsAsync(
            """
            Given a step is fine
            When I do "this" and 'that', 2 times, at 1.5/s (fast), port-443
            And I fill in:
              | a |
              | 1 |
            * I write:
              :::
              text
              :::
            """.Replace(":::", Quotes, StringComparison.Ordinal),
            typeof(Steps)
        );

        run.Outcomes.Should().ContainSingle().Which.Should().BeOfType<BindingException>();
        run.Failure()
            .Should()
            .Be(
                """
                features/a.feature:4: no step definition matches "When I do "this" and 'that', 2 times, at 1.5/s (fast), port-443".
                """
                    + """
                         Write it, for instance:

                        [When("I do {string} and {string}, {int} times, at {decimal}\\/s \\(fast\\), port-443")]
                        public void WhenIDoAndTimesAtSFastPort443(string text, string text2, int number, decimal number2)
                        {
                            throw new PendingStepException();
                        }

                    features/a.feature:5: no step definition matches "And I fill in:". Write it, for instance:

                        [When("I fill in:")]
                        public void WhenIFillIn(DataTable table)
                        {
                            throw new PendingStepException();
                        }

                    features/a.feature:8: no step definition matches "* I write:". Write it, for instance:

                        [When("I write:")]
                        public void WhenIWrite(string text)
                        {
                            throw new PendingStepException();
                        }
                    """
            );
        run.Journal.Should().BeEmpty();
    }

    [Fact]
    public async Task AStepOfAnotherKeyword_IsUndefined()
    {
        var run = await Engine.StepsAsync("Given it is green", typeof(Steps));

        run.Failure().Should().StartWith("features/a.feature:3: no step definition matches \"Given it is green\".");
    }

    [Theory]
    [InlineData("When it is any")]
    [InlineData("Then it is any")]
    [InlineData(
        "Given a step is fine\nAnd a step is fine\nBut a step is fine\n* a step is fine\nThen it is green\nAnd it is green\n* it is green"
    )]
    public async Task AStepOfItsKeyword_Passes(string steps)
    {
        var run = await Engine.StepsAsync(steps, typeof(Steps));

        run.Outcomes.Should().Equal([null]);
    }

    [Fact]
    public async Task AnAmbiguousStep_NamesAllThatMatch()
    {
        var run = await Engine.StepsAsync("When it is 5", typeof(Steps));

        run.Failure()
            .Should()
            .Be(
                """
                features/a.feature:3: several step definitions match "When it is 5":
                    [When("it is {int}")] Steps.WhenItIsNumber(Int32 number)
                    [When("it is {float}")] Steps.WhenItIsFraction(Double fraction)
                """
            );
    }

    [Theory]
    [InlineData(
        "When arity 1",
        "\"When arity 1\" has 1 argument, but [When(\"arity {int}\")] Steps.WhenArity(Int32 number, String more) takes 2"
    )]
    [InlineData("When none:\n|a|", "\"When none:\" has 1 argument (its table is the last), but [When(\"none:\")] Steps.WhenNone() takes 0")]
    [InlineData(
        "When none:\n```\nb\n```",
        "\"When none:\" has 1 argument (its doc string is the last), but [When(\"none:\")] Steps.WhenNone() takes 0"
    )]
    public async Task TheWrongNumberOfArguments_SaysHowManyThereAre(string step, string message)
    {
        var run = await Engine.StepsAsync(step, typeof(Steps));

        run.Failure().Should().Be($"features/a.feature:3: {message}");
    }

    [Theory]
    [InlineData("Then it fails at once")]
    [InlineData("Then it fails in a task")]
    [InlineData("Then it fails in a value task")]
    public async Task AFailure_SaysStepAndLine_AndSkipsTheRest(string step)
    {
        var run = await Engine.StepsAsync($"Given a step is fine\n{step}\nThen it is green", typeof(Steps));

        run.Failure().Should().Be($"features/a.feature:4: {step}");
        run.Outcomes[0].Should().BeOfType<StepFailedException>().Which.InnerException.Should().BeOfType<InvalidOperationException>();
        run.Journal.Should().Equal("fine");
        run.Output.Should().Equal("Given a step is fine", step, "Then it is green (skipped)");
    }

    [Fact]
    public async Task APendingStep_Fails()
    {
        var run = await Engine.StepsAsync("When it is pending", typeof(Steps));

        run.Outcomes[0]!.InnerException.Should().BeOfType<PendingStepException>();
    }

    [Fact]
    public async Task AStepThatAsksToSkip_ReachesXunitAsItIs()
    {
        var run = await Engine.StepsAsync("When it is skipped", typeof(Steps));

        run.Failure().Should().Be("$XunitDynamicSkip$not today");
    }

    [Theory]
    [InlineData(
        "Scenario: A\n  Givn a step",
        "features/a.feature:2: the scenario has no steps (right under it, a line with a misspelt keyword is read as its description)"
    )]
    [InlineData("Scenario Outline: A\n  Given a step is fine", "features/a.feature:2: the Scenario Outline has no Examples")]
    [InlineData("Scenario Outline: A\n  Given a step is fine\n  Examples:\n    | a |", "features/a.feature:4: the Examples have no row")]
    [InlineData("Scenario Outline: A\n  Given a step is fine\n  Examples:", "features/a.feature:4: the Examples have no row")]
    [InlineData("Rule: A", "features/a.feature:1: the file has no scenario")]
    public async Task WhatCannotRun_Fails(string scenario, string message)
    {
        var run = await Engine.RunAsync($"Feature: A\n{scenario}", typeof(Steps));

        run.Outcomes.Should().ContainSingle().Which.Should().BeOfType<FeatureFileException>();
        run.Failure().Should().Be(message);
    }

    [Fact]
    public async Task AsyncVoid_IsRefused()
    {
        var running = () => Engine.StepsAsync("Given a step is fine", typeof(AsyncVoidSteps));

        await running
            .Should()
            .ThrowAsync<BindingException>()
            .WithMessage("AsyncVoidSteps.GivenAStep() is async void, so nobody could wait for it; return Task or ValueTask");
    }

    public sealed class Steps
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

        [When("arity {int}")]
        public void WhenArity(int number, string more) => Engine.Note($"{number} {more}");

        [When("none:")]
        public void WhenNone() => Engine.Note("none");

        [Then("it fails at once")]
        public void FailsAtOnce() => throw new InvalidOperationException("at once");

        [Then("it fails in a task")]
        public async Task FailsInATask()
        {
            await Task.Yield();
            throw new InvalidOperationException("in a task");
        }

        [Then("it fails in a value task")]
        public async ValueTask FailsInAValueTask()
        {
            await Task.Yield();
            throw new InvalidOperationException("in a value task");
        }

        [When("it is pending")]
        public void Pending() => throw new PendingStepException();

        [When("it is skipped")]
        public void Skipped() => Assert.Skip("not today");
    }

    public sealed class AsyncVoidSteps
    {
        [Given("a step is fine")]
#pragma warning disable MA0155 // What this test is about.
        public async void GivenAStep() => await Task.Yield();
#pragma warning restore MA0155
    }
}
