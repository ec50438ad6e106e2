using System.Reflection;
using System.Runtime.ExceptionServices;
using ElbContract.Gherkin.Reading;
using PickleStepType = Io.Cucumber.Messages.Types.PickleStepType;

namespace ElbContract.Gherkin.Running;

/// <summary>The scenarios of one file, which Reqnroll runs between the hooks of their feature.</summary>
/// <param name="bindings">The test assembly: it holds the step classes, or reqnroll.json names the assemblies that do.</param>
internal sealed class FeatureRun(Assembly bindings, FeatureFile file)
{
    private readonly ITestRunner _runner = TestRunnerManager.GetTestRunnerForAssembly(bindings, featureHint: file.Info);

    public async Task StartAsync()
    {
        try
        {
            await _runner.OnFeatureStartAsync(file.Info);
        }
        catch
        {
            // Nobody finishes what did not start, and the runner is used for other features.
            await FinishAsync();
            throw;
        }
    }

    public async Task RunAsync(int line)
    {
        var scenario = file.Scenarios.First(one => one.Line == line);
        if (scenario.Trouble is not null)
        {
            throw new FeatureFileException(scenario.Trouble);
        }

        _runner.OnScenarioInitialize(scenario.Info, scenario.Rule);
        List<Exception> troubles = [];
        await TryAsync(_runner.OnScenarioStartAsync, troubles);
        // Reqnroll keeps the gravest outcome of all steps; the first step that has it is the one to name.
        Step? failed = null;
        foreach (var step in scenario.Steps)
        {
            var status = _runner.ScenarioContext.ScenarioExecutionStatus;
            await TryAsync(() => StepAsync(step), troubles);
            failed = _runner.ScenarioContext.ScenarioExecutionStatus == status ? failed : step;
        }

        await TryAsync(_runner.CollectScenarioErrorsAsync, troubles);
        if (failed is not null)
        {
            troubles = [.. troubles.Select(trouble => Located(failed, trouble))];
        }

        await TryAsync(_runner.OnScenarioEndAsync, troubles);
        Throw(troubles);
    }

    public async Task FinishAsync()
    {
        try
        {
            await _runner.OnFeatureEndAsync();
        }
        finally
        {
            TestRunnerManager.ReleaseTestRunner(_runner);
        }
    }

    private Task StepAsync(Step step)
    {
        Func<string, string?, Table?, string, Task> run = step.Type switch
        {
            PickleStepType.CONTEXT => _runner.GivenAsync,
            PickleStepType.ACTION => _runner.WhenAsync,
            PickleStepType.OUTCOME => _runner.ThenAsync,
            // An asterisk, which is of the kind of the step before.
            _ => _runner.AndAsync,
        };
        return run(step.Text, step.DocString, step.Table, $"{step.Keyword} ");
    }

    /// <summary>What a hook throws is thrown once more as the scenario's error: it is one trouble.</summary>
    private static async Task TryAsync(Func<Task> action, List<Exception> troubles)
    {
        try
        {
            await action();
        }
        catch (Exception trouble)
        {
            if (!troubles.Contains(trouble))
            {
                troubles.Add(trouble);
            }
        }
    }

    /// <summary>Tells the step and its line; a test that asks to be skipped stays as it is.</summary>
    private static Exception Located(Step step, Exception trouble) =>
        Outcomes.IsSkip(trouble) ? trouble : new StepFailedException($"{step.Location}: {step}", trouble);

    /// <summary>One as it was thrown, several together, none not at all.</summary>
    private static void Throw(List<Exception> troubles)
    {
        if (troubles.Count == 1)
        {
            ExceptionDispatchInfo.Throw(troubles[0]);
        }

        if (troubles.Count > 1)
        {
            throw new AggregateException(troubles);
        }
    }
}
