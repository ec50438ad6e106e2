using ElbContract.Client;
using ElbContract.Client.Errors;

namespace ElbContract.Verification.Fixtures;

/// <summary>What an endpoint lists of load balancers and certificates. A run knows its own by the name there, and by nothing
/// else.</summary>
/// <param name="client">Lists them.</param>
/// <param name="patience">How long to wait for what takes a moment to be listed.</param>
internal sealed class FixtureListing(ElbClient client, FixturePatience patience)
{
    private const int Looks = 5;

    /// <exception cref="ElbException">They cannot be listed.</exception>
    public async Task<IReadOnlyList<ListedFixture>> ListAsync(FixtureKind kind, CancellationToken cancellationToken) =>
        kind.IsLoadBalancer()
            ? [.. (await client.ListLoadBalancersAsync(cancellationToken)).Select(one => new ListedFixture(one.Id, one.Name))]
            : [.. (await client.ListCertificatesAsync(cancellationToken)).Select(one => new ListedFixture(one.Id, one.Name))];

    /// <summary>Lists them again and again, for some seconds, until the listing is as it is waited for.</summary>
    /// <param name="kind">What is listed.</param>
    /// <param name="isEnough">Whether it is.</param>
    /// <param name="isOneLook">Lists them once.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>The last listing; null, and why, where they cannot be listed.</returns>
    public async Task<(IReadOnlyList<ListedFixture>? All, string? Reason)> LookAsync(
        FixtureKind kind,
        Func<IReadOnlyList<ListedFixture>, bool> isEnough,
        bool isOneLook,
        CancellationToken cancellationToken
    )
    {
        for (var look = 1; ; look++)
        {
            var isLast = isOneLook || look == Looks;
            try
            {
                var all = await ListAsync(kind, cancellationToken);
                if (isLast || isEnough(all))
                    return (all, null);
            }
            catch (ElbException cause)
            {
                // A refusal stays one.
                if (isLast || cause is ElbProviderException { Error.Status: < 500 })
                    return (null, cause.Message.TrimEnd('.'));
            }

            await patience.WaitAsync(look, cancellationToken);
        }
    }

    /// <summary>The ids that are listed with that name, and with no other.</summary>
    public static IReadOnlyList<string> Named(IEnumerable<ListedFixture> all, string name) =>
        [.. all.GroupBy(one => one.Id, StringComparer.Ordinal).Where(same => same.All(one => one.Name == name)).Select(same => same.Key)];
}

/// <param name="Id">Its id.</param>
/// <param name="Name">Null where the endpoint shows none.</param>
internal sealed record ListedFixture(string Id, string? Name);
