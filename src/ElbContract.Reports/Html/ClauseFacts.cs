using System.Globalization;
using ElbContract.Reports.Features;
using ElbContract.Specification.Clauses;

namespace ElbContract.Reports.Html;

/// <summary>What stands of a clause in the catalogue: how it is read, where the page has it, and its rule.</summary>
internal static class ClauseFacts
{
    public static void Write(HtmlWriter html, Clause clause)
    {
        using var facts = html.Within("dl", ("class", "facts"));
        html.Element("dt", "Read as").Element("dd", Reading(clause));
        html.Element("dt", "On the page").Element("dd", string.Join(' ', clause.Anchors), ("class", "anchors"));
        if (FeatureTexts.RuleOf(clause.Id) is { } rule)
            html.Element("dt", "Rule").Element("dd", rule.ToString(), ("class", "place"));
        foreach (var contradiction in Catalogue.Contradictions.Where(one => one.Clauses.Contains(clause.Id)))
            html.Element("dt", string.Create(CultureInfo.InvariantCulture, $"Contradiction {contradiction.Number}"))
                .Element("dd", $"{contradiction.Sentence} {contradiction.Reading}");
    }

    /// <summary>Its scenarios as they are written, where no case shows them; nothing where it has none.</summary>
    public static void WriteScenarios(HtmlWriter html, string clause)
    {
        if (FeatureTexts.Rules.FirstOrDefault(rule => rule.Clause == clause) is { } rule)
            html.Element("h4", "Scenarios").Element("pre", rule.Text, ("class", "scenario"));
    }

    private static string Reading(Clause clause) => $"a provider {Words.InPlainWords(clause.Strength)} ({Words.Of(clause.Strength)})";
}
