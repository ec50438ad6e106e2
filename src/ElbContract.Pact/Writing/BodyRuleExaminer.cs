using System.Text.Json.Nodes;
using ElbContract.Pact.Contracts;

namespace ElbContract.Pact.Writing;

/// <summary>Examines a rule against the example it speaks of: a rule that meets nothing there would never be asked.</summary>
internal static class BodyRuleExaminer
{
    internal static void Examine(string where, BodyRule rule, JsonNode example, Action<string, string> problem)
    {
        TextExaminer.Expression(where, rule.FromProviderState, problem);
        if (rule.AllOf.Count > 0 && rule.AnyOf.Count > 0)
            problem(where, "has both AllOf and AnyOf: choose one");
        if (BodyPath.Parse(rule.Path) is not { } path)
        {
            problem(where, "is not a path: write one as $.name, $['name'], $.list[0] or $.list[*]");
            return;
        }

        var places = path.Find(example);
        if (places.Count == 0)
            problem(where, "is not in the example: correct the path, or give the example that member");
        foreach (var value in places.Select(place => place.Value))
        {
            foreach (var wrong in rule.AllOf.Select(matcher => MatcherExaminer.Problem(matcher, value)).OfType<string>())
                problem(where, wrong);
            if (
                rule.AnyOf.Select(matcher => MatcherExaminer.Problem(matcher, value)).ToList() is { Count: > 0 } any
                && any.TrueForAll(wrong => wrong is not null)
            )
                problem(where, string.Join(", and ", any));
            if (value is null && rule.AnyOf.OfType<Matcher.Plain>().FirstOrDefault(matcher => matcher.AsksExample) is { } asking)
                problem(
                    where,
                    $"'{asking.Name}' means the example's type, but the example is null: give an example of the type that you mean"
                );
        }
    }
}
