using System.Collections.Concurrent;
using System.Globalization;
using ElbContract.Specification.Listeners;
using ElbContract.Verification.Journals;

namespace ElbContract.Verification.Sessions;

/// <summary>Listeners that answers named and that are not what was asked for: those that stand, told in one line a load balancer.</summary>
internal sealed class Strangers(Journal journal, EndpointListeners endpoint)
{
    private readonly ConcurrentDictionary<string, Task<(IReadOnlyList<Listener>? Listeners, string? Reason)>> _listings = new(
        StringComparer.Ordinal
    );

    /// <param name="parallel">How many are looked at at once.</param>
    /// <param name="cancellationToken">What is not looked at by then is told.</param>
    public async Task<IReadOnlyList<string>> TellAsync(int parallel, CancellationToken cancellationToken)
    {
        ConcurrentBag<(string? LoadBalancer, NotOursLine One)> standing = [];
        await Parallel.ForEachAsync(
            journal.Ask(book => book.NotOurs.ToList()),
            new ParallelOptions { MaxDegreeOfParallelism = parallel },
            async (one, _) =>
            {
                var (stands, loadBalancer) = await LookAsync(one, cancellationToken);
                if (stands)
                    standing.Add((loadBalancer, one));
            }
        );
        return
        [
            .. standing
                .GroupBy(one => one.LoadBalancer, one => one.One, StringComparer.Ordinal)
                .Select(group => Line(group.Key, [.. group.OrderBy(one => one.Id, StringComparer.Ordinal)]))
                .Order(StringComparer.Ordinal),
        ];
    }

    // One that cannot be looked at may stand.
    private async Task<(bool Stands, string? LoadBalancer)> LookAsync(NotOursLine one, CancellationToken cancellationToken)
    {
        foreach (var loadBalancer in journal.Ask(book => book.LoadBalancers.ToList()))
        {
            var (there, _) = await _listings.GetOrAdd(loadBalancer, place => endpoint.ListAsync(place, cancellationToken));
            if (there?.Any(listener => listener.Id == one.Id) == true)
                return (true, loadBalancer);
        }

        var sight = await endpoint.LookAsync(
            journal,
            new MadeListener(one.Id, one.Number, new Addition(null, null, null, null)),
            cancellationToken
        );
        return (sight.Listener is not null || sight.Reason is not null, sight.Listener?.LoadbalancerId);
    }

    private static string Line(string? loadBalancer, List<NotOursLine> standing)
    {
        var at = loadBalancer is null ? "" : $" at load balancer {loadBalancer}";
        return standing is [var one]
            ? $"the endpoint answered with listener {one.Id}, which is not what the run requested ({one.Reason}): left alone"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"the endpoint answered with {standing.Count} listeners{at} that the run did not request, the first {standing[0].Id} "
            ) + $"({standing[0].Reason}): left alone";
    }
}
