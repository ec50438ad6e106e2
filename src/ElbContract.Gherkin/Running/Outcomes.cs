using Reqnroll.ErrorHandling;
using Reqnroll.UnitTestProvider;
using Xunit.v3;

namespace ElbContract.Gherkin.Running;

/// <summary>How a scenario that neither passes nor fails ends in xunit, which knows only skipped besides.</summary>
internal sealed class Outcomes : IUnitTestRuntimeProvider
{
    public static bool IsSkip(Exception exception) => exception.Message.StartsWith(DynamicSkipToken.Value, StringComparison.Ordinal);

    public void TestPending(string message) => throw new PendingScenarioException(message);

    public void TestInconclusive(string message) => throw new PendingScenarioException(message);

    public void TestIgnore(string message) => throw new PendingScenarioException(DynamicSkipToken.Value + message);

    public ScenarioExecutionStatus? DetectExecutionStatus(Exception exception) =>
        IsSkip(exception) ? ScenarioExecutionStatus.Skipped : null;
}
