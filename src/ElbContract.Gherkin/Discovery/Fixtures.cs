using ElbContract.Gherkin.Binding;
using ElbContract.Gherkin.Running;
using Xunit;
using Xunit.v3;

namespace ElbContract.Gherkin.Discovery;

/// <summary>The bindings of the test assembly, between the hooks of the test run: an assembly fixture.</summary>
public sealed class TestRunFixture : IAsyncLifetime
{
    private readonly Instances _instances = new();

    internal BindingRegistry Registry { get; } =
        new(((IXunitTestAssembly)TestContext.Current.TestAssembly!).Assembly.GetTypes().Where(IsBinding));

    /// <summary>The methods of an abstract class come with the classes that derive from it; a static one counts as abstract and
    /// sealed.</summary>
    private static bool IsBinding(Type type) =>
        type.IsDefined(typeof(BindingAttribute), inherit: false) && (!type.IsAbstract || type.IsSealed);

    public async ValueTask InitializeAsync()
    {
        _instances.Register<IReqnrollOutputHelper>(new TestOutput());
        await new HookRunner(Registry).BeforeAsync<BeforeTestRunAttribute>(_instances, []);
    }

    public async ValueTask DisposeAsync()
    {
        var troubles = await new HookRunner(Registry).AfterAsync<AfterTestRunAttribute>(_instances, []);
        Failures.Throw([.. troubles, .. await _instances.LetGoAsync()]);
    }
}

/// <summary>A feature under way: the fixture of its collection, which bears the file's path as its name.</summary>
public sealed class FeatureFixture(TestRunFixture run) : IAsyncLifetime
{
    private readonly FeatureRun _feature = new(
        run.Registry,
        FeatureFolder.Read(TestContext.Current.TestCollection!.TestCollectionDisplayName)
    );

    public async ValueTask InitializeAsync() => await _feature.StartAsync();

    public async ValueTask DisposeAsync() => await _feature.FinishAsync();

    internal Task RunAsync(int line) => _feature.RunAsync(line, new TestOutput());
}

[TestCaseOrderer(typeof(UnorderedTestCaseOrderer))]
internal sealed class FeatureCollection : ICollectionFixture<FeatureFixture>;
