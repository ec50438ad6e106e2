using System.Reflection;
using ElbContract.Gherkin.Expressions;

namespace ElbContract.Gherkin.Binding;

/// <summary>Every step, hook and transformation of a set of classes.</summary>
internal sealed class BindingRegistry
{
    private readonly List<Hook> _hooks;

    /// <exception cref="BindingException">A method or an expression is wrong.</exception>
    public BindingRegistry(IEnumerable<Type> types)
    {
        var methods = types
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public))
            .Where(method => method.DeclaringType != typeof(object))
            .ToList();
        IEnumerable<(BindingMethod Method, T Attribute)> With<T>()
            where T : Attribute =>
            from method in methods
            from attribute in method.GetCustomAttributes<T>()
            select (new BindingMethod(method), attribute);

        Transformations =
        [
            .. With<StepArgumentTransformationAttribute>()
                .Select(one => new Transformation(one.Method, one.Attribute))
                .OrderBy(one => one.Attribute.Order),
        ];
        _hooks = [.. With<HookAttribute>().Select(one => new Hook(one.Method, one.Attribute)).OrderBy(one => one.Attribute.Order)];
        if (_hooks.Find(hook => hook.Attribute.MustBeStatic && !hook.Method.IsStatic) is { } instance)
        {
            throw new BindingException($"{instance.Method} is a hook of a test run or a feature: make it static");
        }

        var steps = With<StepDefinitionBaseAttribute>().ToList();
        var parameterTypes = ParameterTypes(steps.SelectMany(step => step.Method.Parameters));
        Steps =
        [
            .. steps.Select(step => new StepDefinition(
                step.Method,
                step.Attribute,
                StepExpression.Parse(step.Attribute.Expression, parameterTypes)
            )),
        ];
    }

    public IReadOnlyList<StepDefinition> Steps { get; }

    /// <summary>Lowest order first.</summary>
    public IReadOnlyList<Transformation> Transformations { get; }

    /// <summary>In the order they run.</summary>
    public IEnumerable<Hook> Hooks<T>(IReadOnlyCollection<string> tags)
        where T : HookAttribute => _hooks.Where(hook => hook.Attribute is T && hook.IsFor(tags));

    /// <summary>The built-in ones, the names of the types that steps take (enums, say), and the named transformations.</summary>
    private Dictionary<string, ParameterType> ParameterTypes(IEnumerable<Type> taken)
    {
        var known = ParameterType.BuiltIn.ToDictionary(type => type.Name, StringComparer.Ordinal);
        foreach (var type in taken)
        {
            known.TryAdd(type.Name, new ParameterType(type.Name, ParameterType.AnyText));
        }

        foreach (
            var (name, patterns) in Transformations
                .Where(one => one.Attribute.Name is not null)
                .GroupBy(one => one.Attribute.Name!, one => one.Attribute.Regex ?? ParameterType.AnyText)
                .Select(one => (one.Key, one))
        )
        {
            known[name] = new ParameterType(name, string.Join('|', patterns.Select(pattern => pattern.TrimStart('^').TrimEnd('$'))));
        }

        return known;
    }
}
