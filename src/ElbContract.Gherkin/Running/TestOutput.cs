using Reqnroll.Tracing;
using Xunit;

namespace ElbContract.Gherkin.Running;

/// <summary>What Reqnroll and the steps tell goes to the output of the test.</summary>
internal sealed class TestOutput : ITraceListener
{
    public void WriteTestOutput(string message) => TestContext.Current.TestOutputHelper?.WriteLine(message);

    public void WriteToolOutput(string message) => WriteTestOutput($"-> {message}");
}
