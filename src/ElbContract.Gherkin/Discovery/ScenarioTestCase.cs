using System.ComponentModel;
using Xunit.Sdk;
using Xunit.v3;

namespace ElbContract.Gherkin.Discovery;

/// <summary>A scenario as a test; its class is named after its file, as filters and reports want it: PortFeature.</summary>
internal sealed class ScenarioTestCase : XunitTestCase, ITestCaseMetadata
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("For the deserializer.")]
    public ScenarioTestCase()
    {
    }

    public ScenarioTestCase(IXunitTestMethod method, string name, string id, string? skip, Dictionary<string, HashSet<string>> traits, object[] arguments)
        : base(method, name, id, @explicit: false, skipReason: skip, traits: traits, testMethodArguments: arguments)
    {
    }

    string ITestCaseMetadata.TestClassName => $"{TestClassNamespace}.{FeatureName}";

    string ITestCaseMetadata.TestClassSimpleName => FeatureName;

    private string FeatureName => string.Concat(
        Path.GetFileNameWithoutExtension((string)TestMethodArguments[0]!).Split('-', '_', ' ', '.')
            .Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Feature";
}
