using ElbContract.Sanity.Reading;
using ElbContract.Specification.Clauses;

namespace ElbContract.Sanity;

/// <summary>A clause is known to the catalogue, the features and the contract, or to none of them.</summary>
public sealed class ClauseCoverageTests
{
    private static readonly HashSet<string> Charged =
    [
        .. Pacts.Interactions.Where(one => one.Clauses.Count > 0).Select(one => one.Clauses[0]),
    ];

    [Fact]
    public void EveryClause_HasAnAnchor() =>
        Check.None(
            from clause in Catalogue.Clauses
            where clause.Anchors.Count == 0
            select $"Clause {clause.Id} has no anchor: name the sentences of the page that it comes from, in "
                + "src/ElbContract.Specification/Clauses/Subjects."
        );

    [Fact]
    public void EveryClause_HasOneRule()
    {
        var rules = Features.All.SelectMany(feature => feature.Rules).ToList();
        Check.None(
            from clause in Catalogue.Clauses
            let own = rules
                .Where(rule => rule.Tags.Contains(clause.Id) && !rule.Where.StartsWith(FeatureFileTests.Consumer, StringComparison.Ordinal))
                .ToList()
            let elsewhere = rules.Where(rule => rule.Tags.Contains(clause.Id)).ToList()
            where own.Count > 1 || elsewhere.Count == 0
            select own.Count > 1
                ? $"Clause {clause.Id} has {own.Count} rules ({string.Join(", ", own.Select(rule => rule.Where))}): put their scenarios "
                    + "under one."
                : $"Clause {clause.Id} has no rule in features/: add 'Rule:' with the tag @{clause.Id} to the file of its subject."
        );
    }

    [Fact]
    public void EveryClause_HasAnInteraction_OrAReasonToHaveNone() =>
        Check.None(
            from clause in Catalogue.Clauses
            where !Charged.Contains(clause.Id) && !ClausesWithoutInteraction.All.ContainsKey(clause.Id)
            select $"Clause {clause.Id} has no interaction in pacts/: give its rule a scenario that is not @consumer-only and run "
                + $"'dotnet test --project tests/ElbContract.Features', or say in {nameof(ClausesWithoutInteraction)} why it cannot "
                + "have one."
        );

    [Fact]
    public void ClausesWithoutInteraction_HaveNoneAfterAll() =>
        Check.None(
            from clause in ClausesWithoutInteraction.All.Keys
            where Charged.Contains(clause) || Catalogue.Find(clause) is null
            select Charged.Contains(clause)
                ? $"Clause {clause} has an interaction after all: take it off the list in {nameof(ClausesWithoutInteraction)}."
                : $"There is no clause {clause}: take it off the list in {nameof(ClausesWithoutInteraction)}."
        );

    [Fact]
    public void EveryInteraction_IsChargedToClauses() =>
        Check.None(
            from interaction in Pacts.Interactions
            let unknown = interaction.Clauses.Where(clause => Catalogue.Find(clause) is null).ToList()
            where interaction.Clauses.Count == 0 || unknown.Count > 0
            select $"{interaction.Where} names "
                + $"{(unknown.Count > 0 ? "no clause of the catalogue with " + string.Join(", ", unknown) : "no clause")}: correct the "
                + "tag of its rule."
        );
}
