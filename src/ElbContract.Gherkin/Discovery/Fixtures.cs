using System.Reflection;
using ElbContract.Gherkin.Running;
using Xunit;
using Xunit.v3;

namespace ElbContract.Gherkin.Discovery;

/// <summary>The test run between its hooks: an assembly fixture.</summary>
public sealed class TestRunFixture : IAsyncLifetime
{
    internal Assembly TestAssembly { get; } = ((IXunitTestAssembly)TestContext.Current.TestAssembly!).Assembly;

    public async ValueTask InitializeAsync() => await TestRunnerManager.OnTestRunStartAsync(TestAssembly);

    public async ValueTask DisposeAsync() => await TestRunnerManager.OnTestRunEndAsync(TestAssembly);
}

/// <summary>A feature under way: the fixture of its collection, which bears the file's path as its name.</summary>
public sealed class FeatureFixture(TestRunFixture run) : IAsyncLifetime
{
    private readonly FeatureRun _feature = new(
        run.TestAssembly,
        FeatureFolder.Read(TestContext.Current.TestCollection!.TestCollectionDisplayName)
    );

    public async ValueTask InitializeAsync() => await _feature.StartAsync();

    public async ValueTask DisposeAsync() => await _feature.FinishAsync();

    internal Task RunAsync(int line) => _feature.RunAsync(line);
}

[TestCaseOrderer(typeof(UnorderedTestCaseOrderer))]
internal sealed class FeatureCollection : ICollectionFixture<FeatureFixture>;
