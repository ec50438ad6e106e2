using System.Runtime.CompilerServices;
using Xunit;
using Xunit.v3;

namespace ElbContract.Gherkin.Discovery;

/// <summary>One test for every scenario of every file under features/.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(ScenarioDiscoverer))]
internal sealed class FeatureFilesAttribute(
    [CallerFilePath] string? sourceFilePath = null,
    [CallerLineNumber] int sourceLineNumber = -1) : FactAttribute(sourceFilePath, sourceLineNumber);
