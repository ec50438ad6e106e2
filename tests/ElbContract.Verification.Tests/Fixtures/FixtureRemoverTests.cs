using System.Text.Json.Nodes;
using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Journals;

namespace ElbContract.Verification.Tests.Fixtures;

/// <summary>What a run left, as its journal tells it.</summary>
public sealed class FixtureRemoverTests
{
    private const string Run = FixtureRun.Name;
    private const string MayBeThere =
        $"public load balancer {Run}-public: it may have been created, but is not listed: elb-contract cleanup looks again";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CleanUp_ByTheJournal_DeletesTheRunsOwnAndNoOther()
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        await run.CreateAsync();
        provider.Hold("other", $"{Run}4-public", "External");
        provider.Hold("somebody-elses", $"x{Run}-public", "External");
        provider.HoldCertificate("somebody-elses-too", "certificate");

        var wouldBe = await run.CleanUpAsync(dryRun: true);
        var requests = provider.Requests.Count(IsDeletion);
        var was = await run.CleanUpAsync();

        requests.Should().Be(0);
        wouldBe
            .Deleted.Should()
            .Equal("SNI certificate id-4", "certificate id-3", "private load balancer id-2", "public load balancer id-1");
        was.Should().BeEquivalentTo(wouldBe);
        run.Journalled.Should().BeEmpty();
        provider.LoadBalancers.Keys.Should().BeEquivalentTo("other", "somebody-elses");
        provider.Certificates.Keys.Should().Equal("somebody-elses-too");
    }

    [Fact]
    public async Task CleanUp_DeletionThatIsAnsweredAndNotDone_IsTold()
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        await run.CreateAsync();
        provider.Instead = (method, _) => method == "DELETE" ? (204, "") : null;

        var result = await run.CleanUpAsync();

        result.Deleted.Should().BeEmpty();
        result.Left.Should().HaveCount(4).And.OnlyContain(line => line.Contains("still exists"));
        run.Journalled.Should().HaveCount(4);
    }

    [Fact]
    public async Task CleanUp_DeletionThatNobodyCanSee_IsTold()
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        await run.CreatePublicAsync();
        var isDeleted = false;
        provider.Instead = (method, _) =>
        {
            isDeleted |= method == "DELETE";
            return method == "DELETE" ? (204, "")
                : isDeleted ? (403, "")
                : null;
        };

        var result = await run.CleanUpAsync();

        result.Deleted.Should().BeEmpty();
        result
            .Left.Should()
            .ContainSingle()
            .Which.Should()
            .Contain("its deletion was answered with success, but it may still exist: The provider answered 403");
        run.Journalled.Should().HaveCount(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CleanUp_AnIdThatIsListedWithoutAName_IsToldAndLeftAlone(bool dryRun)
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        provider.Hold("production", null, "External");
        await run.Journal.FixtureMadeAsync(new JournalledFixture("public load balancer", $"{Run}-public", "production"));

        var result = await run.CleanUpAsync(dryRun);

        result.Left.Should().ContainSingle().Which.Should().Contain("the resource with that id is listed without a name");
        result.Deleted.Should().BeEmpty();
        provider.LoadBalancers.Keys.Should().Equal("production");
        run.Journalled.Should().HaveCount(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CleanUp_ItsNameUnderAnotherId_IsDeletedAndToldByItsName(bool dryRun)
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        provider.Hold("production", "production-web", "External");
        provider.Hold("own", $"{Run}-public", "External");
        await run.Journal.FixtureMadeAsync(new JournalledFixture("public load balancer", $"{Run}-public", "production"));

        var result = await run.CleanUpAsync(dryRun);

        result.Deleted.Should().Equal($"public load balancer {Run}-public");
        result.Left.Should().BeEmpty();
        provider.LoadBalancers.Keys.Should().BeEquivalentTo(dryRun ? ["production", "own"] : ["production"]);
    }

    [Fact]
    public async Task CleanUp_AnIdThatIsListedTwiceWithTwoNames_IsLeftAlone()
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        await run.Journal.FixtureMadeAsync(new JournalledFixture("certificate", $"{Run}-cert", "production"));
        provider.Instead = (method, _) =>
            method == "GET"
                ? (200, $$"""{"certificates":[{"id":"production","name":"{{Run}}-cert"},{"id":"production","name":"web"}]}""")
                : null;

        (await run.CleanUpAsync()).Left.Should().ContainSingle().Which.Should().Contain("the resource with that id is called 'web'");

        provider.Requests.Should().NotContain(request => IsDeletion(request));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../certificate/production")]
    public async Task CleanUp_AnIdThatCannotStandInAPath_IsToldAndSentNowhere(string id)
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        foreach (var kind in Enum.GetValues<FixtureKind>())
            await run.Journal.FixtureMadeAsync(new JournalledFixture(kind.Label(), kind.Name(Run), id));
        provider.Hold(id, $"{Run}-public", "External");
        provider.HoldCertificate(id, $"{Run}-cert");

        var result = await run.CleanUpAsync();

        result.Left.Where(line => line.EndsWith("the id cannot be part of a path", StringComparison.Ordinal)).Should().HaveCount(2);
        provider.Requests.Should().NotContain(request => IsDeletion(request));
        run.Journalled.Should().HaveCount(4);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CleanUp_AnIdThatIsSomebodyElses_IsToldAndLeftAlone(bool dryRun)
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        provider.Hold("production", "production-web", "External");
        await run.Journal.FixtureMadeAsync(new JournalledFixture("public load balancer", $"{Run}-public", "production"));

        var result = await run.CleanUpAsync(dryRun);

        result.Left.Should().ContainSingle().Which.Should().Contain("the resource with that id is called 'production-web'");
        provider.LoadBalancers.Keys.Should().Equal("production");
    }

    [Fact]
    public async Task CleanUp_Fixtures_GoAfterTheirListenersTheLastFirst()
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        await run.CreateAsync();
        provider.Listeners["l"] = new JsonObject
        {
            ["id"] = "l",
            ["loadbalancer_id"] = "id-1",
            ["port"] = 80,
            ["name"] = "any",
        };
        await run.Journal.MadeAsync(await run.Journal.IntendAsync(new Addition(null, "id-1", 80, "any")), "l");

        await run.CleanUpAsync();

        provider
            .Requests.Where(IsDeletion)
            .Should()
            .Equal(
                "DELETE listeners/l",
                "DELETE certificate/id-4",
                "DELETE certificate/id-3",
                "DELETE loadbalancers/id-2",
                "DELETE loadbalancers/id-1"
            );
    }

    [Fact]
    public async Task CleanUp_OfWhatWasIntendedOnly_LooksItUp()
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        foreach (var kind in Enum.GetValues<FixtureKind>())
            await run.Journal.FixtureIntendedAsync(new JournalledFixture(kind.Label(), kind.Name(Run), null));
        provider.Hold("a", $"{Run}-private", "Internal");

        var was = await run.CleanUpAsync();

        was.Deleted.Should().Equal($"private load balancer {Run}-private");
        was.Gone.Should().Equal($"SNI certificate {Run}-sni", $"certificate {Run}-cert", $"public load balancer {Run}-public");
        was.Left.Should().BeEmpty();
        provider.LoadBalancers.Should().BeEmpty();
        run.Journalled.Should().BeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task CleanUp_OfWhatWasCreatedWithoutSayingSo_FindsItWhenItIsListed(int seconds)
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        ListLate(provider, run, TimeSpan.FromSeconds(seconds));

        await run.FailAsync();
        var result = await run.CleanUpAsync();

        result.Deleted.Should().Equal($"public load balancer {Run}-public");
        result.IsComplete.Should().BeTrue();
        provider.LoadBalancers.Should().BeEmpty();
        run.Journalled.Should().BeEmpty();
    }

    [Fact]
    public async Task CleanUp_OfWhatIsListedMuchLater_IsLeftUntilThen()
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        ListLate(provider, run, TimeSpan.FromMinutes(1));

        await run.FailAsync();
        var dry = await run.CleanUpAsync(dryRun: true);
        var atTheEnd = await run.CleanUpAsync();
        var journalled = run.Journalled.ToList();
        await Task.Delay(TimeSpan.FromMinutes(1), run.Time, Stop);
        var later = await run.CleanUpAsync();

        dry.Left.Should().Equal(MayBeThere);
        atTheEnd.Left.Should().Equal(MayBeThere);
        journalled.Should().Equal(new JournalledFixture("public load balancer", $"{Run}-public", null));
        later.Deleted.Should().Equal($"public load balancer {Run}-public");
        run.Journalled.Should().BeEmpty();
    }

    [Fact]
    public async Task CleanUp_OfWhatWasNeverCreated_EndsWhenItWouldBeListed()
    {
        await using var provider = new FixtureProvider { Instead = (method, _) => method == "POST" ? (500, "") : null };
        var run = new FixtureRun(provider);
        await run.FailAsync();
        provider.Requests.Clear();

        (await run.CleanUpAsync()).Left.Should().Equal(MayBeThere);
        provider.Requests.Count(request => request == "GET loadbalancers").Should().Be(5);
        await Task.Delay(run.Options.Patience.ListingLimit, run.Time, Stop);

        (await run.CleanUpAsync()).Gone.Should().Equal($"public load balancer {Run}-public");
        run.Journalled.Should().BeEmpty();
    }

    [Fact]
    public async Task CleanUp_ThatCannotLook_IsTold()
    {
        await using var provider = new FixtureProvider();
        var isAsked = false;
        provider.Instead = (method, _) => (isAsked |= method == "POST") ? (503, "") : null;
        var run = new FixtureRun(provider);
        await run.FailAsync();

        (await run.CleanUpAsync())
            .Left.Should()
            .Equal(
                $"public load balancer {Run}-public: it may still exist: The provider answered 503 to listing load balancers: "
                    + "no message (the body is empty)"
            );

        run.Journalled.Should().HaveCount(1);
    }

    [Fact]
    public async Task CleanUp_OfAFailedJob_RemovesWhatItLeft()
    {
        await using var provider = new FixtureProvider { JobStatus = "FAIL" };
        var run = new FixtureRun(provider);
        await run.FailAsync();
        provider.JobStatus = "SUCCESS";

        (await run.CleanUpAsync()).IsComplete.Should().BeTrue();

        provider.LoadBalancers.Should().BeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CleanUp_WithAWrongToken_SaysSo(bool dryRun)
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        await run.CreateAsync();
        provider.Instead = (_, _) => (401, """{"error":{"message":"not authenticated","code":"ELB.1"}}""");

        var result = await run.CleanUpAsync(dryRun);

        result
            .Left.Should()
            .HaveCount(4)
            .And.OnlyContain(line =>
                line.Contains("The provider answered 401 to ", StringComparison.Ordinal)
                && line.EndsWith("ELB.1 not authenticated", StringComparison.Ordinal)
            );
        result.Deleted.Should().BeEmpty();
        result.Gone.Should().BeEmpty();
        run.Journalled.Should().HaveCount(4);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CleanUp_OfWhatIsGone_SaysThatItWas(bool dryRun)
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        await run.CreateAsync();
        provider.LoadBalancers.TryRemove("id-1", out _);
        provider.Certificates.TryRemove("id-3", out _);

        var result = await run.CleanUpAsync(dryRun);

        result.Gone.Should().Equal("certificate id-3", "public load balancer id-1");
        result.Deleted.Should().Equal("SNI certificate id-4", "private load balancer id-2");
        result.Left.Should().BeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CleanUp_OfWhatWasMadeTwice_RemovesBoth(bool isFirstGone)
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        await run.CreateAsync();
        provider.Hold("lost", $"{Run}-public", "External");
        if (isFirstGone)
            provider.LoadBalancers.TryRemove("id-1", out _);

        var wouldBe = await run.CleanUpAsync(dryRun: true);
        var was = await run.CleanUpAsync();

        was.Should().BeEquivalentTo(wouldBe);
        was.Deleted.Should().HaveCount(4);
        provider.LoadBalancers.Should().BeEmpty();
    }

    [Fact]
    public async Task CleanUp_WhereNothingIsListed_DeletesNothingAndSaysThatItMayStand()
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        await run.CreateAsync();
        provider.Instead = (method, last) => method == "GET" && last is "certificate" or "loadbalancers" ? (404, "") : null;

        var result = await run.CleanUpAsync();

        result.Deleted.Should().BeEmpty();
        result.Left.Should().HaveCount(4).And.OnlyContain(line => line.Contains("it may still exist: The provider answered 404 to "));
        run.Journalled.Should().HaveCount(4);
        provider.Requests.Should().NotContain(request => IsDeletion(request));
    }

    [Fact]
    public async Task CleanUp_Refused_IsTriedAgainAndTold_AndTheRestIsRemoved()
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        await run.CreateAsync();
        provider.Instead = (method, last) => method == "DELETE" && last is "id-1" or "id-3" ? (409, "") : null;

        var result = await run.CleanUpAsync();
        var tries = provider.Requests.Count(request => request == "DELETE loadbalancers/id-1");
        provider.Instead = (_, _) => null;
        var later = await run.CleanUpAsync();

        result
            .Left.Should()
            .Equal(
                "certificate id-3: The provider answered 409 to deleting a certificate: no message (the body is empty)",
                "public load balancer id-1: The provider answered 409 to deleting a load balancer: no message (the body is empty)"
            );
        tries.Should().Be(3);
        later.IsComplete.Should().BeTrue();
        provider.LoadBalancers.Should().BeEmpty();
        provider.Certificates.Should().BeEmpty();
    }

    [Fact]
    public async Task CleanUp_JobFails_IsTold()
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        await run.CreatePublicAsync();
        provider.Instead = (method, last) => method == "DELETE" ? (200, """{"job_id":"job-x"}""") : null;
        provider.JobStatus = "FAIL";

        (await run.CleanUpAsync())
            .Left.Should()
            .Equal("public load balancer id-1: The endpoint's job of deleting a public load balancer failed: no address left");
    }

    [Fact]
    public async Task Remove_OfAnotherVersionsThing_IsLeft()
    {
        await using var provider = new FixtureProvider();

        var removal = await new FixtureRun(provider).Remover().RemoveAsync(new JournalledFixture("pool", "a", "b"), dryRun: false, Stop);

        removal.Should().Be((false, "this version does not know this kind of resource: use the version that wrote the journal", false));
        provider.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Remove_OutOfTime_IsLeft()
    {
        await using var provider = new FixtureProvider();
        provider.Hold("a", $"{Run}-public", "External");
        var there = new JournalledFixture("public load balancer", $"{Run}-public", "a");

        var (_, reason, _) = await new FixtureRun(provider)
            .Remover()
            .RemoveAsync(there, dryRun: false, new CancellationToken(canceled: true));

        reason.Should().Be("there was no time left");
        provider.LoadBalancers.Should().ContainKey("a");
    }

    // It carries the request out, loses the answer, and lists what it created when it has got round to it.
    private static void ListLate(FixtureProvider provider, FixtureRun run, TimeSpan delay)
    {
        var created = DateTimeOffset.MaxValue;
        provider.Instead = (method, last) =>
        {
            if (last != "loadbalancers")
                return null;
            if (method == "POST")
            {
                created = run.Time.GetUtcNow();
                provider.Hold("made", $"{Run}-public", "External");
                return (502, "");
            }

            return run.Time.GetUtcNow() - created < delay ? (200, """{"loadbalancers":[],"instance_num":"0"}""") : null;
        };
    }

    private static bool IsDeletion(string request) => request.StartsWith("DELETE", StringComparison.Ordinal);
}
