using System.Collections.Specialized;
using System.Globalization;
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
    private readonly FeatureMessages? _messages;
    private readonly string[] _outlineKeywords;
    private readonly Messages.Feature? _feature;
    private readonly List<Messages.Pickle> _pickles;
    private readonly List<(Messages.Rule? Rule, Messages.Scenario Scenario)> _scenarios;
    private readonly Dictionary<string, Messages.Step> _steps;

    /// <exception cref="ParserException">It is no Gherkin.</exception>
    public FeatureFileReader(string path, string text, bool isReported)
    {
        // Reports hold all files, so no two may have an id in common.
        var ids = new GuidIdGenerator();
        var document = new AstMessagesConverter(ids).ConvertGherkinDocumentToEventArgs(new Parser().Parse(new StringReader(text)), path);
        _path = path;
        _feature = document.Feature;
        _pickles = _feature is null ? [] : new PickleCompiler(ids).Compile(document);
        _messages = isReported
            ? new FeatureMessages(
                new Messages.Source(path, text, Messages.SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN),
                document,
                _pickles
            )
            : null;

        var children = (_feature?.Children ?? [])
            .SelectMany(child =>
                child.Rule?.Children.Select(inner => ((Messages.Rule?)child.Rule, inner.Background, inner.Scenario))
                ?? [(null, child.Background, child.Scenario)]
            )
            .ToList();
        _scenarios = [.. children.Where(child => child.Scenario is not null).Select(child => (child.Item1, child.Scenario))];
        _steps = children.SelectMany(child => child.Scenario?.Steps ?? child.Background.Steps).ToDictionary(step => step.Id);
        _outlineKeywords = new GherkinDialectProvider("en").GetDialect(_feature?.Language ?? "en", null).ScenarioOutlineKeywords;
    }

    public FeatureFile Read()
    {
        if (_feature is null || _scenarios.Count == 0)
        {
            return FeatureFile.Unreadable(_path, 1, "has no scenario", $"{_path}:1: the file has no scenario: add one, or delete the file");
        }

        var info = new FeatureInfo(
            CultureInfo.GetCultureInfo(_feature.Language),
            _path.LastIndexOf('/') is > 0 and var slash ? _path[..slash] : "",
            _feature.Name,
            Trim(_feature.Description),
            ProgrammingLanguage.CSharp,
            Names(_feature.Tags),
            _messages
        );
        return new FeatureFile(
            _path,
            info,
            [.. _pickles.Select(Scenario).Concat(_scenarios.SelectMany(one => Rowless(one.Scenario))).OrderBy(scenario => scenario.Line)]
        );
    }

    private Scenario Scenario(Messages.Pickle pickle, int index)
    {
        var (rule, scenario) = _scenarios.Single(one => one.Scenario.Id == pickle.AstNodeIds[0]);
        var examples = scenario.Examples.Find(one => one.TableBody.Exists(row => row.Id == pickle.AstNodeIds[^1]));
        var own = scenario.Tags.Concat(examples?.Tags ?? []).Select(tag => tag.Id).ToHashSet();
        var tags = pickle.Tags.ToLookup(tag => own.Contains(tag.AstNodeId), tag => tag.Name[1..]);
        var line = (int)pickle.Location.Line;
        var info = new ScenarioInfo(
            pickle.Name,
            Trim(scenario.Description),
            [.. tags[true]],
            Arguments(examples, pickle.AstNodeIds[^1]),
            [.. tags[false]],
            index.ToString(CultureInfo.InvariantCulture)
        );
        var ruleInfo = rule is null ? null : new RuleInfo(rule.Name, Trim(rule.Description), Names(rule.Tags));
        return new Scenario(info, ruleInfo, line, Steps(pickle), Trouble(scenario, line));
    }

    private string? Trouble(Messages.Scenario scenario, int line) =>
        scenario switch
        {
            { Steps.Count: 0 } =>
                $"{_path}:{line}: the scenario has no steps (a line with a misspelt keyword right below it is read as its description)",
            { Examples.Count: 0 } when _outlineKeywords.Contains(scenario.Keyword) =>
                $"{_path}:{line}: the {scenario.Keyword} has no Examples: add a table of them, or write Scenario",
            _ => null,
        };

    /// <summary>Examples without a row make no pickle, and would pass unseen.</summary>
    private IEnumerable<Scenario> Rowless(Messages.Scenario scenario) =>
        from examples in scenario.Examples
        where examples.TableBody.Count == 0
        let line = (int)examples.Location.Line
        select Reading.Scenario.Troubled(scenario.Name, Names(scenario.Tags), line, $"{_path}:{line}: the Examples have no row");

    private List<Step> Steps(Messages.Pickle pickle) =>
        [
            .. from step in pickle.Steps
            let written = _steps[step.AstNodeIds[0]]
            select new Step(
                step.Type,
                written.Keyword.Trim(),
                step.Text,
                $"{_path}:{written.Location.Line}",
                Table(step.Argument?.DataTable),
                step.Argument?.DocString?.Content
            ),
        ];

    private static DataTable? Table(Messages.PickleTable? written)
    {
        if (written is null)
        {
            return null;
        }

        var rows = written.Rows.Select(row => row.Cells.Select(cell => cell.Value).ToArray()).ToList();
        var table = new DataTable(rows[0]);
        rows[1..].ForEach(table.AddRow);
        return table;
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
