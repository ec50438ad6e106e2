using System.Collections.Specialized;
using Gherkin;
using Gherkin.CucumberMessages;
using Gherkin.CucumberMessages.Pickles;
using Messages = Io.Cucumber.Messages.Types;

namespace ElbContract.Gherkin.Reading;

/// <summary>Puts together what the pickles say (names, steps, tags, filled in) and where the document says it (lines, keywords,
/// rows).</summary>
internal sealed class FeatureFileReader
{
    private readonly string _path;
    private readonly string[] _outlineKeywords;
    private readonly Messages.Feature? _feature;
    private readonly List<Messages.Pickle> _pickles;
    private readonly List<Messages.Scenario> _scenarios;
    private readonly Dictionary<string, Messages.Step> _steps;

    public FeatureFileReader(string path, global::Gherkin.Ast.GherkinDocument parsed)
    {
        var ids = new IncrementingIdGenerator();
        var document = new AstMessagesConverter(ids).ConvertGherkinDocumentToEventArgs(parsed, path);
        _path = path;
        _feature = document.Feature;
        _pickles = _feature is null ? [] : new PickleCompiler(ids).Compile(document);

        var children = (_feature?.Children ?? [])
            .SelectMany(child =>
                child.Rule?.Children.Select(inner => (inner.Background, inner.Scenario)) ?? [(child.Background, child.Scenario)]
            )
            .ToList();
        _scenarios = [.. children.Select(child => child.Scenario).OfType<Messages.Scenario>()];
        _steps = children.SelectMany(child => child.Scenario?.Steps ?? child.Background.Steps).ToDictionary(step => step.Id);
        _outlineKeywords = new GherkinDialectProvider("en").GetDialect(_feature?.Language ?? "en", null).ScenarioOutlineKeywords;
    }

    public FeatureFile Read()
    {
        if (_feature is null || _scenarios.Count == 0)
        {
            return FeatureFile.Unreadable(_path, 1, "has no scenario", $"{_path}:1: the file has no scenario");
        }

        var folder = _path.LastIndexOf('/') is > 0 and var slash ? _path[..slash] : "";
        var info = new FeatureInfo(folder, _feature.Name, Trim(_feature.Description), Names(_feature.Tags));
        return new FeatureFile(
            _path,
            info,
            [.. _pickles.Select(Scenario).Concat(_scenarios.SelectMany(Rowless)).OrderBy(scenario => scenario.Line)]
        );
    }

    private Scenario Scenario(Messages.Pickle pickle)
    {
        var scenario = _scenarios.Single(one => one.Id == pickle.AstNodeIds[0]);
        var examples = scenario.Examples.Find(one => one.TableBody.Exists(row => row.Id == pickle.AstNodeIds[^1]));
        var own = scenario.Tags.Concat(examples?.Tags ?? []).Select(tag => tag.Id).ToHashSet();
        var line = (int)pickle.Location.Line;
        var info = new ScenarioInfo(
            pickle.Name,
            Trim(scenario.Description),
            [.. pickle.Tags.Where(tag => own.Contains(tag.AstNodeId)).Select(tag => tag.Name[1..])],
            [.. pickle.Tags.Select(tag => tag.Name[1..])],
            Arguments(examples, pickle.AstNodeIds[^1])
        );

        return new Scenario(info, line, Steps(pickle), Trouble(scenario, line));
    }

    private string? Trouble(Messages.Scenario scenario, int line) =>
        scenario switch
        {
            { Steps.Count: 0 } =>
                $"{_path}:{line}: the scenario has no steps (right under it, a line with a misspelt keyword is read as its description)",
            { Examples.Count: 0 } when _outlineKeywords.Contains(scenario.Keyword) =>
                $"{_path}:{line}: the {scenario.Keyword} has no Examples",
            _ => null,
        };

    /// <summary>Examples without a row make no pickle, and would pass unseen.</summary>
    private IEnumerable<Scenario> Rowless(Messages.Scenario scenario) =>
        from examples in scenario.Examples
        where examples.TableBody.Count == 0
        let line = (int)examples.Location.Line
        let info = new ScenarioInfo(
            scenario.Name,
            Trim(scenario.Description),
            Names(scenario.Tags),
            Names(scenario.Tags),
            new OrderedDictionary()
        )
        select new Scenario(info, line, [], $"{_path}:{line}: the Examples have no row");

    private List<Step> Steps(Messages.Pickle pickle)
    {
        var keyword = StepKeyword.Given;
        var steps = new List<Step>();
        foreach (var step in pickle.Steps)
        {
            keyword = step.Type switch
            {
                Messages.PickleStepType.CONTEXT => StepKeyword.Given,
                Messages.PickleStepType.ACTION => StepKeyword.When,
                Messages.PickleStepType.OUTCOME => StepKeyword.Then,
                _ => keyword,
            };
            var written = _steps[step.AstNodeIds[0]];
            var rows = step.Argument?.DataTable?.Rows.Select(row => row.Cells.Select(cell => cell.Value).ToList()).ToList();
            steps.Add(
                new Step(
                    keyword,
                    written.Keyword.Trim(),
                    step.Text,
                    $"{_path}:{written.Location.Line}",
                    rows is null ? null : new DataTable(rows),
                    step.Argument?.DocString?.Content
                )
            );
        }

        return steps;
    }

    private static OrderedDictionary Arguments(Messages.Examples? examples, string row)
    {
        var arguments = new OrderedDictionary();
        foreach (var (header, cell) in (examples?.TableHeader.Cells ?? []).Zip(examples?.TableBody.Find(one => one.Id == row)?.Cells ?? []))
        {
            arguments[header.Value] = cell.Value;
        }

        return arguments;
    }

    private static string[] Names(IEnumerable<Messages.Tag> tags) => [.. tags.Select(tag => tag.Name[1..])];

    private static string Trim(string? description) =>
        string.Join('\n', (description ?? "").Split('\n').Select(line => line.Trim())).Trim();
}
