using Gherkin;
using Gherkin.Ast;

namespace ElbContract.Reports.Features;

/// <summary>The feature files of this version, for readers who have no repository at hand.</summary>
public static class FeatureTexts
{
    private static readonly Lazy<(List<RuleText> Rules, Dictionary<FeaturePlace, ScenarioText> Scenarios)> All = new(Read);

    /// <summary>Every <c>Rule:</c>, by file and line.</summary>
    public static IReadOnlyList<RuleText> Rules => All.Value.Rules;

    /// <summary>Where the <c>Rule:</c> of a clause stands; null for a clause that has none.</summary>
    /// <param name="clause">The clause's id, which is the rule's tag.</param>
    public static FeaturePlace? RuleOf(string clause) => Rules.FirstOrDefault(rule => rule.Clause == clause)?.Place;

    /// <summary>The scenario, or row of examples, that stands there; null where none does.</summary>
    public static ScenarioText? At(FeaturePlace place) => All.Value.Scenarios.GetValueOrDefault(place);

    private static (List<RuleText> Rules, Dictionary<FeaturePlace, ScenarioText> Scenarios) Read()
    {
        const string folder = "features/";
        List<RuleText> rules = [];
        Dictionary<FeaturePlace, ScenarioText> scenarios = [];
        var assembly = typeof(FeatureTexts).Assembly;
        foreach (var file in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order())
        {
            using var stream = new StreamReader(assembly.GetManifestResourceStream(file)!);
            var text = stream.ReadToEnd();
            var lines = text.ReplaceLineEndings("\n").Split('\n');
            var feature = new Parser().Parse(new StringReader(text)).Feature;
            var children = feature.Children.ToList();
            Add(file, children, [], scenarios);
            var own = children.OfType<Rule>().ToList();
            foreach (var (rule, next) in own.Zip([.. own.Skip(1), null]))
            {
                var (from, to) = (rule.Location.Line - 1, FirstLineOf(next) ?? lines.Length);
                rules.Add(
                    new RuleText(
                        rule.Tags.FirstOrDefault()?.Name[1..],
                        feature.Name,
                        new FeaturePlace(file, rule.Location.Line),
                        string.Join(
                                '\n',
                                lines[from..to].Select(line => line.StartsWith("  ", StringComparison.Ordinal) ? line[2..] : line)
                            )
                            .TrimEnd()
                    )
                );
                Add(file, [.. rule.Children], [.. Background(children)], scenarios);
            }
        }

        return (rules, scenarios);
    }

    // With its tags, which stand above it; from 0.
    private static int? FirstLineOf(Rule? rule) =>
        rule is null ? null : rule.Tags.Select(tag => tag.Location.Line).Append(rule.Location.Line).Min() - 1;

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

/// <summary>A rule as its file has it.</summary>
/// <param name="Clause">The id of its clause, its first tag; null for a rule of the consumer alone.</param>
/// <param name="Feature">The name of the feature that it stands in.</param>
/// <param name="Place">Where it begins.</param>
/// <param name="Text">With all its scenarios and examples.</param>
public sealed record RuleText(string? Clause, string Feature, FeaturePlace Place, string Text);
