using Gherkin;
using Gherkin.CucumberMessages;
using Gherkin.CucumberMessages.Pickles;

namespace ElbContract.Features.Contracts;

/// <summary>A scenario or Examples row as its file tells it.</summary>
/// <param name="File">From the root: features/port.feature.</param>
/// <param name="Line">Of the scenario, or of its row of examples.</param>
/// <param name="Title">Unique in all features.</param>
/// <param name="Tags">Of the feature, the rule, the scenario and the examples, in this order and without @.</param>
internal sealed record CataloguedScenario(string File, int Line, string Title, IReadOnlyList<string> Tags)
{
    public const string ConsumerOnly = "consumer-only";

    /// <summary>Whether a provider can be asked.</summary>
    public bool IsPublished => !Tags.Contains(ConsumerOnly);

    /// <summary>The clause that the scenario is about comes first.</summary>
    public IReadOnlyList<string> Clauses => [.. Tags.Where(tag => tag.Contains('.', StringComparison.Ordinal))];
}

/// <summary>All scenarios of all feature files, by title.</summary>
internal sealed class FeatureCatalogue
{
    private readonly Dictionary<string, CataloguedScenario> _byTitle;

    public FeatureCatalogue(IEnumerable<CataloguedScenario> scenarios)
    {
        Scenarios = [.. scenarios];
        if (Scenarios.GroupBy(scenario => scenario.Title, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } same)
        {
            var files = string.Join(" and ", same.Select(one => one.File).Distinct(StringComparer.Ordinal));
            throw new ContractException($"Several scenarios are called '{same.Key}' ({files}): give each a title of its own.");
        }

        _byTitle = Scenarios.ToDictionary(scenario => scenario.Title, StringComparer.Ordinal);
        Ports = new PortPlan(_byTitle.Keys);
    }

    /// <summary>Of the feature files beside the tests.</summary>
    public static FeatureCatalogue OfTheSuite { get; } = Read(Path.Combine(AppContext.BaseDirectory, "features"));

    public IReadOnlyList<CataloguedScenario> Scenarios { get; }

    public PortPlan Ports { get; }

    public CataloguedScenario Find(string title) =>
        _byTitle.TryGetValue(title, out var scenario)
            ? scenario
            : throw new ContractException($"No feature file has a scenario '{title}': build the tests anew.");

    public static FeatureCatalogue Read(string folder) =>
        new(
            Directory
                .GetFiles(folder, "*.feature", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .SelectMany(file => Parse(file, "features/" + Path.GetRelativePath(folder, file).Replace('\\', '/')))
        );

    private static IEnumerable<CataloguedScenario> Parse(string file, string name)
    {
        var ids = new IncrementingIdGenerator();
        var document = new AstMessagesConverter(ids).ConvertGherkinDocumentToEventArgs(new Parser().Parse(file), name);
        return new PickleCompiler(ids)
            .Compile(document)
            .Select(pickle => new CataloguedScenario(
                name,
                (int)pickle.Location.Line,
                pickle.Name,
                [.. pickle.Tags.Select(tag => tag.Name.TrimStart('@'))]
            ));
    }
}
