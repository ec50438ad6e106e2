using System.Text.RegularExpressions;
using ElbContract.Gherkin.Expressions;

namespace ElbContract.Gherkin.Binding;

internal sealed record StepDefinition(BindingMethod Method, StepDefinitionBaseAttribute Attribute, StepExpression Expression)
{
    public override string ToString() =>
        $"[{Attribute.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal)}(\"{Attribute.Expression}\")] {Method}";
}

internal sealed record Hook(BindingMethod Method, HookAttribute Attribute)
{
    public bool IsFor(IReadOnlyCollection<string> tags) => Attribute.Tags.Count == 0 || Attribute.Tags.Any(tags.Contains);
}

internal sealed record Transformation(BindingMethod Method, StepArgumentTransformationAttribute Attribute)
{
    private readonly Regex? _regex = Attribute.Regex is null
        ? null
        : new Regex($@"\A(?:{Attribute.Regex.TrimStart('^').TrimEnd('$')})\z", RegexOptions.CultureInvariant);

    /// <summary>The arguments of the method for this value, or null when it is not for it.</summary>
    public object[]? Arguments(object value) =>
        value switch
        {
            string text when _regex is not null => _regex.Match(text) is { Success: true } match ? Groups(match) : null,
            string
            or DataTable when _regex is null && (value is DataTable) == (Method.Parameters is [var only] && only == typeof(DataTable)) =>
            [
                value,
            ],
            _ => null,
        };

    private static object[] Groups(Match match) =>
        match.Groups.Count == 1 ? [match.Value] : [.. match.Groups.Values.Skip(1).Select(group => (object)group.Value)];
}
