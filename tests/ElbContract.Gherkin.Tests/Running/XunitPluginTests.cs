using ElbContract.Gherkin.Running;
using Reqnroll.Analytics;

namespace ElbContract.Gherkin.Tests.Running;

public sealed class XunitPluginTests
{
    [Fact]
    public void Telemetry_IsNotThere()
    {
        var runner = TestRunnerManager.GetTestRunnerForAssembly(typeof(XunitPluginTests).Assembly);

        runner.TestThreadContext.TestThreadContainer.Resolve<IAnalyticsRuntimeTelemetryService>().Should().BeOfType<NoTelemetry>();
        TestRunnerManager.ReleaseTestRunner(runner);
    }
}
