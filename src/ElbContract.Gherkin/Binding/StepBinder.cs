using ElbContract.Gherkin.Reading;

namespace ElbContract.Gherkin.Binding;

/// <summary>A step and the one definition that runs it.</summary>
internal sealed record BoundStep(Step Step, StepDefinition Definition, IReadOnlyList<object> Arguments);

internal sealed class StepBinder(BindingRegistry registry)
{
    /// <summary>Binds all steps, so that nothing runs of a scenario that cannot run to its end.</summary>
    /// <exception cref="BindingException">Says everything that is wrong, not only the first.</exception>
    public IReadOnlyList<BoundStep> Bind(IEnumerable<Step> steps)
    {
        var bound = new List<BoundStep>();
        var troubles = new List<string>();
        foreach (var step in steps)
        {
            if (Bind(step, out var trouble) is { } one)
            {
                bound.Add(one);
            }
            else
            {
                troubles.Add($"{step.Location}: {trouble}");
            }
        }

        return troubles.Count == 0 ? bound : throw new BindingException(string.Join("\n\n", troubles.Distinct(StringComparer.Ordinal)));
    }

    private BoundStep? Bind(Step step, out string? trouble)
    {
        var matches = registry
            .Steps.Where(definition => definition.Attribute.Speaks(step.Keyword))
            .Select(definition => (definition, arguments: definition.Expression.Match(step.Text)))
            .Where(match => match.arguments is not null)
            .ToList();
        trouble = matches.Count switch
        {
            0 => $"no step definition matches \"{step}\". Write it, for instance:\n\n{StepSkeleton.For(step)}",
            1 => null,
            _ => $"several step definitions match \"{step}\":\n{string.Join('\n', matches.Select(match => $"    {match.definition}"))}",
        };
        if (trouble is not null)
        {
            return null;
        }

        var (definition, captured) = matches[0];
        object[] arguments = step.Argument is { } last ? [.. captured!, last] : captured!;
        var wanted = definition.Method.Parameters.Count;
        trouble =
            arguments.Length == wanted ? null : $"\"{step}\" has {Count(arguments.Length)}{Last(step)}, but {definition} takes {wanted}";
        return trouble is null ? new BoundStep(step, definition, arguments) : null;
    }

    private static string Count(int arguments) => arguments == 1 ? "1 argument" : $"{arguments} arguments";

    private static string Last(Step step) =>
        step switch
        {
            { Table: not null } => " (its table is the last)",
            { DocString: not null } => " (its doc string is the last)",
            _ => "",
        };
}
