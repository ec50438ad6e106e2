using ElbContract.Gherkin.Discovery;
using ElbContract.Gherkin.Running;
using Reqnroll.Plugins;

[assembly: AssemblyFixture(typeof(TestRunFixture))]
[assembly: RuntimePlugin(typeof(XunitPlugin))]

namespace ElbContract.Features.Runner;

/// <summary>Runs features/.</summary>
public sealed class FeatureSuite : FeatureTests;
