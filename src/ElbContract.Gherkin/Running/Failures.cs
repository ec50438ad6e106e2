using System.Runtime.ExceptionServices;

namespace ElbContract.Gherkin.Running;

internal static class Failures
{
    /// <summary>One as it was thrown, several together, none not at all.</summary>
    public static void Throw(IReadOnlyList<Exception> failures)
    {
        if (failures.Count == 1)
        {
            ExceptionDispatchInfo.Throw(failures[0]);
        }

        if (failures.Count > 1)
        {
            throw new AggregateException(failures);
        }
    }
}
