using Reqnroll.ErrorHandling;

namespace ElbContract.Gherkin.Tests.Running;

public sealed class StepOutcomeTests
{
    [Fact]
    public async Task AnUndefinedStep_IsNamed_AndTheMethodsToWriteArePrinted()
    {
        var run = await Engine.StepsAsync("Given a step is fine\nWhen I do \"this\" 2 times\nAnd I wait");

        var failure = run.Outcomes[0].Should().BeOfType<StepFailedException>().Subject;
        failure.Message.Should().Be("features/a.feature:4: When I do \"this\" 2 times");
        failure
            .InnerException.Should()
            .BeOfType<PendingScenarioException>()
            .Which.Message.Should()
            .Contain("No matching step definition found")
            .And.Contain("[When(\"I do {string} {int} times\")]")
            .And.Contain("[When(\"I wait\")]");
        run.Journal.Should().Equal("fine");
    }

    [Fact]
    public async Task AStepOfAnotherKeyword_IsUndefined()
    {
        var run = await Engine.StepsAsync("Given it is green");

        run.Failure().Should().Be("features/a.feature:3: Given it is green");
    }

    [Theory]
    [InlineData("When it is any")]
    [InlineData("Then it is any")]
    [InlineData(
        "Given a step is fine\nAnd a step is fine\nBut a step is fine\n* a step is fine\nThen it is green\nAnd it is green\n* it is green"
    )]
    public async Task AStepOfItsKeyword_Passes(string steps)
    {
        var run = await Engine.StepsAsync(steps);

        run.Outcomes.Should().Equal([null]);
    }

    [Theory]
    [InlineData("Given a table and 5:\n| a |\n| b |", "5, b")]
    [InlineData("Given a text and 5:\n```\nb\n```", "5, b")]
    public async Task ATableOrADocString_IsTheLastArgument(string step, string noted)
    {
        var run = await Engine.StepsAsync(step);

        run.Outcomes.Should().Equal([null]);
        run.Journal.Should().Equal(noted);
    }

    [Fact]
    public async Task AnAmbiguousStep_IsNamed_WithAllThatMatch()
    {
        var run = await Engine.StepsAsync("When it is 5");

        run.Failure().Should().Be("features/a.feature:3: When it is 5");
        run.Outcomes[0]!
            .InnerException.Should()
            .BeOfType<AmbiguousBindingException>()
            .Which.Message.Should()
            .Contain("OutcomeSteps.WhenItIsNumber(Int32)")
            .And.Contain("OutcomeSteps.WhenItIsFraction(Double)");
    }

    [Theory]
    [InlineData("Then it fails at once")]
    [InlineData("Then it fails in a task")]
    public async Task AFailure_SaysStepAndLine_AndSkipsTheRest(string step)
    {
        var run = await Engine.StepsAsync($"Given a step is fine\n{step}\nThen it is green");

        run.Failure().Should().Be($"features/a.feature:4: {step}");
        run.Outcomes[0].Should().BeOfType<StepFailedException>().Which.InnerException.Should().BeOfType<InvalidOperationException>();
        run.Journal.Should().Equal("fine");
    }

    [Fact]
    public async Task APendingStep_IsNamed()
    {
        var run = await Engine.StepsAsync("When it is pending\nThen it is green");

        run.Failure().Should().Be("features/a.feature:3: When it is pending");
        run.Outcomes[0]!.InnerException.Should().BeOfType<PendingScenarioException>();
    }

    [Fact]
    public async Task OfAPendingAndAnUndefinedStep_TheUndefinedIsNamed_ForItsMethodIsPrinted()
    {
        var run = await Engine.StepsAsync("When it is pending\nAnd nobody knows it\nAnd nobody knows it either");

        run.Failure().Should().Be("features/a.feature:4: And nobody knows it");
        run.Outcomes[0]!.InnerException!.Message.Should().Contain("[When(\"nobody knows it\")]");
    }

    [Fact]
    public async Task AStepThatAsksToSkip_ReachesXunitAsItIs()
    {
        var run = await Engine.StepsAsync("When it is skipped");

        run.Failure().Should().Be("$XunitDynamicSkip$not today");
    }

    [Theory]
    [InlineData(
        "Scenario: A\n  Givn a step",
        "features/a.feature:2: the scenario has no steps (a line with a misspelt keyword right below it is read as its description)"
    )]
    [InlineData(
        "Scenario Outline: A\n  Given a step is fine",
        "features/a.feature:2: the Scenario Outline has no Examples: add a table of them, or write Scenario"
    )]
    [InlineData("Scenario Outline: A\n  Given a step is fine\n  Examples:\n    | a |", "features/a.feature:4: the Examples have no row")]
    [InlineData("Scenario Outline: A\n  Given a step is fine\n  Examples:", "features/a.feature:4: the Examples have no row")]
    [InlineData("Rule: A", "features/a.feature:1: the file has no scenario: add one, or delete the file")]
    public async Task WhatCannotRun_Fails(string scenario, string message)
    {
        var run = await Engine.RunAsync($"Feature: A\n{scenario}");

        run.Outcomes.Should().ContainSingle().Which.Should().BeOfType<FeatureFileException>();
        run.Failure().Should().Be(message);
    }

    [Fact]
    public async Task WhenBeforeScenarioFails_StepsAreSkipped_AndNoneIsNamed()
    {
        var run = await Engine.RunAsync("Feature: A\n@before-scenario-fails\nScenario: B\n  Given a step is fine");

        run.Failure().Should().Be("before scenario");
        run.Journal.Should().BeEmpty();
    }

    [Fact]
    public async Task WhenAStepAndWhatFollowsItFail_AllIsTold()
    {
        var run = await Engine.RunAsync("@after-step-fails @after-scenario-fails\nFeature: A\nScenario: B\n  Then it fails at once");

        var failures = run.Outcomes[0].Should().BeOfType<AggregateException>().Which.InnerExceptions;
        failures
            .Select(failure => failure.Message)
            .Should()
            .Equal("features/a.feature:4: Then it fails at once", "features/a.feature:4: Then it fails at once", "after scenario");
        failures.Select(failure => failure.InnerException?.Message).Should().Equal("after step", "at once", null);
    }

    [Fact]
    public async Task WhenAHookFailsAfterAStep_TheStepIsNamedOnce()
    {
        var run = await Engine.RunAsync("@after-step-fails\nFeature: A\nScenario: B\n  Given a step is fine\n  Then it is green");

        run.Failure().Should().Be("features/a.feature:4: Given a step is fine");
        run.Journal.Should().Equal("fine");
    }

    [Fact]
    public async Task Hooks_AreToldTheScenarioOfARow_ItsRuleAndAllItsTags()
    {
        var run = await Engine.RunAsync(
            """
            @told
            Feature: A

              @rule
              Rule: R

                @outline
                Scenario Outline: <step> ends
                  When it is <step>

                  @row
                  Examples:
                    | step    |
                    | any     |
                    | nothing |
            """
        );

        run.Journal.Should()
            .Equal("any", "R: any ends (outline row told rule) 1 OK", "R: nothing ends (outline row told rule) 1 UndefinedStep");
    }
}
