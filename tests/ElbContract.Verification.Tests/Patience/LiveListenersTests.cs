using System.Net;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Patience;
using ElbContract.Verification.Tests.Journals;
using ElbContract.Verification.Tests.Providers;

namespace ElbContract.Verification.Tests.Patience;

public sealed class LiveListenersTests
{
    [Fact]
    public async Task Post_FortyAtOnceWithinAQuotaOfFive_AreAllAccepted()
    {
        await using var provider = new ShelfProvider { Quota = 5 };
        await using var run = await JournalledRun.StartAsync(provider);

        var answers = await Task.WhenAll(Enumerable.Range(1, 40).Select(port => run.AddAsync(port)));
        await run.Live.CompleteAsync(TestContext.Current.CancellationToken);

        answers.Should().OnlyContain(answer => answer.Status == HttpStatusCode.OK);
        provider.Peak.Should().BeLessThanOrEqualTo(5);
        provider.Names.Should().BeEmpty();
        run.Journal.Ask(book => book.IsClear).Should().BeTrue();
    }

    [Fact]
    public async Task Post_SomeOfTheQuotaTakenByOthers_MakesDoWithTheRest()
    {
        await using var provider = new ShelfProvider { Quota = 5 };
        for (var port = 1001; port <= 1003; port++)
            provider.Put(JournalledRun.LoadBalancer, port, "somebody-elses");
        await using var run = await JournalledRun.StartAsync(provider);

        var answers = await Task.WhenAll(Enumerable.Range(1, 40).Select(port => run.AddAsync(port)));
        await run.Live.CompleteAsync(TestContext.Current.CancellationToken);

        answers.Should().OnlyContain(answer => answer.Status == HttpStatusCode.OK);
        provider.Names.Should().Equal("somebody-elses", "somebody-elses", "somebody-elses");
    }

    [Fact]
    public async Task Post_AnsweredWithAListenerThatWasThereBefore_DeletesNothing()
    {
        await using var provider = new ShelfProvider();
        var theirs = provider.Put(JournalledRun.LoadBalancer, 443, "somebody-elses");
        provider.Before = (method, _) => method == "POST" ? new Reply(200, $$"""{"id":"{{theirs}}"}""") : null;
        await using var run = await JournalledRun.StartAsync(provider);

        await run.AddAsync(1);
        await run.Live.CompleteAsync(TestContext.Current.CancellationToken);

        provider.Names.Should().Equal("somebody-elses");
        provider.Count("DELETE").Should().Be(0);
    }

    [Fact]
    public async Task Gone_AfterAnAcceptedRequest_WaitsUntilItsListenerIsDeleted()
    {
        await using var provider = new ShelfProvider();
        await using var run = await JournalledRun.StartAsync(provider);

        await run.AddAsync(1);
        await run.Live.GoneAsync(new Addition(null, JournalledRun.LoadBalancer, 1, null));

        provider.Names.Should().BeEmpty();
    }

    [Fact]
    public async Task Hold_APort_KeepsItsListenerUntilItIsLetGo()
    {
        await using var provider = new ShelfProvider();
        await using var run = await JournalledRun.StartAsync(provider);

        using (run.Live.DelayDeletion(1))
        {
            await run.AddAsync(1);
            await run.AddAsync(2);
            await run.Live.GoneAsync(new Addition(null, JournalledRun.LoadBalancer, 2, null));
            provider.Names.Should().ContainSingle();
        }

        await run.Live.GoneAsync(new Addition(null, JournalledRun.LoadBalancer, 1, null));
        provider.Names.Should().BeEmpty();
    }

    [Fact]
    public async Task Hold_ForTooLong_LetsTheListenerGo()
    {
        await using var provider = new ShelfProvider();
        await using var run = await JournalledRun.StartAsync(
            provider,
            live: new LiveListenersOptions { LongestDelay = TimeSpan.FromMilliseconds(1) }
        );
        using var held = run.Live.DelayDeletion(1);

        await run.AddAsync(1);
        await run.Live.GoneAsync(new Addition(null, JournalledRun.LoadBalancer, 1, null));

        provider.Names.Should().BeEmpty();
    }

    [Fact]
    public async Task Post_QuotaTakenByOthers_IsPassedOnWithoutSendingAgain()
    {
        await using var provider = new ShelfProvider { Quota = 1 };
        provider.Put(JournalledRun.LoadBalancer, 1001, "somebody-elses");
        await using var run = await JournalledRun.StartAsync(provider);

        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(port => run.AddAsync(port)));

        answers
            .Should()
            .OnlyContain(answer => answer.Status == HttpStatusCode.Forbidden && answer.Body.Contains("ELB.6091", StringComparison.Ordinal));
        provider.Count("POST").Should().Be(20);
    }

    [Fact]
    public async Task Post_ListenersThatCannotBeDeleted_KeepTheirRoomAndAreDeletedAtTheEnd()
    {
        var refuses = true;
        await using var provider = new ShelfProvider
        {
            Before = (method, _) => method == "DELETE" && refuses ? Reply.Error(500, "ELB.0500") : null,
        };
        await using var run = await JournalledRun.StartAsync(provider, live: new LiveListenersOptions { Maximum = 3 });

        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(port => run.AddAsync(port)));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).Should().Be(3);
        answers
            .Where(answer => answer.Status != HttpStatusCode.OK)
            .Should()
            .OnlyContain(answer => answer.Body.Contains("(--max-live) could not be confirmed as deleted", StringComparison.Ordinal));
        provider.Count("POST").Should().Be(3);
        provider.Count("DELETE").Should().Be(9);
        provider.Names.Should().HaveCount(3);

        refuses = false;
        (await run.CleanUpAsync()).Deleted.Should().HaveCount(3);
        provider.Names.Should().BeEmpty();
    }

    [Fact]
    public async Task Post_AnswerWithoutId_IsLookedUpAndDeleted()
    {
        await using var provider = new ShelfProvider { AfterAdding = _ => new Reply(200, "{}") };
        await using var run = await JournalledRun.StartAsync(provider);

        await run.AddAsync(80, "a.name.that.is.tested");
        await run.Live.CompleteAsync(TestContext.Current.CancellationToken);

        provider.Names.Should().BeEmpty();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":""}""")]
    [InlineData("""{"id":17}""")]
    public async Task Post_AnswersWithoutUsableIdAndAnEmptyListing_KeepTheirRoomAndAreTold(string answer)
    {
        var isEmpty = true;
        await using var provider = new ShelfProvider
        {
            AfterAdding = _ => new Reply(200, answer),
            Instead = request => isEmpty && request.StartsWith("GET ", StringComparison.Ordinal) ? new Reply(200, "[]") : null,
        };
        await using var run = await JournalledRun.StartAsync(provider, live: new LiveListenersOptions { Maximum = 2 });

        await Task.WhenAll(Enumerable.Range(1, 20).Select(port => run.AddAsync(port)));
        var result = await run.CleanUpAsync();

        provider.Peak.Should().Be(2);
        result
            .Left.Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("2 listeners may still exist at load balancer load-balancer-1: one on");
        isEmpty = false;
        (await run.CleanUpAsync()).Deleted.Should().HaveCount(2);
        provider.Names.Should().BeEmpty();
    }

    [Fact]
    public async Task Post_AnswersWithoutIdAndAPartialListing_DeletesWhatIsListedAndTellsTheRest()
    {
        await using var provider = new ShelfProvider { AfterAdding = _ => new Reply(200, "{}") };
        await using var run = await JournalledRun.StartAsync(provider);
        provider.Instead = request =>
            request.StartsWith("GET ", StringComparison.Ordinal) && !provider.Names.Contains("odd") ? new Reply(200, "[]") : null;

        await run.AddAsync(1, "odd");
        await run.Live.CompleteAsync(TestContext.Current.CancellationToken);
        await run.AddAsync(2);

        (await run.CleanUpAsync())
            .Left.Should()
            .Equal(
                "1 listener may still exist at load balancer load-balancer-1: one on port 2 (its answer did not give its id, and it is "
                    + "not listed); delete it by hand"
            );
        provider.Names.Should().Equal(JournalledRun.Name);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    [InlineData(422)]
    public async Task Post_RefusedAndMadeAllTheSame_IsFoundAndDeletedWhileTheRunGoesOn(int status)
    {
        await using var provider = new ShelfProvider { AfterAdding = _ => Reply.Error(status, "ELB.1") };
        provider.Put(JournalledRun.LoadBalancer, 443, "production");
        await using var run = await JournalledRun.StartAsync(provider, live: new LiveListenersOptions { Maximum = 3 });

        for (var port = 1; port <= 60; port++)
            await run.AddAsync(port, $"a.name.that.is.tested-{port}");
        await run.Live.CompleteAsync(TestContext.Current.CancellationToken);
        provider.Peak.Should().BeLessThan(15);
        var end = await run.CleanUpAsync(isAfterTheRun: false);

        provider.Names.Should().Equal("production");
        end.Left.Should().BeEmpty();
    }

    [Fact]
    public async Task Post_AnsweredWithAnIdThatNothingShows_KeepsItsRoomAndIsTold()
    {
        await using var provider = new ShelfProvider
        {
            Instead = request =>
                !request.StartsWith("GET ", StringComparison.Ordinal) ? null
                : request.Contains("loadbalancer_id=", StringComparison.Ordinal) ? new Reply(200, "[]")
                : Reply.Error(404, "ELB.6002"),
        };
        await using var run = await JournalledRun.StartAsync(provider, live: new LiveListenersOptions { Maximum = 2 });

        await Task.WhenAll(Enumerable.Range(1, 20).Select(port => run.AddAsync(port)));
        var end = await run.CleanUpAsync(isAfterTheRun: false);

        provider.Peak.Should().Be(2);
        end.Left.Should().ContainSingle().Which.Should().StartWith("2 listeners may still exist at load balancer load-balancer-1: ");
        run.Journal.Ask(book => book.IsClear).Should().BeFalse();
    }

    [Fact]
    public async Task Post_AnsweredWithSomebodyElsesIdOnAPortThatSeemedFree_LeavesItAlone()
    {
        await using var provider = new ShelfProvider();
        await using var run = await JournalledRun.StartAsync(provider);
        var theirs = provider.Put(JournalledRun.LoadBalancer, 8443, "production-web");
        provider.Before = (method, _) =>
            method == "POST" ? new Reply(200, $$"""{"id":"{{theirs}}","port":8443,"name":"production-web"}""") : null;

        await run.AddAsync(8443, "a.name.that.is.tested");
        await run.CleanUpAsync(isAfterTheRun: false);

        provider.Names.Should().Equal("production-web");
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("../loadbalancers/x")]
    [InlineData("a\\b")]
    public async Task Post_AnsweredWithAnIdThatIsAPath_PutsItIntoNone(string id)
    {
        await using var provider = new ShelfProvider
        {
            AfterAdding = _ => new Reply(200, new System.Text.Json.Nodes.JsonObject { ["id"] = id }.ToJsonString()),
        };
        await using var run = await JournalledRun.StartAsync(provider);

        await run.AddAsync(80, "a.name.that.is.tested");
        await run.CleanUpAsync(isAfterTheRun: false);

        provider
            .Requests.Where(request => !request.StartsWith("POST ", StringComparison.Ordinal))
            .Should()
            .OnlyContain(request => request.Contains("loadbalancer_id=") || request.Contains("/listeners/listener-"));
        provider.Names.Should().BeEmpty();
    }

    [Fact]
    public async Task Post_AnsweredWithSomebodyElsesId_LeavesItAloneAndDeletesWhatWasMade()
    {
        await using var provider = new ShelfProvider();
        await using var run = await JournalledRun.StartAsync(provider);
        var theirs = provider.Put("load-balancer-of-others", 443, "production");
        provider.AfterAdding = _ => new Reply(200, $$"""{"id":"{{theirs}}"}""");

        await run.AddAsync(1);
        var result = await run.CleanUpAsync();

        provider.Names.Should().Equal("production");
        provider.Requests.Should().NotContain(request => request.StartsWith("DELETE ") && request.EndsWith(theirs));
        result.Left.Should().BeEmpty();
        result
            .NotOurs.Should()
            .Equal(
                $"the endpoint answered with listener {theirs}, which is not what the run requested (load balancer "
                    + "load-balancer-of-others, "
                    + "port 443, name production): left alone"
            );
    }

    [Fact]
    public async Task Post_AnsweredWithTheListenersOfOthers_TellsOneLineALoadBalancerOfThoseThatStand()
    {
        await using var provider = new ShelfProvider();
        await using var run = await JournalledRun.StartAsync(provider);
        var theirs = Enumerable.Range(1, 3).Select(port => provider.Put("load-balancer-of-others", port, "production")).ToList();
        var goes = "";
        provider.AfterAdding = count => new Reply(200, $$"""{"id":"{{(count == 4 ? goes : theirs[count - 1])}}"}""");

        for (var port = 1; port <= 3; port++)
            await run.AddAsync(port);
        goes = provider.Put("load-balancer-of-others", 4, "production");
        await run.AddAsync(4);
        await run.Live.CompleteAsync(TestContext.Current.CancellationToken);
        await Deleting(provider, goes);
        var result = await run.CleanUpAsync();

        result
            .NotOurs.Should()
            .Equal(
                $"the endpoint answered with 3 listeners at load balancer load-balancer-of-others that the run did not request, the "
                    + $"first {theirs[0]} (load balancer load-balancer-of-others, port 1, name production): left alone"
            );
    }

    [Fact]
    public async Task Post_ListenerThatCouldNotBeDeletedIsGoneLater_HasItsRoomAgain()
    {
        var refuses = true;
        await using var provider = new ShelfProvider
        {
            Before = (method, _) => method == "DELETE" && refuses ? Reply.Error(409, "ELB.6009") : null,
        };
        await using var run = await JournalledRun.StartAsync(provider, live: new LiveListenersOptions { Maximum = 1 });

        await run.AddAsync(1);
        await run.Live.CompleteAsync(TestContext.Current.CancellationToken);
        run.Live.HasRoom.Should().BeFalse();
        refuses = false;

        (await run.AddAsync(2)).Status.Should().Be(HttpStatusCode.OK);
        await run.Live.CompleteAsync(TestContext.Current.CancellationToken);
        run.Live.HasRoom.Should().BeTrue();
        provider.Names.Should().BeEmpty();
    }

    private static async Task Deleting(ShelfProvider provider, string id)
    {
        using var http = new HttpClient();
        using var answer = await http.DeleteAsync(
            new Uri(provider.Endpoint, $"/v1.0/theirs/elbaas/listeners/{id}"),
            TestContext.Current.CancellationToken
        );
    }

    [Fact]
    public async Task Post_OneIdForAll_DeletesEachUnderItsOwn()
    {
        await using var provider = new ShelfProvider { AfterAdding = _ => new Reply(200, """{"id":"the-same"}""") };
        await using var run = await JournalledRun.StartAsync(provider);

        await Task.WhenAll(Enumerable.Range(1, 20).Select(port => run.AddAsync(port)));

        (await run.CleanUpAsync()).IsComplete.Should().BeTrue();
        provider.Names.Should().BeEmpty();
        provider.Peak.Should().BeLessThanOrEqualTo(5);
    }

    [Fact]
    public async Task Post_ListenerThatIsNotShownAtFirst_IsLookedForAgain()
    {
        var looks = 0;
        await using var provider = new ShelfProvider();
        await using var run = await JournalledRun.StartAsync(provider);
        provider.Instead = request =>
            !request.StartsWith("GET ", StringComparison.Ordinal) || ++looks > 4 ? null
            : request.Contains("loadbalancer_id=", StringComparison.Ordinal) ? new Reply(200, "[]")
            : Reply.Error(404, "ELB.6002");

        await run.AddAsync(1);
        await run.Live.CompleteAsync(TestContext.Current.CancellationToken);

        provider.Names.Should().BeEmpty();
        run.Journal.Ask(book => book.IsClear).Should().BeTrue();
    }

    [Fact]
    public async Task Post_WrappedListener_IsDeleted()
    {
        await using var provider = new ShelfProvider { AfterAdding = _ => new Reply(201, """{"listener":{"id":"listener-1"}}""") };
        await using var run = await JournalledRun.StartAsync(provider);

        await run.AddAsync(80);
        await run.Live.CompleteAsync(TestContext.Current.CancellationToken);

        provider.Names.Should().BeEmpty();
    }

    [Fact]
    public async Task Post_NoRoomIsMade_IsNotSent()
    {
        var gate = new TaskCompletionSource();
        await using var provider = new ShelfProvider
        {
            Before = (method, _) =>
            {
                if (method == "DELETE")
                    gate.Task.Wait(TestContext.Current.CancellationToken);
                return null;
            },
        };
        await using var run = await JournalledRun.StartAsync(
            provider,
            live: new LiveListenersOptions { Maximum = 1, Patience = TimeSpan.FromMilliseconds(50) }
        );
        await run.AddAsync(1);

        var (status, body) = await run.AddAsync(2);
        gate.SetResult();

        status.Should().Be(HttpStatusCode.ServiceUnavailable);
        body.Should().Contain("no room for its listener: no other listener was deleted within 0.05 s (--max-live)");
        provider.Count("POST").Should().Be(1);
    }
}
