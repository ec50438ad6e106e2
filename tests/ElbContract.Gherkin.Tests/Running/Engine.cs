using ElbContract.Gherkin.Reading;
using ElbContract.Gherkin.Running;

namespace ElbContract.Gherkin.Tests.Running;

/// <summary>Runs a feature's text with the step classes of this assembly, within the test that asks for it.</summary>
internal sealed class Engine
{
    private static readonly AsyncLocal<Engine?> Current = new();

    /// <summary>What steps and hooks noted, in order.</summary>
    public List<string> Journal { get; } = [];

    /// <summary>What each scenario threw, in the order of the file.</summary>
    public List<Exception?> Outcomes { get; } = [];

    public static void Note(string entry) => Current.Value!.Journal.Add(entry);

    public static async Task<Engine> RunAsync(string feature)
    {
        var engine = new Engine();
        await engine.RunAsync(FeatureFile.Read("features/a.feature", feature, isReported: false));
        return engine;
    }

    /// <summary>Runs one scenario of these steps alone; the first stands in line 3.</summary>
    public static Task<Engine> StepsAsync(string steps) => RunAsync($"Feature: A\nScenario: B\n{steps}");

    public string Failure() => Outcomes.Should().ContainSingle().Which!.Message;

    private async Task RunAsync(FeatureFile file)
    {
        Current.Value = this;
        var run = new FeatureRun(typeof(Engine).Assembly, file);
        await run.StartAsync();
        foreach (var scenario in file.Scenarios)
        {
            Outcomes.Add(await OutcomeAsync(run.RunAsync(scenario.Line)));
        }

        await run.FinishAsync();
    }

    // Not Record.ExceptionAsync: that lets a skip through, and the test itself would be skipped.
    private static async Task<Exception?> OutcomeAsync(Task running)
    {
        try
        {
            await running;
            return null;
        }
        catch (Exception trouble)
        {
            return trouble;
        }
    }
}
