using ElbContract.Gherkin.Binding;
using ElbContract.Gherkin.Reading;
using Xunit.v3;

namespace ElbContract.Gherkin.Running;

/// <summary>One scenario from its first hook to the last thing it disposes of.</summary>
internal sealed class ScenarioRun
{
    private readonly HookRunner _hooks;
    private readonly ArgumentConverter _converter;
    private readonly IReqnrollOutputHelper _output;
    private readonly Instances _instances;
    private readonly ScenarioContext _context;
    private readonly List<Exception> _failures = [];

    public ScenarioRun(BindingRegistry registry, Instances feature, ScenarioInfo info, IReqnrollOutputHelper output)
    {
        _hooks = new HookRunner(registry);
        _converter = new ArgumentConverter(registry);
        _output = output;
        _context = new ScenarioContext(info);
        _instances = new Instances(feature);
        _instances.Register(_context);
        _instances.Register(output);
    }

    private string[] Tags => _context.ScenarioInfo.CombinedTags;

    public async Task RunAsync(IEnumerable<BoundStep> steps)
    {
        await TryAsync(() => _hooks.BeforeAsync<BeforeScenarioAttribute>(_instances, Tags));
        foreach (var step in steps)
        {
            _output.WriteLine(_failures.Count == 0 ? step.Step.ToString() : $"{step.Step} (skipped)");
            if (_failures.Count == 0)
            {
                await TryAsync(() => StepAsync(step));
            }
        }

        AddRange(await _hooks.AfterAsync<AfterScenarioAttribute>(_instances, Tags));
        AddRange(await _instances.LetGoAsync());
        Failures.Throw(_failures);
    }

    private async Task StepAsync(BoundStep bound)
    {
        var failures = new List<Exception>();
        try
        {
            await _hooks.BeforeAsync<BeforeStepAttribute>(_instances, Tags);
            await CallAsync(bound);
        }
        catch (Exception trouble)
        {
            // Hooks read it, so it stands before they run.
            _context.TestError = trouble;
            failures.Add(trouble);
        }

        failures.AddRange(await _hooks.AfterAsync<AfterStepAttribute>(_instances, Tags));
        _failures.AddRange(failures.Select(trouble => Located(bound.Step, trouble)));
        _context.TestError ??= failures.FirstOrDefault();
    }

    private async Task CallAsync(BoundStep bound)
    {
        var arguments = new object?[bound.Arguments.Count];
        for (var at = 0; at < arguments.Length; at++)
        {
            arguments[at] = await _converter.ConvertAsync(bound.Arguments[at], bound.Definition.Method.Parameters[at], _instances);
        }

        await bound.Definition.Method.CallAsync(_instances, arguments);
    }

    private async Task TryAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception trouble)
        {
            AddRange([trouble]);
        }
    }

    private void AddRange(IReadOnlyList<Exception> troubles)
    {
        _failures.AddRange(troubles);
        _context.TestError ??= troubles.Count == 0 ? null : troubles[0];
    }

    /// <summary>Tells the step and its line; a test that asks to be skipped stays as it is.</summary>
    private static Exception Located(Step step, Exception trouble) =>
        trouble.Message.StartsWith(DynamicSkipToken.Value, StringComparison.Ordinal)
            ? trouble
            : new StepFailedException($"{step.Location}: {step}", trouble);
}
