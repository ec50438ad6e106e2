using System.Globalization;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Journals;

/// <summary>Whether a listener that an answer named is the one that its request asked for: nothing else is ever deleted by its
/// id.</summary>
/// <remarks>
/// It is where it stands at that load balancer, was not there before the run, and has the run's name, or the port and the name that were
/// asked for. Where no name was asked for or none is shown, and where the name is shown in another spelling, it is on a port that nobody
/// had before the run. Of a request that named no place or no port, it has no name either. Of a journal that is believed without its
/// marks, the run's name alone proves anything: all else is what the journal says.
/// </remarks>
internal static class Ownership
{
    private const int LeastOfACutName = 32;

    /// <param name="seen">As the endpoint shows it.</param>
    /// <param name="listedAt">In whose listing it stands; null where it was shown by itself.</param>
    /// <param name="asked">What the request asked for.</param>
    /// <param name="book">What the run knows.</param>
    /// <returns>What it is instead, in a few words; null where it is the run's.</returns>
    public static string? Objection(Listener seen, string? listedAt, Addition asked, JournalBook book)
    {
        var loadBalancer = seen.LoadbalancerId ?? listedAt;
        if (book.WasThereBefore(seen.Id))
            return "it existed before the run";
        return IsAtItsPlace(loadBalancer, asked, book) && IsAsAskedFor(seen, loadBalancer, asked, book)
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"load balancer {loadBalancer ?? "not shown"}, port {seen.Port}, name {seen.Name ?? "not shown"}"
            );
    }

    private static bool IsAtItsPlace(string? loadBalancer, Addition asked, JournalBook book) =>
        loadBalancer is null || (asked.LoadBalancer is { } named ? loadBalancer == named : book.LoadBalancers.Contains(loadBalancer));

    private static bool IsAsAskedFor(Listener seen, string? loadBalancer, Addition asked, JournalBook book)
    {
        if (book.HasRunsName(seen))
            return true;
        if (book.OnlyItsNameProves || loadBalancer is null || seen.Port != (asked.Port ?? seen.Port))
            return false;
        if (asked is not { LoadBalancer: not null, Port: { } port })
            return string.IsNullOrEmpty(seen.Name) && string.IsNullOrEmpty(asked.Name) && book.LoadBalancers.Contains(loadBalancer);
        return (asked.Name is { Length: > 0 } name && seen.Name == name)
            || (IsNoOtherName(seen.Name, asked.Name) && book.WasFree(loadBalancer, port));
    }

    // Trimmed, in another letter case, or cut: a provider may write names in its own way.
    private static bool IsNoOtherName(string? seen, string? asked) =>
        string.IsNullOrEmpty(seen)
        || string.IsNullOrEmpty(asked)
        || asked.Trim().Equals(seen.Trim(), StringComparison.OrdinalIgnoreCase)
        || (seen.Length >= LeastOfACutName && asked.StartsWith(seen, StringComparison.Ordinal));
}
