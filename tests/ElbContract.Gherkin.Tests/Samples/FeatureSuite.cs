using ElbContract.Gherkin.Discovery;

[assembly: AssemblyFixture(typeof(TestRunFixture))]

namespace ElbContract.Gherkin.Tests.Samples;

public sealed class FeatureSuite : FeatureTests;
