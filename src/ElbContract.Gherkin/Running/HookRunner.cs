using ElbContract.Gherkin.Binding;

namespace ElbContract.Gherkin.Running;

internal sealed class HookRunner(BindingRegistry registry)
{
    /// <summary>The first that throws is the last that runs.</summary>
    public async Task BeforeAsync<T>(Instances instances, IReadOnlyCollection<string> tags)
        where T : HookAttribute
    {
        foreach (var hook in registry.Hooks<T>(tags))
        {
            await CallAsync(hook, instances);
        }
    }

    /// <summary>All run; what they throw is handed back.</summary>
    public async Task<IReadOnlyList<Exception>> AfterAsync<T>(Instances instances, IReadOnlyCollection<string> tags)
        where T : HookAttribute
    {
        var troubles = new List<Exception>();
        foreach (var hook in registry.Hooks<T>(tags))
        {
            try
            {
                await CallAsync(hook, instances);
            }
            catch (Exception trouble)
            {
                troubles.Add(trouble);
            }
        }

        return troubles;
    }

    private static Task<object?> CallAsync(Hook hook, Instances instances) =>
        hook.Method.CallAsync(instances, [.. hook.Method.Parameters.Select(instances.Get)]);
}
