using System.Text;
using System.Text.RegularExpressions;

namespace ElbContract.Gherkin.Expressions;

/// <summary>Turns "the listener(s) has/have port {int}" into a regular expression with a group for each parameter.</summary>
internal sealed class CucumberExpression(string expression, IReadOnlyDictionary<string, ParameterType> known)
{
    private static readonly Regex Tokens = new(
        @"\\(?<literal>.)|\((?<optional>(?:\\.|[^()\\])+)\)|\{(?<parameter>[^{}]*)\}|(?<or>/)|(?<space>\s+)"
            + @"|(?<literal>[^({\\])|(?<trouble>.)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    );

    private readonly StringBuilder _pattern = new();
    private readonly List<ParameterType> _parameters = [];
    private readonly List<StringBuilder> _word = [new()];

    public static string GroupName(int parameter) => $"argument{parameter}";

    public (string Pattern, IReadOnlyList<ParameterType> Parameters) Compile()
    {
        foreach (Match token in Tokens.Matches(expression))
        {
            var (name, value) = token
                .Groups.Values.Skip(1)
                .Where(group => group.Success)
                .Select(group => (group.Name, group.Value))
                .First();
            Take(name, value, token.Index);
        }

        EndWord();
        return (_pattern.ToString(), _parameters);
    }

    private void Take(string token, string value, int at)
    {
        switch (token)
        {
            case "literal":
                _word[^1].Append(Regex.Escape(value));
                break;
            case "optional":
                _word[^1].Append($"(?:{Regex.Escape(Regex.Replace(value, @"\\(.)", "$1"))})?");
                break;
            case "or":
                _word.Add(new StringBuilder());
                break;
            case "parameter":
                EndWord();
                AddParameter(value);
                break;
            case "space":
                EndWord();
                _pattern.Append(Regex.Escape(value));
                break;
            default:
                throw new BindingException(
                    $"the expression \"{expression}\" has a '{value}' at {at + 1} that nothing closes; write \\{value} for the "
                        + "character itself"
                );
        }
    }

    private void AddParameter(string name)
    {
        if (!known.TryGetValue(name, out var type))
        {
            var names = string.Join(' ', known.Keys.Order(StringComparer.Ordinal).Select(one => $"{{{one}}}"));
            throw new BindingException(
                $"the expression \"{expression}\" has a parameter {{{name}}} that nobody defines; known are {names}"
            );
        }

        _pattern.Append($"(?<{GroupName(_parameters.Count)}>{type.Pattern})");
        _parameters.Add(type);
    }

    private void EndWord()
    {
        if (_word.Count > 1 && _word.Exists(alternative => alternative.Length == 0))
        {
            throw new BindingException($"the expression \"{expression}\" has an empty alternative; write \\/ for the character itself");
        }

        _pattern.Append(_word.Count == 1 ? _word[0].ToString() : $"(?:{string.Join('|', _word)})");
        _word.Clear();
        _word.Add(new StringBuilder());
    }
}
