using ElbContract.Gherkin.Binding;

namespace ElbContract.Gherkin.Tests.Running;

public sealed class InstancesTests
{
    [Fact]
    public async Task AClass_IsMadeOnceAScenario_SharedByAllThatTakeIt_AndDisposedAtItsEnd()
    {
        var run = await Engine.RunAsync(
            """
            Feature: A
              Scenario: one
                Given a note "1"
                Then the note is "1"
              Scenario: two
                Then the note is ""
            """,
            typeof(Writing),
            typeof(Reading)
        );

        run.Outcomes.Should().Equal([null, null]);
        run.Journal.Should().Equal("disposed inner async", "disposed outer", "disposed inner async", "disposed outer");
    }

    [Fact]
    public async Task AnInstanceThatFailsToDispose_FailsTheScenario_AndTheOthersAreDisposedOf()
    {
        var run = await Engine.StepsAsync("Given a note \"1\"\nGiven trouble at the end", typeof(Writing), typeof(Troubled));

        run.Failure().Should().Be("at the end");
        run.Journal.Should().Equal("disposed outer");
    }

    [Theory]
    [InlineData(typeof(IDisposable), "IDisposable: only concrete classes are made for a constructor, and IDisposable is none")]
    [InlineData(
        typeof(NeedsInterface),
        "NeedsInterface → IDisposable: only concrete classes are made for a constructor, and IDisposable is none"
    )]
    [InlineData(typeof(NeedsText), "NeedsText → String: only concrete classes are made for a constructor, and String is none")]
    [InlineData(typeof(Round), "Round → About → Round: the constructors go round in a circle")]
    [InlineData(typeof(Closed), "Closed: Closed has no public constructor")]
    public void WhatCannotBeMade_SaysTheWayThere(Type type, string message)
    {
        var instances = new Instances();

        // Twice: the first failure must leave nothing behind.
        foreach (var attempt in new[] { 1, 2 })
        {
            instances.Invoking(one => one.Get(type)).Should().Throw<BindingException>().WithMessage(message, "of attempt {0}", attempt);
        }
    }

    [Fact]
    public void AConstructorThatThrows_ThrowsAsItIs()
    {
        new Instances().Invoking(one => one.Get<Throwing>()).Should().Throw<InvalidOperationException>().WithMessage("made");
    }

    public sealed class Outer : IDisposable
    {
        public string Text { get; set; } = "";

        public void Dispose() => Engine.Note("disposed outer");
    }

    public sealed class Inner(Outer outer) : IAsyncDisposable
    {
        public string Text => outer.Text;

        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            Engine.Note("disposed inner async");
        }
    }

    public sealed class Writing(Outer outer)
    {
        [Given("a note {string}")]
        public void Note(string text) => outer.Text = text;
    }

    public sealed class Reading(Inner inner)
    {
        [Then("the note is {string}")]
        public void Is(string text) => inner.Text.Should().Be(text);
    }

    public sealed class Troubled : IDisposable
    {
        [Given("trouble at the end")]
        public void Given() { }

        public void Dispose() => throw new InvalidOperationException("at the end");
    }

    public sealed class NeedsInterface(IDisposable one)
    {
        public IDisposable One { get; } = one;
    }

    public sealed class NeedsText(string text)
    {
        public string Text { get; } = text;
    }

    public sealed class Round(About about)
    {
        public About About { get; } = about;
    }

    public sealed class About(Round round)
    {
        public Round Round { get; } = round;
    }

    public sealed class Closed
    {
        private Closed() { }
    }

    public sealed class Throwing
    {
        public Throwing() => throw new InvalidOperationException("made");
    }
}
