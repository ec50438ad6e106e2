using Gherkin;
using Gherkin.Ast;

namespace ElbContract.Reports.Features;

/// <summary>The feature files of this version, for readers who have no repository at hand.</summary>
public static class FeatureTexts
{
    private static readonly Lazy<(Dictionary<string, FeaturePlace> Rules, Dictionary<FeaturePlace, ScenarioText> Scenarios)> All = new(
        Read
    );

    /// <summary>Where the <c>Rule:</c> of a clause stands; null for a clause that has none.</summary>
    /// <param name="clause">The clause's id, which is the rule's tag.</param>
    public static FeaturePlace? RuleOf(string clause) => All.Value.Rules.GetValueOrDefault(clause);

    /// <summary>The scenario, or row of examples, that stands there; null where none does.</summary>
    public static ScenarioText? At(FeaturePlace place) => All.Value.Scenarios.GetValueOrDefault(place);

    private static (Dictionary<string, FeaturePlace> Rules, Dictionary<FeaturePlace, ScenarioText> Scenarios) Read()
    {
        const string folder = "features/";
        Dictionary<string, FeaturePlace> rules = new(StringComparer.Ordinal);
        Dictionary<FeaturePlace, ScenarioText> scenarios = [];
        var assembly = typeof(FeatureTexts).Assembly;
        foreach (var file in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(file)!);
            var children = new Parser().Parse(text).Feature.Children.ToList();
            Add(file, children, [], scenarios);
            foreach (var rule in children.OfType<Rule>())
            {
                foreach (var tag in rule.Tags)
                    rules.TryAdd(tag.Name[1..], new FeaturePlace(file, rule.Location.Line));
                Add(file, [.. rule.Children], [.. Background(children)], scenarios);
            }
        }

        return (rules, scenarios);
    }

    private static IEnumerable<Step> Background(IEnumerable<IHasLocation> children) =>
        children.OfType<Background>().SelectMany(background => background.Steps);

    private static void Add(
        string file,
        List<IHasLocation> children,
        IReadOnlyList<Step> before,
        Dictionary<FeaturePlace, ScenarioText> scenarios
    )
    {
        before = [.. before, .. Background(children)];
        foreach (var scenario in children.OfType<Scenario>())
        {
            scenarios[new FeaturePlace(file, scenario.Location.Line)] = Text(scenario, before, []);
            foreach (var examples in scenario.Examples)
            {
                var heads = examples.TableHeader?.Cells.Select(cell => cell.Value).ToList() ?? [];
                foreach (var row in examples.TableBody ?? [])
                    scenarios[new FeaturePlace(file, row.Location.Line)] = Text(
                        scenario,
                        before,
                        [.. heads.Zip(row.Cells, (head, cell) => (head, cell.Value))]
                    );
            }
        }
    }

    private static ScenarioText Text(Scenario scenario, IReadOnlyList<Step> before, IReadOnlyList<(string Head, string Value)> row)
    {
        return new ScenarioText(Filled(scenario.Name), [.. before.Concat(scenario.Steps).SelectMany(Lines)]);

        IEnumerable<string> Lines(Step step) =>
            [
                step.Keyword + Filled(step.Text),
                .. (step.DataTable?.Rows ?? []).Select(line =>
                    $"  | {string.Join(" | ", line.Cells.Select(cell => Filled(cell.Value)))} |"
                ),
                .. step.DocString is { } text ? Filled(text.Content).Split('\n').Select(line => "  " + line) : [],
            ];

        string Filled(string text) =>
            row.Aggregate(text, (filled, cell) => filled.Replace($"<{cell.Head}>", cell.Value, StringComparison.Ordinal));
    }
}

/// <summary>A line of a feature file.</summary>
/// <param name="File">From the repository's root, such as <c>features/port.feature</c>.</param>
/// <param name="Line">From 1.</param>
public sealed record FeaturePlace(string File, int Line)
{
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}");
}

/// <summary>A scenario as it runs: with its backgrounds, and a row of examples filled in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Lines">Its steps, with tables and texts indented.</param>
public sealed record ScenarioText(string Name, IReadOnlyList<string> Lines);
