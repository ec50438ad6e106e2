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
    private readonly ILookup<string, CataloguedScenario> _byTitle;

    /// <param name="scenarios">Of the files that can be read.</param>
    /// <param name="unreadable">Those that cannot: the adapter fails them, by file and line.</param>
    public FeatureCatalogue(IEnumerable<CataloguedScenario> scenarios, IReadOnlyList<string>? unreadable = null)
    {
        Scenarios = [.. scenarios];
        _byTitle = Scenarios.ToLookup(scenario => scenario.Title, StringComparer.Ordinal);
        IsWhole = unreadable is null or [] && _byTitle.Count == Scenarios.Count;
        Ports = new PortPlan(_byTitle.Select(scenario => scenario.Key));
    }

    /// <summary>Whether every file could be read and every title is one scenario's; what is not whole is not published.</summary>
    public bool IsWhole { get; }

    /// <summary>Of the feature files beside the tests.</summary>
    public static FeatureCatalogue OfTheSuite { get; } = Read(Path.Combine(AppContext.BaseDirectory, "features"));

    public IReadOnlyList<CataloguedScenario> Scenarios { get; }

    public PortPlan Ports { get; }

    /// <exception cref="ContractException">No scenario is called so, or several are.</exception>
    public CataloguedScenario Find(string title) =>
        _byTitle[title].ToList() switch
        {
            [var scenario] => scenario,
            [] => throw new ContractException($"No feature file has a scenario '{title}': build the tests again."),
            var same => throw new ContractException(
                $"Several scenarios are called '{title}' "
                    + $"({string.Join(" and ", same.Select(one => $"{one.File}:{one.Line}"))}): give each a title of its own."
            ),
        };

    public static FeatureCatalogue Read(string folder)
    {
        List<CataloguedScenario> scenarios = [];
        List<string> unreadable = [];
        foreach (var file in Directory.GetFiles(folder, "*.feature", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = "features/" + Path.GetRelativePath(folder, file).Replace('\\', '/');
            try
            {
                scenarios.AddRange(Parse(file, name));
            }
            catch (ParserException)
            {
                unreadable.Add(name);
            }
        }

        return new(scenarios, unreadable);
    }

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
