using System.Collections.Concurrent;
using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Ids;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Tests.Providers;

namespace ElbContract.Verification.Tests.Fixtures;

/// <summary>A run that creates what its listeners need, with a journal in memory and on a clock that skips every wait.</summary>
internal sealed class FixtureRun
{
    public const string Name = "elb-contract-0123";

    // A key takes longer than the rest of a test.
    private static readonly ConcurrentDictionary<string, Lazy<(string Certificate, string PrivateKey)>> Certificates = new();

    private readonly FixtureProvider _provider;

    public FixtureRun(FixtureProvider provider)
    {
        _provider = provider;
        Options = new FixtureOptions
        {
            RunName = Name,
            VpcId = "vpc",
            SubnetId = "subnet",
            SecurityGroupId = "group",
            Bandwidth = 5,
            Patience = new FixturePatience { Time = Time },
            Certify = (domain, now) => Certificates.GetOrAdd(domain, _ => new(() => SelfSigned.Create(domain, now))).Value,
        };
    }

    public FixtureOptions Options { get; set; }
    public SkippingTime Time { get; } = new();
    public Journal Journal { get; } =
        Journal.InMemory(
            new RunLine
            {
                Name = Name,
                Endpoint = "http://localhost",
                Started = DateTimeOffset.UnixEpoch,
                Version = "0",
            }
        );

    /// <summary>What the journal says may be there, without when it was asked for.</summary>
    public IEnumerable<JournalledFixture> Journalled => Journal.Ask(book => book.Fixtures).Select(fixture => fixture with { Asked = null });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Task<EndpointIds> CreateAsync(EndpointIds? ids = null, CancellationToken? cancellationToken = null) =>
        new CreatedFixtures(_provider.Client, Options, Journal).CreateAsync(ids ?? new EndpointIds(), cancellationToken ?? Stop);

    /// <summary>Creates a public load balancer alone.</summary>
    public async Task<string?> CreatePublicAsync() =>
        (
            await CreateAsync(
                new EndpointIds
                {
                    PrivateLoadBalancer = "b",
                    Certificate = "c",
                    SniCertificate = "d",
                }
            )
        ).PublicLoadBalancer;

    /// <returns>Why it does not create everything.</returns>
    public async Task<string> FailAsync()
    {
        var thrown = (await this.Awaiting(run => run.CreateAsync()).Should().ThrowAsync<FixtureException>()).Which;
        thrown.IsInput.Should().BeFalse();
        return thrown.Message;
    }

    public FixtureRemover Remover() => new(_provider.Client, Options.Patience);

    public async Task<CleanUpResult> CleanUpAsync(bool dryRun = false)
    {
        using var http = new HttpClient();
        return await new CleanUp(Journal, new EndpointListeners(http, () => _provider.Endpoint), Remover()).RunAsync(
            dryRun,
            parallel: 1,
            Stop
        );
    }
}
