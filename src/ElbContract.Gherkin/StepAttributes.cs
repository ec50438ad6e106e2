using System.Diagnostics.CodeAnalysis;

namespace ElbContract.Gherkin;

/// <summary>Marks a class whose methods are steps, hooks or transformations. One instance a scenario.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BindingAttribute : Attribute;

/// <summary>A method that runs the steps its Cucumber expression matches. A method may carry several.</summary>
/// <param name="expression">A Cucumber expression, or a regular expression by the rules of <see cref="StepDefinitionAttribute"/>.</param>
public abstract class StepDefinitionBaseAttribute(string expression) : Attribute
{
    public string Expression { get; } = expression;

    internal abstract bool Speaks(StepKeyword keyword);
}

[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class GivenAttribute(string expression) : StepDefinitionBaseAttribute(expression)
{
    internal override bool Speaks(StepKeyword keyword) => keyword == StepKeyword.Given;
}

[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class WhenAttribute(string expression) : StepDefinitionBaseAttribute(expression)
{
    internal override bool Speaks(StepKeyword keyword) => keyword == StepKeyword.When;
}

[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ThenAttribute(string expression) : StepDefinitionBaseAttribute(expression)
{
    internal override bool Speaks(StepKeyword keyword) => keyword == StepKeyword.Then;
}

/// <summary>
/// Any keyword. An expression that starts with ^ or ends with $ is a regular expression; so is one that has no {parameter} but
/// (…*), (…+), .*, \. or \d+.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class StepDefinitionAttribute(string expression) : StepDefinitionBaseAttribute(expression)
{
    internal override bool Speaks(StepKeyword keyword) => true;
}

/// <summary>
/// A method that turns a step's text, the groups of a regular expression in it, or a <see cref="DataTable"/> into the type it returns.
/// </summary>
/// <param name="regex">What the whole text has to match; null: any text.</param>
/// <param name="order">The lowest that fits is taken.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class StepArgumentTransformationAttribute(
    [StringSyntax(StringSyntaxAttribute.Regex)] string? regex = null,
    int order = StepArgumentTransformationAttribute.DefaultOrder
) : Attribute
{
    public const int DefaultOrder = 10000;

    public string? Regex { get; } = regex;

    public int Order { get; set; } = order;

    /// <summary>The name that stands for it in Cucumber expressions: {name}.</summary>
    public string? Name { get; set; }
}
