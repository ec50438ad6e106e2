using System.Collections.Concurrent;

namespace ElbContract.Gherkin.Tests.Samples;

/// <summary>Notes the hooks of the test run, for SuiteTests to read, and fails on demand.</summary>
[Binding]
public static class RunHooks
{
    public const string JournalFile = "journal.txt";
    public const string TroubleFile = "trouble-after-test-run";

    private static readonly ConcurrentQueue<string> Journal = new();

    [BeforeTestRun]
    public static void BeforeTestRun() => Journal.Enqueue("before test run");

    [BeforeFeature]
    public static void BeforeFeature(FeatureContext feature) => Journal.Enqueue($"before {feature.FeatureInfo.Title}");

    [AfterFeature]
    public static void AfterFeature(FeatureContext feature) => Journal.Enqueue($"after {feature.FeatureInfo.Title}");

    [BeforeFeature("trouble-before")]
    public static void TroubleBefore() => throw new InvalidOperationException("trouble before the feature");

    [AfterFeature("trouble-after")]
    public static void TroubleAfter() => throw new InvalidOperationException("trouble after the feature");

    [AfterTestRun]
    public static void AfterTestRun()
    {
        File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, JournalFile), Journal.Append("after test run"));
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, TroubleFile)))
        {
            throw new InvalidOperationException("trouble after the test run");
        }
    }
}
