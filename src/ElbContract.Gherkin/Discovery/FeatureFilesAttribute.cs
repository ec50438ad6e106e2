using Xunit;
using Xunit.v3;

namespace ElbContract.Gherkin.Discovery;

/// <summary>One test for every scenario of every file under features/.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(ScenarioDiscoverer))]
internal sealed class FeatureFilesAttribute : FactAttribute;
