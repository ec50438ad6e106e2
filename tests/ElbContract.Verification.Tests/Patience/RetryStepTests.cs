using System.Net;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Tests.Journals;
using ElbContract.Verification.Tests.Providers;

namespace ElbContract.Verification.Tests.Patience;

public sealed class RetryStepTests
{
    private readonly SkippingTime _time = new();

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Post_DocumentedAnswer_IsNeverQuestioned(int status)
    {
        await using var provider = new ShelfProvider { Before = (method, _) => method == "POST" ? new Reply(status, "{}") : null };
        await using var run = await JournalledRun.StartAsync(provider, time: _time, documented: [status]);

        (await run.AddAsync(80)).Status.Should().Be((HttpStatusCode)status);

        provider.Count("POST").Should().Be(1);
    }

    /// <summary>Of a request that is to be refused, 500 is an answer: a wrong one.</summary>
    [Theory]
    [InlineData(500, 200, 3, 1)]
    [InlineData(500, 400, 1, 0)]
    [InlineData(503, 200, 3, 0)]
    [InlineData(503, 400, 3, 0)]
    public async Task Post_ErrorThatIsNotDocumented_IsSentAgain(int status, int documented, int times, int unsteady)
    {
        await using var provider = new ShelfProvider
        {
            Before = (method, count) => method == "POST" && count < 3 ? new Reply(status, "{}") : null,
        };
        await using var run = await JournalledRun.StartAsync(provider, time: _time, documented: [documented]);

        (await run.AddAsync(80)).Status.Should().Be((HttpStatusCode)(times == 1 ? status : 200));

        provider.Count("POST").Should().Be(times);
        run.Retry.Unsteady.Should().Be(unsteady);
    }

    [Fact]
    public async Task Post_SystemErrorEachTime_IsTheAnswer()
    {
        await using var provider = new ShelfProvider { Before = (method, _) => method == "POST" ? new Reply(500, "{}") : null };
        await using var run = await JournalledRun.StartAsync(provider, time: _time, documented: [200]);

        (await run.AddAsync(80)).Status.Should().Be(HttpStatusCode.InternalServerError);

        provider.Count("POST").Should().Be(3);
        run.Retry.Unsteady.Should().Be(0);
    }

    [Fact]
    public async Task Post_SystemErrorsEachTime_AreSentAgainOnlySoOften()
    {
        await using var provider = new ShelfProvider { Before = (method, _) => method == "POST" ? new Reply(500, "{}") : null };
        await using var run = await JournalledRun.StartAsync(provider, time: _time, documented: [200]);

        for (var port = 1; port <= 30; port++)
            await run.AddAsync(port);

        provider.Count("POST").Should().Be((20 * 3) + 10);
    }

    [Fact]
    public async Task Post_SystemErrorAfterHavingMadeIt_FindsDeletesAndSendsAgain()
    {
        await using var provider = new ShelfProvider { AfterAdding = count => count == 1 ? new Reply(500) : null };
        await using var run = await JournalledRun.StartAsync(provider, time: _time, documented: [200]);

        (await run.AddAsync(80)).Status.Should().Be(HttpStatusCode.OK);
        (await run.CleanUpAsync()).IsComplete.Should().BeTrue();

        provider.Names.Should().BeEmpty();
    }

    [Fact]
    public async Task Post_StormOf429_IsAnsweredInTheEnd()
    {
        await using var provider = new ShelfProvider
        {
            Before = (method, count) => method == "POST" && count % 4 != 0 ? new Reply(429) : null,
        };
        await using var run = await JournalledRun.StartAsync(provider, time: _time);

        for (var port = 1; port <= 20; port++)
            (await run.AddAsync(port)).Status.Should().Be(HttpStatusCode.OK);

        provider.Count("POST").Should().Be(80);
        (await run.CleanUpAsync()).IsComplete.Should().BeTrue();
        provider.Names.Should().BeEmpty();
    }

    [Fact]
    public async Task Post_429ForEver_IsPassedOnAfterTheRetries()
    {
        await using var provider = new ShelfProvider { Before = (method, _) => method == "POST" ? new Reply(429) : null };
        await using var run = await JournalledRun.StartAsync(provider, time: _time, retries: 4);

        (await run.AddAsync(80)).Status.Should().Be(HttpStatusCode.TooManyRequests);

        provider.Count("POST").Should().Be(5);
    }

    [Fact]
    public async Task Post_ThreeInARowInVain_EndThePatienceUntilTheEndpointAnswers()
    {
        var isWell = false;
        await using var provider = new ShelfProvider { Before = (method, count) => method == "POST" && !isWell ? new Reply(429) : null };
        await using var run = await JournalledRun.StartAsync(provider, time: _time, retries: 4);

        for (var port = 1; port <= 10; port++)
            await run.AddAsync(port);
        provider.Count("POST").Should().Be((3 * 5) + 7);

        isWell = true;
        await run.AddAsync(11);
        isWell = false;
        await run.AddAsync(12);
        provider.Count("POST").Should().Be(22 + 1 + 5);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("3600", 30)]
    [InlineData("Thu, 01 Jan 2026 00:00:09 GMT", 9)]
    public async Task Post_RetryAfter_IsKept(string retryAfter, int seconds)
    {
        await using var provider = new ShelfProvider
        {
            Before = (method, count) => method == "POST" && count == 1 ? new Reply(429, "", retryAfter) : null,
        };
        await using var run = await JournalledRun.StartAsync(provider, time: _time);

        (await run.AddAsync(80)).Status.Should().Be(HttpStatusCode.OK);

        _time.Waits.Should().Equal(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task Post_BadGatewayAfterHavingMadeIt_FindsDeletesAndSendsAgain()
    {
        await using var provider = new ShelfProvider { AfterAdding = count => count == 1 ? new Reply(502) : null };
        await using var run = await JournalledRun.StartAsync(provider, time: _time);

        (await run.AddAsync(80)).Status.Should().Be(HttpStatusCode.OK);
        await run.Live.CompleteAsync(TestContext.Current.CancellationToken);

        provider
            .Requests.Select(request => request.Split(' ')[0])
            .Where(method => method != "GET")
            .Should()
            .Equal("POST", "DELETE", "POST", "DELETE");
        (await run.CleanUpAsync())
            .Should()
            .BeEquivalentTo(
                new
                {
                    Deleted = Array.Empty<string>(),
                    Gone = Array.Empty<string>(),
                    Left = Array.Empty<string>(),
                }
            );
        provider.Names.Should().BeEmpty();
    }

    [Theory]
    [InlineData(504, false)]
    [InlineData(200, true)]
    [InlineData(503, true)]
    public async Task Post_LostBeforeItWasCarriedOut_IsSentAgain(int status, bool isCutShort)
    {
        await using var provider = new ShelfProvider
        {
            Before = (method, count) => method == "POST" && count == 1 ? new Reply(status) { IsCutShort = isCutShort } : null,
        };
        await using var run = await JournalledRun.StartAsync(provider, time: _time);

        (await run.AddAsync(80, "any.name")).Status.Should().Be(HttpStatusCode.OK);

        provider.Count("POST").Should().Be(2);
    }

    [Fact]
    public async Task Post_ThatNamesNoPortLost_IsSentAgainOnceNothingOfTheRunIsThere()
    {
        await using var provider = new ShelfProvider
        {
            Before = (method, count) => method == "POST" ? new Reply(count == 1 ? 502 : 400, "{}") : null,
        };
        await using var run = await JournalledRun.StartAsync(provider, time: _time);

        await run.PostAsync("listeners", "{}");

        provider.Count("POST").Should().Be(2);
        provider.Count("GET").Should().BeGreaterThan(1, "it is looked for at every load balancer of the run");
    }

    [Fact]
    public async Task Post_AnswerCutOffOnce_IsSentAgain()
    {
        await using var provider = new ShelfProvider
        {
            AfterAdding = count => count == 1 ? new Reply(200, """{"id":"11","name":"elb""") : null,
        };
        await using var run = await JournalledRun.StartAsync(provider, time: _time);

        (await run.AddAsync(80)).Status.Should().Be(HttpStatusCode.OK);
        await run.Live.CompleteAsync(TestContext.Current.CancellationToken);

        provider.Count("POST").Should().Be(2);
        (await run.CleanUpAsync()).IsComplete.Should().BeTrue();
        provider.Names.Should().BeEmpty();
    }

    [Fact]
    public async Task Post_AnswerCutOffEachTime_IsPassedOn()
    {
        await using var provider = new ShelfProvider
        {
            Before = (method, _) => method == "POST" ? new Reply(200, """{"id":"11","name":"elb""") : null,
        };
        await using var run = await JournalledRun.StartAsync(provider, time: _time, retries: 4);

        (await run.AddAsync(80)).Status.Should().Be(HttpStatusCode.OK);

        provider.Count("POST").Should().Be(5);
    }

    [Theory]
    [InlineData(502, 1)]
    [InlineData(429, 2)]
    public async Task Post_OfSomethingElse_IsRepeatedOnlyWhereItWasNotCarriedOut(int status, int times)
    {
        await using var provider = new ShelfProvider
        {
            Before = (method, count) => method == "POST" ? new Reply(count == 1 ? status : 400, "{}") : null,
        };
        await using var run = await JournalledRun.StartAsync(provider, time: _time);

        await run.PostAsync("certificate", "{}");

        provider.Count("POST").Should().Be(times);
    }

    [Fact]
    public async Task Post_ListenerThatIsListedLate_IsNotTakenForSomebodyElses()
    {
        await using var provider = new ShelfProvider { ListsLate = true, AfterAdding = count => count == 1 ? new Reply(502) : null };
        await using var run = await JournalledRun.StartAsync(provider, time: _time);

        // Not there when it is looked up, it has the port when the request is sent again.
        (await run.AddAsync(80))
            .Status.Should()
            .Be(HttpStatusCode.OK);
        (await run.CleanUpAsync()).IsComplete.Should().BeTrue();

        provider.Count("POST").Should().Be(3);
        provider.Names.Should().BeEmpty();
    }

    [Fact]
    public async Task Post_ListenerThatMayBeSomebodyElses_IsLeftAndTold()
    {
        var provider = new ShelfProvider();
        provider.AfterAdding = _ => new Reply(502);
        provider.Before = (method, _) =>
        {
            if (method == "POST")
                provider.Put(JournalledRun.LoadBalancer, 80, "somebody-elses");
            return method == "POST" ? new Reply(502) : null;
        };
        await using var disposed = provider;
        await using var run = await JournalledRun.StartAsync(provider, time: _time);

        (await run.AddAsync(80)).Status.Should().Be(HttpStatusCode.BadGateway);

        provider.Count("POST").Should().Be(1);
        (await run.CleanUpAsync())
            .Left.Should()
            .Equal(
                "listener listener-1 on port 80 of load balancer load-balancer-1: nothing shows that this run created it: delete it by "
                    + "hand if it is yours"
            );
        provider.Names.Should().Equal("somebody-elses");
    }

    [Fact]
    public async Task Post_ListingRefused_StandsAsItIs()
    {
        await using var provider = new ShelfProvider
        {
            Before = (method, _) => method == "GET" ? Reply.Error(403, "ELB.0403") : null,
            AfterAdding = _ => new Reply(504),
        };
        await using var run = await JournalledRun.StartAsync(provider, time: _time);

        (await run.AddAsync(80)).Status.Should().Be(HttpStatusCode.GatewayTimeout);

        provider.Count("POST").Should().Be(1);
        (await run.CleanUpAsync())
            .Left.Should()
            .ContainSingle()
            .Which.Should()
            .Be(
                "1 listener may still exist at load balancer load-balancer-1: one on port 80 (The provider answered 403 to listing "
                    + "listeners); delete it by hand"
            );
    }

    [Fact]
    public async Task Post_EndpointThatHangs_IsTriedTwice()
    {
        await using var provider = new ShelfProvider { Before = (method, _) => method == "POST" ? new Reply(200) { Hangs = true } : null };
        await using var run = await JournalledRun.StartAsync(provider, time: _time, timeout: TimeSpan.FromMilliseconds(200));

        (await run.AddAsync(80)).Status.Should().Be(HttpStatusCode.GatewayTimeout);

        provider.Count("POST").Should().Be(2);
    }

    [Fact]
    public async Task Post_NobodyListens_IsTriedAsOftenAsAllowedAndMadeNothing()
    {
        var provider = new ShelfProvider();
        await using var run = await JournalledRun.StartAsync(provider, time: _time, retries: 2);
        await provider.DisposeAsync();

        (await run.AddAsync(80)).Status.Should().Be(HttpStatusCode.BadGateway);

        _time.Waits.Should().HaveCount(2);
        run.Journal.Ask(book => book.IsClear).Should().BeTrue();
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    public async Task GetAndDelete_BadGatewayOrUnavailable_AreSentAgain(int status)
    {
        await using var provider = new ShelfProvider
        {
            Before = (method, count) => (method, count) is ("GET", 2 or 3) or ("DELETE", 1 or 2) ? new Reply(status) : null,
        };
        await using var run = await JournalledRun.StartAsync(provider, time: _time);
        var asked = new Addition(null, JournalledRun.LoadBalancer, 80, JournalledRun.Name);
        var id = provider.Put(JournalledRun.LoadBalancer, 80, JournalledRun.Name);

        (await run.Endpoint.ListAsync(JournalledRun.LoadBalancer, TestContext.Current.CancellationToken))
            .Listeners.Should()
            .ContainSingle();
        (await run.Endpoint.RemoveAsync(run.Journal, new MadeListener(id, 1, asked), TestContext.Current.CancellationToken))
            .Outcome.Should()
            .Be(RemovalOutcome.Gone);

        provider.Count("DELETE").Should().Be(3);
    }

    [Fact]
    public async Task Post_NoRetries_IsSentOnce()
    {
        await using var provider = new ShelfProvider { Before = (method, _) => method == "POST" ? new Reply(429) : null };
        await using var run = await JournalledRun.StartAsync(provider, time: _time, retries: 0);

        await run.AddAsync(80);

        provider.Count("POST").Should().Be(1);
    }
}
