using ElbContract.Gherkin.Binding;
using ElbContract.Gherkin.Reading;

namespace ElbContract.Gherkin.Running;

/// <summary>The scenarios of one file, between the hooks of their feature.</summary>
internal sealed class FeatureRun
{
    private readonly BindingRegistry _registry;
    private readonly FeatureFile _file;
    private readonly HookRunner _hooks;
    private readonly Instances _instances = new();

    public FeatureRun(BindingRegistry registry, FeatureFile file)
    {
        _registry = registry;
        _file = file;
        _hooks = new HookRunner(registry);
        _instances.Register(new FeatureContext(file.Info));
    }

    public Task StartAsync() => _hooks.BeforeAsync<BeforeFeatureAttribute>(_instances, _file.Info.Tags);

    public async Task RunAsync(int line, IReqnrollOutputHelper output)
    {
        var scenario = _file.Scenarios.First(one => one.Line == line);
        if (scenario.Trouble is not null)
        {
            throw new FeatureFileException(scenario.Trouble);
        }

        var steps = new StepBinder(_registry).Bind(scenario.Steps);
        await new ScenarioRun(_registry, _instances, scenario.Info, output).RunAsync(steps);
    }

    public async Task FinishAsync()
    {
        var troubles = await _hooks.AfterAsync<AfterFeatureAttribute>(_instances, _file.Info.Tags);
        Failures.Throw([.. troubles, .. await _instances.LetGoAsync()]);
    }
}
