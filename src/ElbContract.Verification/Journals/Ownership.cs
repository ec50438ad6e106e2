using System.Globalization;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Journals;

/// <summary>Whether a listener that an answer named is the one that its request asked for: nothing else is ever deleted by its
/// id.</summary>
/// <remarks>
/// It is where it stands at that load balancer, was not there before the run, and either has the run's name, or the name and the port that
/// were asked for, or stands on that port where nobody had it before the run: a provider may write names in its own way.
/// </remarks>
internal static class Ownership
{
    /// <param name="seen">As the endpoint shows it.</param>
    /// <param name="listedAt">In whose listing it stands; null where it was shown by itself.</param>
    /// <param name="asked">What the request asked for.</param>
    /// <param name="book">What the run knows.</param>
    /// <returns>What it is instead, in a few words; null where it is the run's.</returns>
    public static string? Objection(Listener seen, string? listedAt, Addition asked, JournalBook book)
    {
        var loadBalancer = seen.LoadbalancerId ?? listedAt;
        if (book.WasThereBefore(seen.Id))
            return "it stood there before the run";
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
        // Only the run's name proves anything where the place is not known.
        if (loadBalancer is null && asked.LoadBalancer is not null)
            return false;
        var isOnItsPort = asked.Port is null || seen.Port == asked.Port;
        return isOnItsPort
            && (
                (seen.Name ?? "") == (asked.Name ?? "")
                || (asked.Port is { } port && loadBalancer is not null && book.WasFree(loadBalancer, port))
            );
    }
}
