using ElbContract.Verification.Journals;
using ElbContract.Verification.Tests.Providers;

namespace ElbContract.Verification.Tests.Journals;

public sealed class EndpointListenersTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task List_InPages_HasThemAll(bool areAnnounced)
    {
        await using var provider = new ShelfProvider { PageSize = 2, AnnouncesPages = areAnnounced };
        await using var run = await JournalledRun.StartAsync(provider);
        for (var port = 1; port <= 5; port++)
            provider.Put(JournalledRun.LoadBalancer, port, "any");

        var (listeners, _) = await run.Endpoint.ListAsync(JournalledRun.LoadBalancer, Stop);

        listeners!.Select(one => one.Port).Should().Equal(1, 2, 3, 4, 5);
    }

    [Fact]
    public async Task List_LaterPageRefused_IsNoListing()
    {
        await using var provider = new ShelfProvider { PageSize = 2, AnnouncesPages = true };
        await using var run = await JournalledRun.StartAsync(provider);
        for (var port = 1; port <= 5; port++)
            provider.Put(JournalledRun.LoadBalancer, port, "any");
        provider.Instead = request => request.Contains("marker=", StringComparison.Ordinal) ? Reply.Error(403, "ELB.0403") : null;

        var (listeners, reason) = await run.Endpoint.ListAsync(JournalledRun.LoadBalancer, Stop);

        listeners.Should().BeNull();
        reason.Should().Be("The provider answered 403 to listing listeners");
    }

    [Fact]
    public async Task Remove_ListingRefused_LooksByItsId()
    {
        await using var provider = new ShelfProvider { Instead = RefusesListings };
        await using var run = await JournalledRun.StartAsync(provider);
        var made = Made(provider.Put(JournalledRun.LoadBalancer, 80, JournalledRun.Name));

        (await run.Endpoint.RemoveAsync(run.Journal, made, Stop)).Should().Be(new Removal(RemovalOutcome.Gone));

        provider.Names.Should().BeEmpty();
    }

    [Theory]
    [InlineData("ACTIVE", false)]
    [InlineData("DELETED", true)]
    public async Task Remove_OnlyTheListingLacksIt_IsGoneWhereItsStatusSaysSo(string status, bool isGone)
    {
        var isDeleted = false;
        await using var provider = new ShelfProvider();
        await using var run = await JournalledRun.StartAsync(provider);
        var made = Made(provider.Put(JournalledRun.LoadBalancer, 80, JournalledRun.Name));
        provider.Instead = request =>
        {
            isDeleted |= request.StartsWith("DELETE ", StringComparison.Ordinal);
            return !isDeleted ? null
                : request.Contains("loadbalancer_id=", StringComparison.Ordinal) ? new Reply(200, """{"listeners":[]}""")
                : request.StartsWith("GET ", StringComparison.Ordinal)
                    ? new Reply(200, $$"""{"id":"{{made.Id}}","port":80,"name":"{{JournalledRun.Name}}","status":"{{status}}"}""")
                : new Reply(204, "");
        };

        (await run.Endpoint.RemoveAsync(run.Journal, made, Stop)).Outcome.Should().Be(isGone ? RemovalOutcome.Gone : RemovalOutcome.Stands);
    }

    [Fact]
    public async Task Remove_NeitherListedNorShown_IsNotDeleted()
    {
        await using var provider = new ShelfProvider { Before = (method, _) => method == "GET" ? Reply.Error(403, "ELB.0403") : null };
        await using var run = await JournalledRun.StartAsync(provider);
        var made = Made(provider.Put(JournalledRun.LoadBalancer, 80, JournalledRun.Name));

        (await run.Endpoint.RemoveAsync(run.Journal, made, Stop))
            .Should()
            .Be(new Removal(RemovalOutcome.Unseen, "The provider answered 403 to listing listeners"));

        provider.Count("DELETE").Should().Be(0);
    }

    [Fact]
    public async Task Remove_ListingRefusedAndAnotherShown_IsNotDeleted()
    {
        await using var provider = new ShelfProvider { Instead = RefusesListings };
        await using var run = await JournalledRun.StartAsync(provider);
        var theirs = provider.Put("load-balancer-of-others", 80, "production");

        (await run.Endpoint.RemoveAsync(run.Journal, Made(theirs), Stop))
            .Should()
            .Be(new Removal(RemovalOutcome.NotOurs, "load balancer load-balancer-of-others, port 80, name production"));

        provider.Count("DELETE").Should().Be(0);
    }

    [Theory]
    [InlineData(204, "its deletion was answered with success, but it still exists")]
    [InlineData(404, "its deletion was answered with success, but it still exists")]
    [InlineData(409, "The provider answered 409 to deleting a listener: ELB.0001 no")]
    [InlineData(500, "The provider answered 500 to deleting a listener: ELB.0001 no")]
    public async Task Remove_AnsweredAndNotDone_Stands(int status, string reason)
    {
        await using var provider = new ShelfProvider
        {
            Before = (method, _) => method == "DELETE" ? Reply.Error(status, "ELB.0001") : null,
        };
        await using var run = await JournalledRun.StartAsync(provider);
        var made = Made(provider.Put(JournalledRun.LoadBalancer, 80, JournalledRun.Name));

        (await run.Endpoint.RemoveAsync(run.Journal, made, Stop)).Should().Be(new Removal(RemovalOutcome.Stands, reason));
    }

    private static MadeListener Made(string id) => new(id, 1, new Addition(null, JournalledRun.LoadBalancer, 80, JournalledRun.Name));

    private static Reply? RefusesListings(string request) =>
        request.Contains("loadbalancer_id=", StringComparison.Ordinal) ? Reply.Error(403, "ELB.0403") : null;
}
