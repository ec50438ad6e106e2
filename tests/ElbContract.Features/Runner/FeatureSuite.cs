using ElbContract.Gherkin.Discovery;

[assembly: AssemblyFixture(typeof(TestRunFixture))]

namespace ElbContract.Features.Runner;

/// <summary>Runs features/ on ElbContract.Gherkin; left out when Reqnroll generates its own test classes.</summary>
public sealed class FeatureSuite : FeatureTests;
