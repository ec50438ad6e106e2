using System.Text;
using System.Text.RegularExpressions;

namespace ElbContract.Pact.Contracts;

/// <summary>A provider state expression: text with <c>${name}</c> in it, or nothing but a name. Read by hand: it is needed at start, where
/// a regex would cost more than all the reading.</summary>
internal static class Expression
{
    /// <summary>Whether each <c>${</c> opens a named variable, and there is one at least.</summary>
    internal static bool IsTemplate(string expression)
    {
        var found = false;
        for (
            var at = expression.IndexOf("${", StringComparison.Ordinal);
            at >= 0;
            at = expression.IndexOf("${", at, StringComparison.Ordinal)
        )
        {
            var close = expression.IndexOf('}', at);
            if (close <= at + 2 || expression.AsSpan(at + 2, close - at - 2).ContainsAny('$', '{'))
                return false;
            found = true;
            at = close;
        }

        return found;
    }

    internal static IEnumerable<string> Variables(string expression)
    {
        var names = new List<string>();
        Replace(
            expression,
            name =>
            {
                names.Add(name);
                return "";
            }
        );
        return names;
    }

    /// <summary>The expression as a regex for a whole text, with <paramref name="variable"/> in the place of each variable.</summary>
    internal static string Pattern(string expression, string variable)
    {
        const string Mark = "\u0001";
        return $"^{Regex.Escape(Replace(expression, _ => Mark)).Replace(Mark, variable, StringComparison.Ordinal)}$";
    }

    internal static string Replace(string expression, Func<string, string> value)
    {
        if (!IsTemplate(expression))
            return value(expression);
        var text = new StringBuilder();
        var done = 0;
        for (
            var at = expression.IndexOf("${", StringComparison.Ordinal);
            at >= 0;
            at = expression.IndexOf("${", done, StringComparison.Ordinal)
        )
        {
            var close = expression.IndexOf('}', at);
            text.Append(expression, done, at - done).Append(value(expression[(at + 2)..close]));
            done = close + 1;
        }

        return text.Append(expression, done, expression.Length - done).ToString();
    }
}
