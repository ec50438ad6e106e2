using ElbContract.Client;
using ElbContract.Client.Certificates;
using ElbContract.Client.Errors;
using ElbContract.Client.LoadBalancers;

namespace ElbContract.Verification.Fixtures;

/// <summary>Has one load balancer or certificate created, and waits until it is there.</summary>
internal sealed class FixtureMaker(ElbClient client, FixtureOptions options)
{
    private readonly Jobs _jobs = new(client, options.Patience);

    /// <returns>The id that the endpoint answers, which may be somebody else's; null where it names none.</returns>
    /// <exception cref="FixtureException">The endpoint does not create it; see <see cref="FixtureException.IsRefusal"/>.</exception>
    public Task<string?> MakeAsync(FixtureKind kind, CancellationToken cancellationToken) =>
        kind.IsLoadBalancer() ? MakeLoadBalancerAsync(kind, cancellationToken) : MakeCertificateAsync(kind, cancellationToken);

    private async Task<string?> MakeLoadBalancerAsync(FixtureKind kind, CancellationToken cancellationToken)
    {
        var isPublic = kind == FixtureKind.PublicLoadBalancer;
        var request = new CreateLoadBalancerRequest
        {
            Name = kind.Name(options.RunName),
            VpcId = options.VpcId!,
            Type = isPublic ? LoadBalancerType.External : LoadBalancerType.Internal,
            Bandwidth = isPublic ? options.Bandwidth : null,
            VipSubnetId = isPublic ? null : options.SubnetId,
            SecurityGroupId = isPublic ? null : options.SecurityGroupId,
        };
        var jobId = await AskAsync(kind, () => client.CreateLoadBalancerAsync(request, cancellationToken));
        var job = await _jobs.WaitAsync(jobId, $"creating {kind.Words()}", cancellationToken);
        return job.LoadBalancerId;
    }

    private async Task<string?> MakeCertificateAsync(FixtureKind kind, CancellationToken cancellationToken)
    {
        var isSni = kind == FixtureKind.SniCertificate;
        var domain = isSni ? "sni.elb-contract.example.com" : "elb-contract.example.com";
        var (certificate, key) = options.Certify(domain, options.Patience.Time.GetUtcNow());
        var request = new CreateCertificateRequest
        {
            // A domain is what makes it one that a listener chooses by name.
            Name = kind.Name(options.RunName),
            Domain = isSni ? domain : null,
            CertificatePem = certificate,
            PrivateKeyPem = key,
        };
        return (await AskAsync(kind, () => client.CreateCertificateAsync(request, cancellationToken))).Id;
    }

    private static async Task<T> AskAsync<T>(FixtureKind kind, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (ElbException cause)
        {
            // 408 is a time-out: a proxy's, maybe.
            var isRefusal = cause is ElbProviderException { Error.Status: >= 400 and < 500 and not 408 };
            throw FixtureException.Endpoint(
                $"The endpoint does not create {kind.Words()}, which {kind.Option()} gives: {cause.Message}",
                cause,
                isRefusal
            );
        }
    }
}
