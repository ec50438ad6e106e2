using Gherkin;
using Gherkin.CucumberMessages;
using Gherkin.CucumberMessages.Pickles;
using Messages = Io.Cucumber.Messages.Types;

namespace ElbContract.Sanity.Reading;

/// <summary>A feature file; all its tags are without @.</summary>
internal sealed record FeatureText(
    string File,
    string Text,
    IReadOnlyList<RuleText> Rules,
    IReadOnlyList<ScenarioText> Scenarios,
    IReadOnlyList<string> Tags
);

/// <summary>A rule with the tags of its own.</summary>
internal sealed record RuleText(string Where, string Name, IReadOnlyList<string> Tags);

/// <summary>A scenario, or an outline filled in with a row of its Examples; <c>Whens</c> counts the steps that say what is done.</summary>
internal sealed record ScenarioText(string Where, string Name, int Whens);

/// <summary>The feature files.</summary>
internal static class Features
{
    public static IReadOnlyList<FeatureText> All { get; } =
    [
        .. Repository
            .Files.Where(file =>
                file.StartsWith("features/", StringComparison.Ordinal) && file.EndsWith(".feature", StringComparison.Ordinal)
            )
            .Select(Read),
    ];

    private static FeatureText Read(string file)
    {
        var ids = new IncrementingIdGenerator();
        var text = Repository.Text(file);
        var document = new AstMessagesConverter(ids).ConvertGherkinDocumentToEventArgs(new Parser().Parse(new StringReader(text)), file);
        var pickles = new PickleCompiler(ids).Compile(document);
        var rules = document.Feature.Children.Select(child => child.Rule).OfType<Messages.Rule>().ToList();
        return new FeatureText(
            file,
            text,
            [.. rules.Select(rule => new RuleText($"{file}:{rule.Location.Line}", rule.Name, Names(rule.Tags)))],
            [.. pickles.Select(pickle => Scenario(file, pickle))],
            [
                .. Names(document.Feature.Tags)
                    .Concat(rules.SelectMany(rule => Names(rule.Tags)))
                    .Concat(pickles.SelectMany(pickle => pickle.Tags.Select(tag => tag.Name[1..]))),
            ]
        );
    }

    private static ScenarioText Scenario(string file, Messages.Pickle pickle)
    {
        var type = Messages.PickleStepType.UNKNOWN;
        var whens = pickle.Steps.Count(step =>
        {
            // And and But go on with what the step before them did.
            if (step.Type is not Messages.PickleStepType.UNKNOWN)
                type = step.Type;
            return type == Messages.PickleStepType.ACTION;
        });
        return new ScenarioText($"{file}:{pickle.Location.Line}", pickle.Name, whens);
    }

    private static string[] Names(IEnumerable<Messages.Tag> tags) => [.. tags.Select(tag => tag.Name[1..])];
}
