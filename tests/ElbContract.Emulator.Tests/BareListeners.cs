using ElbContract.Emulator.Listeners;
using ElbContract.Emulator.LoadBalancers;
using ElbContract.Emulator.Operations;
using ElbContract.Emulator.Shelves;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Tests;

/// <summary>Operations on listeners without a wire before them; there is room for one.</summary>
internal static class BareListeners
{
    public static ListenerOperations Of(EmulatorOptions options, IProviderContext provider)
    {
        var listeners = new ListenerStore(limit: 1);
        var jobs = new JobOperations(options, new Shelf<StoredLoadBalancer>(1));
        return new(
            options,
            provider,
            listeners,
            new MemberOperations(options, new Shelf<StoredThing>(1), jobs, listeners),
            new HealthCheckOperations(options, new Shelf<StoredThing>(1), listeners)
        );
    }
}
