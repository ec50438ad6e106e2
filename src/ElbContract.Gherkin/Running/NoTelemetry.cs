using Reqnroll.Analytics;

namespace ElbContract.Gherkin.Running;

/// <summary>Reqnroll would report each run to its makers; what is tested here is nobody else's business.</summary>
internal sealed class NoTelemetry : IAnalyticsRuntimeTelemetryService
{
    public void SendFeatureUseEvent(
        string featureName,
        Dictionary<string, string>? properties = null,
        Dictionary<string, double>? metrics = null
    ) { }

    public void SendProjectRunningEvent() { }
}
