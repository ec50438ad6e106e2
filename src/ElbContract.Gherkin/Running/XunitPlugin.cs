using Reqnroll.Analytics;
using Reqnroll.Infrastructure;
using Reqnroll.Plugins;
using Reqnroll.Tracing;
using Reqnroll.UnitTestProvider;

namespace ElbContract.Gherkin.Running;

/// <summary>Tells Reqnroll that it runs in xunit: a test assembly names it with <see cref="RuntimePluginAttribute"/>.</summary>
public sealed class XunitPlugin : IRuntimePlugin
{
    private const string Name = "xunit";

    public void Initialize(
        RuntimePluginEvents runtimePluginEvents,
        RuntimePluginParameters runtimePluginParameters,
        UnitTestProviderConfiguration unitTestProviderConfiguration
    )
    {
        ArgumentNullException.ThrowIfNull(runtimePluginEvents);
        ArgumentNullException.ThrowIfNull(unitTestProviderConfiguration);
        unitTestProviderConfiguration.UseUnitTestProvider(Name);
        runtimePluginEvents.RegisterGlobalDependencies += (_, registering) =>
        {
            registering.ObjectContainer.RegisterTypeAs<Outcomes, IUnitTestRuntimeProvider>(Name);
            registering.ObjectContainer.RegisterTypeAs<NoTelemetry, IAnalyticsRuntimeTelemetryService>();
        };
        runtimePluginEvents.CustomizeTestThreadDependencies += (_, customizing) =>
        {
            customizing.ObjectContainer.RegisterTypeAs<TestOutput, ITraceListener>();
            customizing.ObjectContainer.RegisterTypeAs<NamedAttachments, IReqnrollAttachmentHandler>();
        };
    }
}
