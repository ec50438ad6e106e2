namespace ElbContract.Gherkin.Tests.Running;

public sealed class HookTests
{
    private const string Feature = """
        @feature
        Feature: A
          Rule: B
            @tagged
            Scenario: tagged
              When something happens
              Then something else does
            Scenario: plain
              When something happens
        """;

    [Fact]
    public async Task Hooks_RunInOrder_WithInjectedContexts()
    {
        var run = await Engine.RunAsync(Feature, typeof(Hooks));

        run.Outcomes.Should().Equal([null, null]);
        run.Journal.Should()
            .Equal(
                "before feature A",
                "before scenario -1",
                "before scenario tagged",
                "before tagged",
                "before step",
                "something",
                "after step",
                "before step",
                "something else",
                "after step",
                "after scenario early",
                "after scenario late",
                "before scenario -1",
                "before scenario plain",
                "before step",
                "something",
                "after step",
                "after scenario early",
                "after scenario late",
                "after feature A"
            );
    }

    [Fact]
    public async Task WhenBeforeScenarioFails_StepsAreSkipped_AndAfterScenarioRuns()
    {
        var run = await Engine.StepsAsync("When something happens", typeof(Hooks), typeof(FailingBefore));

        run.Failure().Should().Be("before");
        run.Journal.Should()
            .NotContain("something")
            .And.EndWith(["after scenario early", "after scenario sees before", "after scenario late", "after feature A"]);
    }

    [Fact]
    public async Task WhenAStepFails_AfterHooksSeeIt_AndRunWhateverTheyThrow()
    {
        var run = await Engine.StepsAsync("When something fails", typeof(FailingAfter));

        run.Journal.Should().Equal("after step sees step", "after scenario sees step", "after scenario last");
        run.Outcomes[0]
            .Should()
            .BeOfType<AggregateException>()
            .Which.InnerExceptions.Select(one => one.Message)
            .Should()
            .Equal("features/a.feature:3: When something fails", "features/a.feature:3: When something fails", "after scenario");
    }

    [Fact]
    public async Task AFeatureHookThatIsNotStatic_IsRefused()
    {
        var running = () => Engine.StepsAsync("When something happens", typeof(NotStatic));

        await running
            .Should()
            .ThrowAsync<BindingException>()
            .WithMessage("NotStatic.BeforeFeature() is a hook of a test run or a feature: make it static");
    }

    public sealed class Hooks(ScenarioContext scenario)
    {
        [BeforeFeature]
        public static void BeforeFeature(FeatureContext feature) => Engine.Note($"before feature {feature.FeatureInfo.Title}");

        [BeforeFeature("other")]
        public static void BeforeOtherFeature() => Engine.Note("before other feature");

        [AfterFeature]
        public static void AfterFeature(FeatureContext feature) => Engine.Note($"after feature {feature.FeatureInfo.Title}");

        [BeforeScenario]
        public void BeforeScenario() => Engine.Note($"before scenario {scenario.ScenarioInfo.Title}");

        [BeforeScenario(Order = -1)]
        public async Task BeforeScenarioFirstAsync(FeatureContext feature)
        {
            await Task.Yield();
            Engine.Note($"before scenario -1");
            feature.FeatureInfo.Title.Should().Be("A");
        }

        [BeforeScenario("@tagged", "other", Order = 20000)]
        public void BeforeTagged() => Engine.Note("before tagged");

        [AfterScenario(Order = 20000)]
        public void AfterScenarioLate() => Engine.Note("after scenario late");

        [AfterScenario]
        public void AfterScenarioEarly() => Engine.Note("after scenario early");

        [BeforeStep("feature")]
        public void BeforeStep() => Engine.Note("before step");

        [AfterStep("@feature")]
        public void AfterStep() => Engine.Note("after step");

        [When("something happens")]
        public void Something() => Engine.Note("something");

        [Then("something else does")]
        public void SomethingElse() => Engine.Note("something else");
    }

    public sealed class FailingBefore(ScenarioContext scenario)
    {
        [BeforeScenario]
        public void Before() => throw new InvalidOperationException("before");

        [AfterScenario(Order = 15000)]
        public void After() => Engine.Note($"after scenario sees {scenario.TestError!.Message}");
    }

    public sealed class FailingAfter(ScenarioContext scenario)
    {
        [When("something fails")]
        public void Something() => throw new InvalidOperationException("step");

        [AfterStep]
        public void AfterStep()
        {
            Engine.Note($"after step sees {scenario.TestError!.Message}");
            throw new InvalidOperationException("after step");
        }

        [AfterScenario]
        public void AfterScenario()
        {
            Engine.Note($"after scenario sees {scenario.TestError!.Message}");
            throw new InvalidOperationException("after scenario");
        }

        [AfterScenario(Order = 20000)]
        public void AfterScenarioLast() => Engine.Note("after scenario last");
    }

    public sealed class NotStatic
    {
        [BeforeFeature]
        public void BeforeFeature() => Engine.Note("never");
    }
}
