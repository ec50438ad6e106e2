using System.Text.Json.Nodes;
using ElbContract.Pact.Contracts;

namespace ElbContract.Pact.Writing;

/// <summary>Examines a path, a header value or a query value.</summary>
internal static class TextExaminer
{
    internal static void Examine(string where, PactText text, Action<string, string> problem)
    {
        if (text.Matcher is { } matcher && MatcherExaminer.Problem(matcher, JsonValue.Create(text.Example)) is { } wrong)
            problem(where, wrong);
        Expression(where, text.FromProviderState, problem);
    }

    internal static void Expression(string where, string? expression, Action<string, string> problem)
    {
        if (expression is not null && !Contracts.Expression.IsTemplate(expression))
            problem(where, $"the expression '{expression}' has no variable: write one as ${{name}}");
    }
}
