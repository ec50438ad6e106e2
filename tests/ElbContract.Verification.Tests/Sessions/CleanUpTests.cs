using ElbContract.Client.Credentials;
using ElbContract.Verification.Ids;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Tests.Journals;
using ElbContract.Verification.Tests.Providers;

namespace ElbContract.Verification.Tests.Sessions;

public sealed class CleanUpTests
{
    private const string Tested = "a.name.that.is.tested";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_ListenersWithIds_AreDeletedOrGone()
    {
        await using var provider = new ShelfProvider();
        await using var run = await JournalledRun.StartAsync(provider);
        var there = provider.Put(JournalledRun.LoadBalancer, 80, "any");
        await MadeAsync(run, there);
        await MadeAsync(run, "listener-that-is-gone");

        var result = await run.CleanUpAsync();

        result.Deleted.Should().Equal("listener listener-1 of load balancer load-balancer-1");
        result.Gone.Should().Equal("listener listener-that-is-gone of load balancer load-balancer-1");
        result.IsComplete.Should().BeTrue();
        run.Journal.Ask(book => book.IsClear).Should().BeTrue();
    }

    [Theory]
    [InlineData(JournalledRun.Name)]
    [InlineData(JournalledRun.Name + "-2")]
    [InlineData(Tested)]
    public async Task Run_RequestWithoutAnswer_IsLookedUp(string name)
    {
        await using var provider = new ShelfProvider();
        provider.Put(JournalledRun.LoadBalancer, 443, "somebody-elses");
        await using var run = await JournalledRun.StartAsync(provider);
        await run.Journal.IntendAsync(new Addition(null, JournalledRun.LoadBalancer, 80, name));
        provider.Put(JournalledRun.LoadBalancer, 80, name);

        (await run.CleanUpAsync()).Deleted.Should().HaveCount(1);

        provider.Names.Should().Equal("somebody-elses");
    }

    [Theory]
    [InlineData(80, Tested)]
    [InlineData(80, JournalledRun.Name)]
    [InlineData(443, JournalledRun.Name)]
    public async Task Run_ListenerThatWasThereBefore_IsNeverDeleted(int port, string name)
    {
        await using var provider = new ShelfProvider();
        provider.Put(JournalledRun.LoadBalancer, port, name);
        await using var run = await JournalledRun.StartAsync(provider);
        await run.Journal.IntendAsync(new Addition(null, JournalledRun.LoadBalancer, 80, name));

        var result = await run.CleanUpAsync();

        result.IsComplete.Should().BeTrue();
        provider.Names.Should().Equal(name);
        provider.Count("DELETE").Should().Be(0);
    }

    [Fact]
    public async Task Run_AdditionAnsweredWithAListenerThatWasThereBefore_IsNeverDeleted()
    {
        await using var provider = new ShelfProvider();
        var theirs = provider.Put(JournalledRun.LoadBalancer, 443, "somebody-elses");
        await using var run = await JournalledRun.StartAsync(provider);
        await MadeAsync(run, theirs);

        (await run.CleanUpAsync()).IsComplete.Should().BeTrue();

        provider.Count("DELETE").Should().Be(0);
    }

    [Theory]
    [InlineData(80, "another-name")]
    [InlineData(443, Tested)]
    [InlineData(443, JournalledRun.Name)]
    public async Task Run_SomebodyElsesListenerMadeSince_IsNeverDeleted(int port, string name)
    {
        await using var provider = new ShelfProvider();
        await using var run = await JournalledRun.StartAsync(provider);
        await run.Journal.IntendAsync(new Addition(null, JournalledRun.LoadBalancer, 80, Tested));
        provider.Put(JournalledRun.LoadBalancer, port, name);

        await run.CleanUpAsync();

        provider.Names.Should().Equal(name);
        provider.Count("DELETE").Should().Be(0);
    }

    [Fact]
    public async Task Run_NoBaseline_DeletesByTheRunsNameAlone()
    {
        await using var provider = new ShelfProvider { Before = (method, count) => method == "GET" && count == 1 ? new Reply(403) : null };
        await using var run = await JournalledRun.StartAsync(provider);
        await run.Journal.IntendAsync(new Addition(null, JournalledRun.LoadBalancer, 80, Tested));
        await run.Journal.IntendAsync(new Addition(null, JournalledRun.LoadBalancer, 81, JournalledRun.Name));
        provider.Put(JournalledRun.LoadBalancer, 80, Tested);
        provider.Put(JournalledRun.LoadBalancer, 81, JournalledRun.Name);

        var result = await run.CleanUpAsync();

        result
            .Left.Should()
            .Equal(
                "listener listener-1 on port 80 of load balancer load-balancer-1: nothing shows that this run created it: delete it by "
                    + "hand if it is yours"
            );
        provider.Names.Should().Equal(Tested);
    }

    [Fact]
    public async Task Run_DoubtfulListenerOfAJournalOnDisk_SaysHowItEnds()
    {
        using var folder = new TemporaryFolder();
        await using var provider = new ShelfProvider();
        var journal = await Journal.StartAsync(folder.Path, JournalledRun.Run(provider.Endpoint));
        await using var run = await JournalledRun.StartAsync(provider, journal);
        await journal.IntendAsync(new Addition(null, JournalledRun.LoadBalancer, 80, Tested));
        provider.Put(JournalledRun.LoadBalancer, 80, "another-name");

        var result = await run.CleanUpAsync();

        result
            .Left.Should()
            .Equal(
                "listener listener-1 on port 80 of load balancer load-balancer-1: nothing shows that this run created it: delete it by "
                    + $"hand if it is yours, then delete the journal {journal.Path} if nothing else is left"
            );
    }

    [Fact]
    public async Task Run_RequestThatNamesNoPlace_IsLookedUpByTheRunsName()
    {
        await using var provider = new ShelfProvider();
        await using var run = await JournalledRun.StartAsync(provider);
        await run.Journal.IntendAsync(new Addition(null, null, null, null));
        provider.Put(JournalledRun.LoadBalancer, 81, JournalledRun.Name);
        provider.Put(JournalledRun.LoadBalancer, 82, "somebody-elses");

        (await run.CleanUpAsync()).IsComplete.Should().BeTrue();

        provider.Names.Should().Equal("somebody-elses");
    }

    [Fact]
    public async Task Run_DryRun_ChangesNothing()
    {
        await using var provider = new ShelfProvider();
        await using var run = await JournalledRun.StartAsync(provider);
        await MadeAsync(run, provider.Put(JournalledRun.LoadBalancer, 80, "any"));
        await MadeAsync(run, "listener-that-is-gone");
        await run.Journal.IntendAsync(new Addition(null, JournalledRun.LoadBalancer, 81, JournalledRun.Name));
        await run.Journal.IntendAsync(new Addition(null, JournalledRun.LoadBalancer, 81, JournalledRun.Name));
        provider.Put(JournalledRun.LoadBalancer, 81, JournalledRun.Name);

        var result = await run.CleanUpAsync(dryRun: true);

        result
            .Deleted.Should()
            .Equal("listener listener-1 of load balancer load-balancer-1", "listener listener-2 of load balancer load-balancer-1");
        result.Gone.Should().HaveCount(1);
        provider.Names.Should().HaveCount(2);
        provider.Requests.Should().OnlyContain(request => request.StartsWith("GET ", StringComparison.Ordinal));
        run.Journal.Ask(book => (book.Standing.Count, book.Sought.Count)).Should().Be((2, 2));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task JournalCleanUp_OfATornJournal_ChangesItOnlyWhereItDeletes(bool dryRun)
    {
        using var folder = new TemporaryFolder();
        await using var provider = new ShelfProvider();
        await using var journal = await Journal.StartAsync(folder.Path, JournalledRun.Run(provider.Endpoint));
        await journal.MadeAsync(
            await journal.IntendAsync(new Addition(null, JournalledRun.LoadBalancer, 80, "any")),
            provider.Put(JournalledRun.LoadBalancer, 80, "any")
        );
        await journal.DisposeAsync();
        await System.IO.File.AppendAllTextAsync(journal.Path!, "{\"line\":\"del", Stop);
        var before = await System.IO.File.ReadAllTextAsync(journal.Path!, Stop);
        var options = new SessionOptions
        {
            Endpoint = provider.Endpoint,
            Ids = new EndpointIds { ProjectId = JournalledRun.Project },
            Credential = new TokenCredential("a-token-that-is-secret"),
        };

        var result = await JournalCleanUp.RunAsync(journal.Path!, options, dryRun, cancellationToken: Stop);

        result.Deleted.Should().Equal("listener listener-1 of load balancer load-balancer-1");
        provider.Names.Should().HaveCount(dryRun ? 1 : 0);
        System.IO.File.Exists(journal.Path!).Should().Be(dryRun);
        if (dryRun)
            (await System.IO.File.ReadAllTextAsync(journal.Path!, Stop)).Should().Be(before);
    }

    [Fact]
    public async Task Run_DeletionRefused_IsTold()
    {
        await using var provider = new ShelfProvider { Before = (method, _) => method == "DELETE" ? Reply.Error(409, "ELB.0409") : null };
        await using var run = await JournalledRun.StartAsync(provider);
        await MadeAsync(run, provider.Put(JournalledRun.LoadBalancer, 80, "any"));

        (await run.CleanUpAsync())
            .Left.Should()
            .Equal(
                "1 listener may still exist at load balancer load-balancer-1: listener-1 (The provider answered 409 to deleting a "
                    + "listener: ELB.0409 no); delete it by hand"
            );
    }

    [Fact]
    public async Task Run_IdThatHoldsTheToken_SaysWhatStandsForIt()
    {
        await using var provider = new ShelfProvider();
        await using var run = await JournalledRun.StartAsync(provider);
        await MadeAsync(run, "1234-elb-contract-token");
        provider.Before = (_, _) => Reply.Error(403, "ELB.0403");

        (await run.CleanUpAsync())
            .Left.Should()
            .ContainSingle()
            .Which.Should()
            .Contain(": 1234-elb-contract-token (where elb-contract-token stands for the token) (The provider answered 403 to ");
    }

    [Fact]
    public async Task Run_ListenersThatStand_AreToldInOneLineALoadBalancer()
    {
        await using var provider = new ShelfProvider { Before = (method, _) => method == "DELETE" ? new Reply(204) : null };
        await using var run = await JournalledRun.StartAsync(provider);
        for (var port = 1; port <= 12; port++)
            await run.Journal.MadeAsync(
                await run.Journal.IntendAsync(new Addition(null, JournalledRun.LoadBalancer, port, "any")),
                provider.Put(JournalledRun.LoadBalancer, port, "any")
            );

        (await run.CleanUpAsync())
            .Left.Should()
            .Equal(
                "12 listeners may still exist at load balancer load-balancer-1: listener-1, listener-10, listener-11, listener-12, "
                    + "listener-2, listener-3, listener-4, listener-5, listener-6, listener-7 and 2 more (its deletion was answered "
                    + "with success, but it still exists); delete them by hand"
            );
        run.Journal.Ask(book => book.Standing.Count).Should().Be(12);
    }

    [Fact]
    public async Task Run_ListenerThatStandsAgain_IsDeleted()
    {
        await using var provider = new ShelfProvider();
        await using var run = await JournalledRun.StartAsync(provider);
        await MadeAsync(run, provider.Put(JournalledRun.LoadBalancer, 80, "any"));
        run.Journal.Deleted("listener-1");

        (await run.CleanUpAsync()).Deleted.Should().HaveCount(1);

        provider.Names.Should().BeEmpty();
    }

    [Fact]
    public async Task Run_SecondListenerOfOneRequest_IsDeletedByTheRunsName()
    {
        await using var provider = new ShelfProvider();
        await using var run = await JournalledRun.StartAsync(provider);
        await run.AddAsync(80);
        provider.Put(JournalledRun.LoadBalancer, 81, JournalledRun.Name);
        provider.Put(JournalledRun.LoadBalancer, 82, "somebody-elses");

        (await run.CleanUpAsync()).Deleted.Should().Equal("listener listener-2 of load balancer load-balancer-1");

        provider.Names.Should().Equal("somebody-elses");
    }

    [Fact]
    public async Task JournalCleanUp_OfWhatWasLeft_FindsAndDeletesIt()
    {
        using var folder = new TemporaryFolder();
        var keeps = true;
        await using var provider = new ShelfProvider { Before = (method, _) => keeps && method == "DELETE" ? new Reply(204) : null };
        var journal = await Journal.StartAsync(folder.Path, JournalledRun.Run(provider.Endpoint));
        await using (var run = await JournalledRun.StartAsync(provider, journal))
        {
            await run.AddAsync(80);
            (await run.CleanUpAsync())
                .Left.Should()
                .ContainSingle()
                .Which.Should()
                .EndWith("; elb-contract cleanup later finds and deletes it");
            await journal.FinishAsync();
        }

        keeps = false;
        var options = new SessionOptions
        {
            Endpoint = provider.Endpoint,
            Ids = new EndpointIds { ProjectId = JournalledRun.Project },
            Credential = new TokenCredential("a-token-that-is-secret"),
        };

        (await JournalCleanUp.RunAsync(journal.Path!, options, dryRun: false, isTrusted: false, Stop)).Deleted.Should().HaveCount(1);

        provider.Names.Should().BeEmpty();
        System.IO.File.Exists(journal.Path!).Should().BeFalse();
    }

    private static async Task MadeAsync(JournalledRun run, string id) =>
        await run.Journal.MadeAsync(await run.Journal.IntendAsync(new Addition(null, JournalledRun.LoadBalancer, 80, "any")), id);
}
