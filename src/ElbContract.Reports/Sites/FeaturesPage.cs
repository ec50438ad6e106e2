using ElbContract.Reports.Features;
using ElbContract.Reports.Html;
using ElbContract.Specification.Clauses;

namespace ElbContract.Reports.Sites;

/// <summary>The features as they are written, each rule with what the last run found.</summary>
internal static class FeaturesPage
{
    public static void Write(Stream stream, SiteNavigation site, IReadOnlyList<SiteRun> runs) =>
        SitePage.Write(
            stream,
            site,
            SiteNavigation.Features,
            "Features",
            "The specification in words: one rule for each clause, with its scenarios. The badge is the verdict of the last run "
                + "that tested the rule.",
            html =>
            {
                foreach (var feature in FeatureTexts.Rules.GroupBy(rule => (rule.Place.File, rule.Feature)))
                {
                    using var section = html.Within("section");
                    html.Element("h2", feature.Key.Feature);
                    html.Element("p", feature.Key.File, ("class", "about place"));
                    foreach (var rule in feature)
                        Write(html, rule, runs);
                }
            }
        );

    private static void Write(HtmlWriter html, RuleText rule, IReadOnlyList<SiteRun> runs)
    {
        var clause = rule.Clause is null ? null : Catalogue.Find(rule.Clause);
        using var article = clause is null
            ? html.Within("article", ("class", "rule"))
            : html.Within("article", ("id", clause.Id), ("class", "rule"));
        if (clause is not null)
        {
            using var heading = html.Within("h3");
            SitePage.WriteClause(html, clause.Id);
            if (runs.FirstOrDefault(run => run.Of(clause) is not null) is { } last)
                SitePage.WriteVerdict(html, last, clause.Id, last.Word(clause));
        }

        html.Element("p", rule.Place.ToString(), ("class", "about place"));
        html.Element("pre", rule.Text);
    }
}
