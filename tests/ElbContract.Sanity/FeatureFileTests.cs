using System.Text.RegularExpressions;
using ElbContract.Sanity.Reading;
using ElbContract.Specification.Clauses;

namespace ElbContract.Sanity;

/// <summary>How feature files are written.</summary>
public sealed partial class FeatureFileTests
{
    /// <summary>What the consumer makes of answers: no clause of the page, but for the one on messages.</summary>
    internal const string Consumer = "features/consumer.feature";

    private const string WireFormat = "features/wire-format.feature";
    private const int LongestName = 100;

    [Fact]
    public void EveryTagWithADot_IsAClause() =>
        Check.None(
            from feature in Features.All
            from tag in feature.Tags
            where tag.Contains('.', StringComparison.Ordinal) && Catalogue.Find(tag) is null
            select $"{feature.File}: @{tag} is not a clause: correct the tag, or add the clause to the catalogue."
        );

    [Fact]
    public void EveryRule_CarriesExactlyOneClause() =>
        Check.None(
            from feature in Features.All
            where feature.File != Consumer
            from rule in feature.Rules
            let clauses = rule.Tags.Count(tag => tag.Contains('.', StringComparison.Ordinal))
            where clauses != 1
            select $"{rule.Where}: the rule carries {clauses} clauses: tag it with the id of the one clause that it words."
        );

    [Fact]
    public void EveryScenario_HasANameOfItsOwn() =>
        Check.None(
            from scenario in Features.All.SelectMany(feature => feature.Scenarios)
            group scenario by scenario.Name into same
            where same.Count() > 1
            select $"'{same.Key}' names {same.Count()} scenarios ({string.Join(", ", same.Select(one => one.Where))}): give each a name "
                + "of its own."
        );

    [Fact]
    public void EveryScenario_HasAShortName() =>
        Check.None(
            from scenario in Features.All.SelectMany(feature => feature.Scenarios)
            where scenario.Name.Length > LongestName
            select $"{scenario.Where}: '{scenario.Name}' has {scenario.Name.Length} characters: say it in {LongestName}."
        );

    [Fact]
    public void EveryScenario_HasOneWhen() =>
        Check.None(
            from scenario in Features.All.SelectMany(feature => feature.Scenarios)
            where scenario.Whens != 1
            select $"{scenario.Where}: '{scenario.Name}' has {scenario.Whens} When steps: a scenario is one behaviour, so split it or "
                + "make the rest its Given."
        );

    [Fact]
    public void EveryRule_SpeaksInThePresent() =>
        Check.None(
            from rule in Features.All.SelectMany(feature => feature.Rules)
            let modal = Modal().Match(rule.Name)
            where modal.Success
            select $"{rule.Where}: '{rule.Name}' says '{modal.Value}': word the rule as what happens."
        );

    [Fact]
    public void OnlyTheWireFormat_SpeaksOfTheWire() =>
        Check.None(
            from feature in Features.All
            where feature.File != WireFormat
            from line in feature.Text.Split('\n').Select((text, index) => (Text: text, Number: index + 1))
            let word = Wire().Match(line.Text)
            where word.Success
            select $"{feature.File}:{line.Number}: '{word.Value}' belongs to {WireFormat}: speak of listeners, load balancers, "
                + "certificates and refusals."
        );

    [Fact]
    public void Features_AreThere() =>
        Features.All.Should().HaveCountGreaterThan(10, "features/ is where the tests look for feature files");

    [GeneratedRegex(
        @"\b(should|must|may|shall|needs? to|has to|have to)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Modal();

    [GeneratedRegex(
        @"\b([Jj][Ss][Oo][Nn]|[Hh]eaders?|[Pp]aths?|URLs?|URIs?|POST|GET|DELETE|payload|status codes?)\b|X-[A-Z]|/v1|[{}]",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Wire();
}
