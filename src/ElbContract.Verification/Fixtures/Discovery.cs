using ElbContract.Client;
using ElbContract.Client.Certificates;
using ElbContract.Client.Errors;
using ElbContract.Client.LoadBalancers;
using ElbContract.Verification.Ids;

namespace ElbContract.Verification.Fixtures;

/// <summary>What looking at an endpoint gave.</summary>
/// <param name="Ids">Those that were given, and those that were found.</param>
/// <param name="NotFound">A line for each thing that was looked for and is still missing.</param>
internal sealed record Discovered(EndpointIds Ids, IReadOnlyList<string> NotFound);

/// <summary>Looks up the ids that were not given: creates nothing, and picks the same from the same lists.</summary>
internal static class Discovery
{
    /// <param name="client">Lists load balancers and certificates.</param>
    /// <param name="given">Never replaced; what is null is looked for.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="FixtureException">A given id is a load balancer's of the other network.</exception>
    public static async Task<Discovered> FillAsync(ElbClient client, EndpointIds given, CancellationToken cancellationToken = default)
    {
        List<string> notFound = [];
        var isAsked = given is not { PublicLoadBalancer: not null, PrivateLoadBalancer: not null };
        // Listed even if both are given: to see that they are not mixed up.
        var loadBalancers = await ListAsync("load balancers", client.ListLoadBalancersAsync, isAsked ? notFound : [], cancellationToken);
        CheckNetwork(FixtureKind.PublicLoadBalancer, given, loadBalancers);
        CheckNetwork(FixtureKind.PrivateLoadBalancer, given, loadBalancers);
        var ids = Pick(FixtureKind.PublicLoadBalancer, given, loadBalancers, notFound);
        ids = Pick(FixtureKind.PrivateLoadBalancer, ids, loadBalancers, notFound);
        if (ids is { Certificate: not null, SniCertificate: not null })
            return new Discovered(ids, notFound);

        var certificates = await ListAsync("certificates", client.ListCertificatesAsync, notFound, cancellationToken);
        ids = PickCertificate(FixtureKind.Certificate, ids, certificates?.OrderBy(HasDomain), notFound);
        ids = PickCertificate(FixtureKind.SniCertificate, ids, certificates?.OrderByDescending(HasDomain), notFound);
        return new Discovered(ids, notFound);
    }

    /// <summary>Looks whether the load balancers that were given are mixed up; says nothing where the endpoint does not list
    /// them.</summary>
    /// <exception cref="FixtureException">A given id is a load balancer's of the other network.</exception>
    public static async Task CheckAsync(ElbClient client, EndpointIds given, CancellationToken cancellationToken = default)
    {
        if (given is { PublicLoadBalancer: null, PrivateLoadBalancer: null })
            return;
        var loadBalancers = await ListAsync("load balancers", client.ListLoadBalancersAsync, [], cancellationToken);
        CheckNetwork(FixtureKind.PublicLoadBalancer, given, loadBalancers);
        CheckNetwork(FixtureKind.PrivateLoadBalancer, given, loadBalancers);
    }

    // Null, and a line, where it cannot be listed: what is missing leaves clauses without a verdict, and fails nothing.
    private static async Task<IReadOnlyList<T>?> ListAsync<T>(
        string what,
        Func<CancellationToken, Task<IReadOnlyList<T>>> list,
        List<string> notFound,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await list(cancellationToken);
        }
        catch (NotFoundException)
        {
            notFound.Add($"The endpoint does not list {what} (404): give their ids.");
        }
        catch (ElbException cause)
        {
            notFound.Add($"The {what} cannot be listed: {cause.Message}");
        }

        return null;
    }

    private static void CheckNetwork(FixtureKind kind, EndpointIds given, IReadOnlyList<LoadBalancer>? listed)
    {
        if (
            kind.Of(given) is not { } id
            || listed?.FirstOrDefault(one => one.Id == id)?.Type is not { } type
            || !IsOfType(type, Other(kind))
        )
            return;
        throw FixtureException.Input(
            $"{kind.Option()} is {id}, but the endpoint lists it with type {type}: give a load balancer of type {Type(kind)}."
        );
    }

    private static EndpointIds Pick(FixtureKind kind, EndpointIds ids, IReadOnlyList<LoadBalancer>? listed, List<string> notFound)
    {
        if (kind.Of(ids) is not null || listed is null)
            return ids;
        var found = listed
            .Where(one => IsOfType(one.Type, kind) && one.Status != "ERROR")
            .OrderByDescending(one => one.IsInService)
            .ThenBy(one => IsOfARun(one.Name))
            .ThenBy(one => one.Name, StringComparer.Ordinal)
            .ThenBy(one => one.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        if (found is null)
            notFound.Add($"The endpoint lists no load balancer of type {Type(kind)}: create one, or give {kind.Option()}.");
        return kind.Put(ids, found?.Id);
    }

    private static EndpointIds PickCertificate(
        FixtureKind kind,
        EndpointIds ids,
        IOrderedEnumerable<Certificate>? preferred,
        List<string> notFound
    )
    {
        if (kind.Of(ids) is not null || preferred is null)
            return ids;
        var found = preferred
            .ThenBy(one => IsOfARun(one.Name))
            .ThenBy(one => one.Name, StringComparer.Ordinal)
            .ThenBy(one => one.Id, StringComparer.Ordinal)
            .FirstOrDefault(one => one.Id != ids.Certificate && one.Id != ids.SniCertificate);
        if (found is null)
            notFound.Add(
                $"The endpoint lists no {(kind == FixtureKind.Certificate ? "" : "second ")}certificate: create one, or give "
                    + $"{kind.Option()}."
            );
        return kind.Put(ids, found?.Id);
    }

    // Another run's own may be deleted at any moment.
    private static bool IsOfARun(string? name) => name?.StartsWith("elb-contract-", StringComparison.Ordinal) == true;

    // Who asks for a server by name gets one that has a name.
    private static bool HasDomain(Certificate certificate) => !string.IsNullOrEmpty(certificate.Domain);

    private static bool IsOfType(string? type, FixtureKind kind) => string.Equals(type, Type(kind), StringComparison.OrdinalIgnoreCase);

    private static string Type(FixtureKind kind) =>
        kind == FixtureKind.PublicLoadBalancer ? LoadBalancerType.External : LoadBalancerType.Internal;

    private static FixtureKind Other(FixtureKind kind) =>
        kind == FixtureKind.PublicLoadBalancer ? FixtureKind.PrivateLoadBalancer : FixtureKind.PublicLoadBalancer;
}
