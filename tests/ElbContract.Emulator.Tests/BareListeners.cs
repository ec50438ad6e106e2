using ElbContract.Emulator.Operations;
using ElbContract.Emulator.Shelves;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Tests;

/// <summary>Operations on listeners without a wire before them; there is room for one.</summary>
internal static class BareListeners
{
    public static ListenerOperations Of(EmulatorOptions options, IProviderContext provider)
    {
        var shelves = new AllShelves(maximumListeners: 1, keeper: null);
        var jobs = new JobOperations(options, shelves.Jobs, shelves.LoadBalancers);
        return new(
            options,
            provider,
            shelves.Listeners,
            new MemberOperations(options, shelves.Members, jobs, shelves.Listeners),
            new HealthCheckOperations(options, shelves.HealthChecks, shelves.Listeners)
        );
    }
}
