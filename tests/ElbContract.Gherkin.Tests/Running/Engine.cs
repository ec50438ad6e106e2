using ElbContract.Gherkin.Binding;
using ElbContract.Gherkin.Reading;
using ElbContract.Gherkin.Running;

namespace ElbContract.Gherkin.Tests.Running;

/// <summary>Runs a feature's text with step classes in this process, without xunit.</summary>
internal sealed class Engine(params Type[] bindings) : IReqnrollOutputHelper
{
    private static readonly AsyncLocal<List<string>?> Current = new();

    /// <summary>What steps and hooks noted, in order.</summary>
    public List<string> Journal { get; } = [];

    public List<string> Output { get; } = [];

    /// <summary>What each scenario threw, in the order of the file.</summary>
    public List<Exception?> Outcomes { get; } = [];

    public static void Note(string entry) => Current.Value!.Add(entry);

    public static async Task<Engine> RunAsync(string feature, params Type[] bindings)
    {
        var engine = new Engine(bindings);
        await engine.RunAsync(FeatureFile.Read("features/a.feature", feature));
        return engine;
    }

    /// <summary>Runs one scenario of these steps alone.</summary>
    public static Task<Engine> StepsAsync(string steps, params Type[] bindings) => RunAsync($"Feature: A\nScenario: B\n{steps}", bindings);

    public string Failure() => Outcomes.Should().ContainSingle().Which!.Message;

    public void WriteLine(string message) => Output.Add(message);

    public void WriteLine(string format, params object[] args) => throw new NotSupportedException();

    public void AddAttachment(string filePath) => throw new NotSupportedException();

    private async Task RunAsync(FeatureFile file)
    {
        Current.Value = Journal;
        var run = new FeatureRun(new BindingRegistry(bindings), file);
        await run.StartAsync();
        foreach (var scenario in file.Scenarios)
        {
            Outcomes.Add(await OutcomeAsync(run.RunAsync(scenario.Line, this)));
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
