using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Tests.Providers;

namespace ElbContract.Verification.Tests.Fixtures;

/// <summary>What a run left, as its journal tells it.</summary>
public sealed class FixtureRemoverTests
{
    private const string Run = "elb-contract-0123";

    private readonly SkippingTime _time = new();

    private static RunLine Line { get; } = new() { Name = Run, Endpoint = "http://localhost", Started = DateTimeOffset.UnixEpoch, Version = "0" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Find_FindsTheRunsOwnAndNoOther()
    {
        await using var provider = new FixtureProvider();
        await CreateAsync(provider, NoFixtureJournal.Instance);
        HoldWhatIsNotOurs(provider);

        (await CreatedFixtures.FindAsync(provider.Client, Run, Stop)).Should().Equal(
            new Fixture(FixtureKind.PublicLoadBalancer, $"{Run}-public", "id-1"), new Fixture(FixtureKind.PrivateLoadBalancer, $"{Run}-private", "id-2"),
            new Fixture(FixtureKind.Certificate, $"{Run}-cert", "id-3"), new Fixture(FixtureKind.SniCertificate, $"{Run}-sni", "id-4"));
    }

    [Fact]
    public async Task CleanUp_ByTheJournal_DeletesTheRunsOwnAndNoOther()
    {
        await using var provider = new FixtureProvider();
        await using var journal = Journal.InMemory(Line);
        await CreateAsync(provider, new FixtureJournal(journal));
        HoldWhatIsNotOurs(provider);

        var wouldBe = await CleanUpAsync(provider, journal, dryRun: true);
        var requests = provider.Requests.Count(request => request.StartsWith("DELETE", StringComparison.Ordinal));
        var was = await CleanUpAsync(provider, journal, dryRun: false);

        requests.Should().Be(0);
        wouldBe.Deleted.Should().Equal("SNI certificate id-4", "certificate id-3", "private load balancer id-2", "public load balancer id-1");
        was.Should().BeEquivalentTo(wouldBe);
        journal.Ask(book => book.IsClear).Should().BeTrue();
        provider.LoadBalancers.Keys.Should().BeEquivalentTo("other", "somebody-elses");
        provider.Certificates.Keys.Should().Equal("somebody-elses-too");
    }

    [Fact]
    public async Task CleanUp_OfWhatWasIntendedOnly_LooksItUp()
    {
        await using var provider = new FixtureProvider();
        await using var journal = Journal.InMemory(Line);
        var killed = new FixtureJournal(journal);
        foreach (var kind in Enum.GetValues<FixtureKind>()) await killed.IntendAsync(kind, kind.Name(Run));
        provider.Hold("a", $"{Run}-private", "Internal");

        var was = await CleanUpAsync(provider, journal, dryRun: false);

        was.Deleted.Should().Equal($"private load balancer {Run}-private");
        was.Gone.Should().Equal($"SNI certificate {Run}-sni", $"certificate {Run}-cert", $"public load balancer {Run}-public");
        was.Left.Should().BeEmpty();
        provider.LoadBalancers.Should().BeEmpty();
        journal.Ask(book => book.IsClear).Should().BeTrue();
    }

    [Fact]
    public async Task Remove_OfAnotherVersionsThing_IsLeft()
    {
        await using var provider = new FixtureProvider();

        var removal = await Remover(provider).RemoveAsync(new JournalledFixture("pool", "a", "b"), dryRun: false, Stop);

        removal.Should().Be((false, "this version does not know what that is: use the version that wrote the journal"));
        provider.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Remove_OutOfTime_IsLeft()
    {
        await using var provider = new FixtureProvider();
        provider.Hold("a", $"{Run}-public", "External");

        var (_, reason) = await Remover(provider).RemoveAsync(new JournalledFixture("public load balancer", $"{Run}-public", "a"), dryRun: false, new CancellationToken(canceled: true));

        reason.Should().Be("the time for it ran out");
        provider.LoadBalancers.Should().ContainKey("a");
    }

    private Task<EndpointIds> CreateAsync(FixtureProvider provider, IFixtureJournal journal)
    {
        var options = new FixtureOptions { RunName = Run, VpcId = "v", SubnetId = "s", SecurityGroupId = "g", Patience = new FixturePatience { Time = _time } };
        return new CreatedFixtures(provider.Client, options, journal).CreateAsync(new EndpointIds(), Stop);
    }

    private async Task<CleanUpResult> CleanUpAsync(FixtureProvider provider, Journal journal, bool dryRun)
    {
        using var http = new HttpClient();
        return await new CleanUp(journal, new EndpointListeners(http, () => provider.Endpoint), Remover(provider)).RunAsync(dryRun, parallel: 1, Stop);
    }

    private FixtureRemover Remover(FixtureProvider provider) => new(provider.Client, new FixturePatience { Time = _time });

    private static void HoldWhatIsNotOurs(FixtureProvider provider)
    {
        provider.Hold("other", $"{Run}4-public", "External");
        provider.Hold("somebody-elses", $"x{Run}-public", "External");
        provider.HoldCertificate("somebody-elses-too", "certificate");
    }
}
