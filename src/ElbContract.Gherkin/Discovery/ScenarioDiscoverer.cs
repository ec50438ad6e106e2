using ElbContract.Gherkin.Reading;
using Xunit.Sdk;
using Xunit.v3;

namespace ElbContract.Gherkin.Discovery;

/// <summary>
/// A feature becomes a test collection, so that features run in parallel with each other and the scenarios of one do not.
/// </summary>
internal sealed class ScenarioDiscoverer : IXunitTestCaseDiscoverer
{
    private const string Ignored = "ignore";

    public ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        IXunitTestMethod testMethod,
        IFactAttribute factAttribute
    ) => new([.. FeatureFolder.ReadAll().SelectMany(file => TestCases(file, testMethod))]);

    private static IEnumerable<IXunitTestCase> TestCases(FeatureFile file, IXunitTestMethod method)
    {
        var assembly = method.TestClass.TestCollection.TestAssembly;
        var collection = new XunitTestCollection(assembly, typeof(FeatureCollection), disableParallelization: false, file.Path);
        var feature = new XunitTestMethod(new FeatureClass(method.TestClass.Class, collection), method.Method, []);
        return file.Scenarios.Select(scenario => TestCase(file, scenario, feature));
    }

    private static ScenarioTestCase TestCase(FeatureFile file, Scenario scenario, XunitTestMethod method)
    {
        object[] arguments = [file.Path, scenario.Line];
        var traits = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase) { ["FeatureTitle"] = [file.Info.Title] };
        if (scenario.Info.CombinedTags.Length > 0)
        {
            traits["Category"] = [.. scenario.Info.CombinedTags];
        }

        return new ScenarioTestCase(
            method,
            scenario.Info.Title.Length > 0 ? scenario.Info.Title : $"{file.Path}:{scenario.Line}",
            UniqueIDGenerator.ForTestCase(method.UniqueID, testMethodGenericTypes: null, arguments),
            scenario.Info.CombinedTags.Contains(Ignored, StringComparer.OrdinalIgnoreCase) ? "@ignore" : null,
            traits,
            arguments
        );
    }
}
