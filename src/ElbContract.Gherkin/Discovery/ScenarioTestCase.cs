using System.ComponentModel;
using Xunit.Sdk;
using Xunit.v3;

namespace ElbContract.Gherkin.Discovery;

/// <summary>A scenario as a test of its feature's class.</summary>
internal sealed class ScenarioTestCase : XunitTestCase, ITestCaseMetadata
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("For the deserializer.")]
    public ScenarioTestCase() { }

    public ScenarioTestCase(
        IXunitTestMethod method,
        string name,
        string id,
        string? skip,
        Dictionary<string, HashSet<string>> traits,
        object[] arguments
    )
        : base(method, name, id, @explicit: false, skipReason: skip, traits: traits, testMethodArguments: arguments) { }

    string ITestCaseMetadata.TestClassSimpleName => ((ITestClassMetadata)TestClass).TestClassSimpleName;
}
