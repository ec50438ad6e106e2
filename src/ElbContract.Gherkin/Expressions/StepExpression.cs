using System.Text.RegularExpressions;

namespace ElbContract.Gherkin.Expressions;

/// <summary>A step's text on one side, the arguments in it on the other.</summary>
internal sealed class StepExpression
{
    // The rule by which Reqnroll reads an expression as a regular one.
    private static readonly Regex Regular = new(@"^\^|\$$|^(?!.*\{\w*\}).*(?:\(.*[*+]\)|\.\*|\\\.|\\d\+)", RegexOptions.CultureInvariant);

    private readonly Regex _regex;
    private readonly IReadOnlyList<ParameterType>? _parameters;

    private StepExpression(Regex regex, IReadOnlyList<ParameterType>? parameters)
    {
        _regex = regex;
        _parameters = parameters;
    }

    public static StepExpression Parse(string expression, IReadOnlyDictionary<string, ParameterType> known)
    {
        if (Regular.IsMatch(expression))
        {
            return new StepExpression(Whole(expression.TrimStart('^').TrimEnd('$')), parameters: null);
        }

        var (pattern, parameters) = new CucumberExpression(expression, known).Compile();
        return new StepExpression(Whole(pattern), parameters);
    }

    /// <summary>The arguments in the text, or null when it does not match.</summary>
    public string[]? Match(string text)
    {
        var match = _regex.Match(text);
        if (!match.Success)
        {
            return null;
        }

        return _parameters is null
            ? [.. match.Groups.Values.Skip(1).Select(group => group.Value)]
            : [.. _parameters.Select((type, at) => type.Argument(match.Groups[CucumberExpression.GroupName(at)].Value))];
    }

    private static Regex Whole(string pattern) => new($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant);
}
