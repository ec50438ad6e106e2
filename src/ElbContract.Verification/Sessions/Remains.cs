using System.Collections.Concurrent;
using System.Globalization;
using ElbContract.Specification.Answers;
using ElbContract.Verification.Journals;

namespace ElbContract.Verification.Sessions;

/// <summary>Listeners of the run that may stand still, told in one line a load balancer.</summary>
internal sealed class Remains(Journal journal)
{
    private const int Named = 10;
    private readonly ConcurrentBag<Remnant> _remnants = [];

    /// <summary>One whose id is known.</summary>
    public void Add(MadeListener listener, string? reason)
    {
        // Kept out of journals, and never put back into a path: nothing of this run can delete it, now or later.
        var token = ProviderIds.Example.Token;
        var isCut = listener.Id.Contains(token, StringComparison.Ordinal);
        var words = isCut ? $"{listener.Id} (where {token} stands for the token)" : listener.Id;
        _remnants.Add(new(listener.Addition.LoadBalancer, words, reason, !isCut));
    }

    /// <summary>One that nothing names.</summary>
    /// <param name="addition">Where it was asked for.</param>
    /// <param name="loadBalancer">Where it would stand.</param>
    /// <param name="reason">Why it cannot be told.</param>
    /// <param name="isListed">Whether the load balancer can be listed, so that looking once more finds out nothing.</param>
    public void Add(Addition addition, string? loadBalancer, string reason, bool isListed) =>
        _remnants.Add(
            new(
                loadBalancer,
                addition.Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"one on port {port}") : "one on any port",
                reason,
                !isListed
            )
        );

    public IEnumerable<string> Lines() =>
        _remnants.Distinct().GroupBy(one => one.LoadBalancer, StringComparer.Ordinal).Select(one => Line(one.Key, [.. one]));

    private string Line(string? loadBalancer, List<Remnant> there)
    {
        var words = there.Select(one => one.Words).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var more = words.Count > Named ? string.Create(CultureInfo.InvariantCulture, $" and {words.Count - Named} more") : "";
        var reason = there.Select(one => one.Reason).Where(one => one is not null).Min(StringComparer.Ordinal);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{words.Count} listener{(words.Count == 1 ? "" : "s")} may still exist at "
                + $"{(loadBalancer is null ? "a load balancer that was not named" : $"load balancer {loadBalancer}")}: "
                + $"{string.Join(", ", words.Take(Named))}{more}{(reason is null ? "" : $" ({reason})")}{Advice(there, words.Count > 1)}"
        );
    }

    // Without a journal that outlives the run there is nothing to look again by.
    private string Advice(List<Remnant> there, bool areMany) =>
        journal.Path is not { } path ? $"; delete {(areMany ? "them" : "it")} by hand"
        : there.Exists(one => !one.CanBeFound)
            ? $"; look for {(areMany ? "them" : "it")} by hand, then delete the journal {path} if nothing else is left"
        : $"; elb-contract cleanup later finds and deletes {(areMany ? "them" : "it")}";

    private sealed record Remnant(string? LoadBalancer, string Words, string? Reason, bool CanBeFound);
}
