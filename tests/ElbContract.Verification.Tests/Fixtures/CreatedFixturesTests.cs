using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Ids;
using ElbContract.Verification.Journals;

namespace ElbContract.Verification.Tests.Fixtures;

public sealed class CreatedFixturesTests
{
    private const string Run = FixtureRun.Name;

    [Fact]
    public async Task Create_All_ThenCleanUp_LeavesNothing()
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);

        var ids = await run.CreateAsync(new EndpointIds { ProjectId = "p" });
        var journalled = run.Journalled.ToList();
        provider.Listeners["l"] = new JsonObject { ["id"] = "l", ["loadbalancer_id"] = ids.PublicLoadBalancer };
        provider.Listeners["somebody-elses"] = new JsonObject { ["id"] = "somebody-elses", ["loadbalancer_id"] = "x" };
        var result = await run.CleanUpAsync();

        ids.Should()
            .Be(
                new EndpointIds
                {
                    ProjectId = "p",
                    PublicLoadBalancer = "id-1",
                    PrivateLoadBalancer = "id-2",
                    Certificate = "id-3",
                    SniCertificate = "id-4",
                }
            );
        journalled
            .Should()
            .Equal(
                new JournalledFixture("SNI certificate", $"{Run}-sni", "id-4"),
                new JournalledFixture("certificate", $"{Run}-cert", "id-3"),
                new JournalledFixture("private load balancer", $"{Run}-private", "id-2"),
                new JournalledFixture("public load balancer", $"{Run}-public", "id-1")
            );
        result.IsComplete.Should().BeTrue();
        provider.LoadBalancers.Should().BeEmpty();
        provider.Certificates.Should().BeEmpty();
        provider.Listeners.Keys.Should().Equal("somebody-elses");
        run.Journalled.Should().BeEmpty();
    }

    [Fact]
    public async Task Create_Intended_IsInTheJournalBeforeItIsSent()
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        List<JournalledFixture> before = [];
        provider.Instead = (method, _) =>
        {
            if (method == "POST")
                before.Add(run.Journalled.First());
            return null;
        };

        await run.CreatePublicAsync();

        before.Should().Equal(new JournalledFixture("public load balancer", $"{Run}-public", null));
    }

    [Fact]
    public async Task Create_SendsWhatEachNeeds()
    {
        await using var provider = new FixtureProvider();

        await new FixtureRun(provider).CreateAsync();

        var sent = provider.Bodies.ToList();
        sent[0].Should().Be($$"""{"name":"{{Run}}-public","vpc_id":"vpc","type":"External","admin_state_up":true,"bandwidth":5}""");
        sent[1]
            .Should()
            .Be(
                $$"""
                {"name":"{{Run}}-private","vpc_id":"vpc","type":"Internal","admin_state_up":true,"vip_subnet_id":"subnet",
                "security_group_id":"group","tenantId":"{{FixtureProvider.Project}}"}
                """.ReplaceLineEndings("")
            );
        Subject(sent[2]).Should().Be(("CN=elb-contract.example.com", null));
        Subject(sent[3]).Should().Be(("CN=sni.elb-contract.example.com", "sni.elb-contract.example.com"));
    }

    [Fact]
    public async Task Create_WhatIsThere_IsNotCreatedAndNotRemoved()
    {
        await using var provider = new FixtureProvider();
        provider.Hold("mine", "mine", "External");
        var run = new FixtureRun(provider);
        run.Options = run.Options with { SubnetId = null, Bandwidth = 0 };

        var ids = await run.CreateAsync(
            new EndpointIds
            {
                PublicLoadBalancer = "mine",
                PrivateLoadBalancer = "mine-too",
                Certificate = "c",
            }
        );
        await run.CleanUpAsync();

        ids.SniCertificate.Should().Be("id-1");
        provider
            .Requests.Where(request => !request.StartsWith("GET ", StringComparison.Ordinal))
            .Should()
            .Equal("POST certificate", "DELETE certificate/id-1");
    }

    [Theory]
    [InlineData("loadbalancers")]
    [InlineData("certificate")]
    public async Task Create_AnsweredWithWhatIsSomebodyElses_UsesAndDeletesItNot(string what)
    {
        await using var provider = new FixtureProvider();
        provider.Hold("production", "production-web", "External");
        provider.HoldCertificate("production", "production-certificate");
        provider.Instead = (method, path) =>
            (method, path) == ("POST", what) && what == "certificate" ? (200, """{"id":"production"}""")
            : path.StartsWith("job-", StringComparison.Ordinal) && what == "loadbalancers"
                ? (200, """{"status":"SUCCESS","entities":{"elb":{"id":"production"}}}""")
            : null;
        var run = new FixtureRun(provider);

        var why = await run.FailAsync();
        await run.CleanUpAsync();

        why.Should().Contain("belongs to somebody else: it is left alone");
        provider.LoadBalancers.Keys.Should().Contain("production");
        provider.Certificates.Keys.Should().Contain("production");
    }

    [Theory]
    [InlineData("loadbalancers", "load balancers that", "--public-loadbalancer and --private-loadbalancer")]
    [InlineData("certificate", "certificates that", "--certificate and --sni-certificate")]
    public async Task Create_WhereNothingIsListed_CreatesNothingAndSaysWhatToGive(string unlisted, string what, string options)
    {
        await using var provider = new FixtureProvider
        {
            Instead = (method, path) => (method, path) == ("GET", unlisted) ? (403, "") : null,
        };
        var run = new FixtureRun(provider);

        var why = await run.FailAsync();

        why.Should().StartWith($"--create-fixtures creates no {what} it could not see again: The provider answered 403 to ");
        why.Should().EndWith($"; give {options}.");
        provider.Requests.Should().OnlyContain(request => request.StartsWith("GET "));
        run.Journalled.Should().BeEmpty();
    }

    [Theory]
    [InlineData("loadbalancers", "public load balancer", true)]
    [InlineData("loadbalancers", "public load balancer", false)]
    [InlineData("certificate", "certificate", true)]
    [InlineData("certificate", "certificate", false)]
    public async Task Create_AnsweredWithWhatNothingShowsToBeItsOwn_UsesAndDeletesItNotAndKeepsIt(string path, string kind, bool isRefused)
    {
        await using var provider = new FixtureProvider();
        provider.Hold("production", isRefused ? "production-web" : null, "External");
        provider.HoldCertificate("production", isRefused ? "production-certificate" : null);
        provider.Listeners["theirs"] = new JsonObject { ["id"] = "theirs", ["loadbalancer_id"] = "production" };
        var isAsked = false;
        provider.Instead = (method, last) =>
        {
            isAsked |= (method, last) == ("POST", path);
            return (method, last) == ("POST", path) && path == "certificate" ? (200, """{"id":"production"}""")
                : last.StartsWith("job-", StringComparison.Ordinal) && path == "loadbalancers"
                    ? (200, """{"status":"SUCCESS","entities":{"elb":{"id":"production"}}}""")
                : isRefused && isAsked && (method, last) == ("GET", path) ? (403, "")
                : null;
        };
        var run = new FixtureRun(provider);
        var given = path == "certificate" ? new EndpointIds { PublicLoadBalancer = "a", PrivateLoadBalancer = "b" } : new EndpointIds();

        var thrown = await run.Awaiting(one => one.CreateAsync(given)).Should().ThrowAsync<FixtureException>();
        if (!isRefused)
            provider.LoadBalancers.TryRemove("id-1", out _);
        var result = await run.CleanUpAsync();

        thrown.Which.Message.Should().Contain("with production, which it does not list as").And.Contain("is left alone; give --");
        result.Left.Should().ContainSingle().Which.Should().StartWith($"{kind} production: it may still exist: ");
        run.Journalled.Should().Contain(fixture => fixture.Kind == kind && fixture.Id == "production");
        provider.LoadBalancers.Keys.Should().Contain("production");
        provider.Certificates.Keys.Should().Contain("production");
        provider.Requests.Should().NotContain(request => request.StartsWith("DELETE"));
    }

    [Fact]
    public async Task Create_AnsweredWithWhatIsNeverListed_StaysUntilItWouldBe()
    {
        await using var provider = new FixtureProvider();
        provider.Instead = (_, last) =>
            last.StartsWith("job-", StringComparison.Ordinal)
                ? (200, """{"status":"SUCCESS","entities":{"elb":{"id":"elsewhere"}}}""")
                : null;
        var run = new FixtureRun(provider);

        var why = await run.FailAsync();
        provider.LoadBalancers.Clear();

        why.Should().Contain("which it does not list as");
        (await run.CleanUpAsync()).Left.Should().ContainSingle().Which.Should().Contain("it may have been created, but is not listed");
        await Task.Delay(run.Options.Patience.ListingLimit, run.Time, TestContext.Current.CancellationToken);
        (await run.CleanUpAsync()).Gone.Should().Equal("public load balancer elsewhere");
    }

    [Fact]
    public async Task Create_RefusedWhereNothingIsListedAnyMore_StaysInTheJournal()
    {
        await using var provider = new FixtureProvider();
        var isAsked = false;
        provider.Instead = (method, _) => (isAsked |= method == "POST") ? (403, "") : null;
        var run = new FixtureRun(provider);

        await run.FailAsync();

        (await run.CleanUpAsync()).Left.Should().ContainSingle().Which.Should().Contain("it may still exist");
        run.Journalled.Should().HaveCount(1);
    }

    [Fact]
    public async Task Create_WithoutWhatItNeeds_NamesEverythingAndSendsNothing()
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider)
        {
            Options = new FixtureOptions { RunName = "a b", Bandwidth = 501 },
        };

        var thrown = await run.Awaiting(one => one.CreateAsync()).Should().ThrowAsync<FixtureException>();

        thrown
            .Which.Message.Should()
            .Be(
                "--create-fixtures cannot create what is missing: the run's name 'a b' is not 1 to 56 letters, digits, underscores and "
                    + "hyphens; a load balancer needs --vpc-id; a private load balancer needs --subnet-id; a private load balancer needs "
                    + "--security-group-id; --bandwidth is 501, but has to be 1 to 500."
            );
        thrown.Which.IsInput.Should().BeTrue();
        provider.Requests.Should().BeEmpty();
        run.Journalled.Should().BeEmpty();
    }

    [Fact]
    public async Task Create_JobFails_SaysWhy()
    {
        await using var provider = new FixtureProvider { JobStatus = "FAIL" };
        var run = new FixtureRun(provider);

        (await run.FailAsync()).Should().Be("The endpoint's job of creating a public load balancer failed: no address left.");

        run.Journalled.Should().Equal(new JournalledFixture("public load balancer", $"{Run}-public", null));
    }

    [Fact]
    public async Task Create_JobNeverEnds_EndsAtTheLimit()
    {
        await using var provider = new FixtureProvider { JobStatus = "RUNNING" };

        var run = new FixtureRun(provider);
        run.Options = run.Options with { Patience = run.Options.Patience with { JobLimit = TimeSpan.FromSeconds(40) } };

        var message = await run.FailAsync();

        message.Should().Be("The endpoint's job of creating a public load balancer did not end within 40 s; the last answer: RUNNING.");
        run.Time.Waits.Select(wait => wait.TotalSeconds).Should().Equal(1, 2, 4, 8, 15);
    }

    [Fact]
    public async Task Create_JobThatCannotBeAskedForAWhile_IsAskedAgain()
    {
        await using var provider = new FixtureProvider();
        var asked = 0;
        provider.Instead = (method, last) =>
            method == "GET" && last.StartsWith("job-", StringComparison.Ordinal) && asked++ < 2 ? (asked == 1 ? 502 : 429, "") : null;

        (await new FixtureRun(provider).CreatePublicAsync()).Should().Be("id-1");
    }

    [Fact]
    public async Task Create_JobThatIsNotThere_SaysSo()
    {
        await using var provider = new FixtureProvider
        {
            Instead = (_, last) => last.StartsWith("job-", StringComparison.Ordinal) ? (404, "") : null,
        };

        (await new FixtureRun(provider).FailAsync())
            .Should()
            .Be(
                "The job of creating a public load balancer cannot be asked for: The provider answered 404 to asking for a job: no "
                    + "message (the body is empty)."
            );
    }

    [Fact]
    public async Task Create_JobNamesNothing_FindsItByName()
    {
        await using var provider = new FixtureProvider { JobNames = false };
        provider.Hold("other", $"{Run}4-public", "External");

        (await new FixtureRun(provider).CreatePublicAsync()).Should().Be("id-1");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(408)]
    public async Task Create_AnsweredWithTrouble_SaysSoAndStaysInTheJournal(int status)
    {
        await using var provider = new FixtureProvider { Instead = (method, _) => method == "POST" ? (status, "") : null };
        var run = new FixtureRun(provider);

        (await run.FailAsync())
            .Should()
            .Be(
                "The endpoint does not create a public load balancer, which --public-loadbalancer gives: The provider answered "
                    + $"{status} to creating a load balancer: no message (the body is empty)."
            );

        run.Journalled.Should().Equal(new JournalledFixture("public load balancer", $"{Run}-public", null));
    }

    [Fact]
    public async Task Create_Refused_LeavesNothingToLookFor()
    {
        await using var provider = new FixtureProvider
        {
            Instead = (method, _) => method == "POST" ? (403, """{"error":{"message":"quota","code":"ELB.2"}}""") : null,
        };
        var run = new FixtureRun(provider);

        (await run.FailAsync()).Should().EndWith("ELB.2 quota.");
        (await run.CleanUpAsync()).IsComplete.Should().BeTrue();

        provider.Requests.Should().Equal("GET loadbalancers", "GET certificate", "POST loadbalancers", "GET loadbalancers");
        run.Journalled.Should().BeEmpty();
    }

    [Fact]
    public async Task Create_RefusedAndMadeAllTheSame_IsDeletedInTheEnd()
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        provider.Instead = (method, _) =>
        {
            if (method != "POST")
                return null;
            provider.Hold("made", $"{Run}-public", "External");
            return (403, """{"error":{"message":"quota","code":"ELB.2"}}""");
        };

        (await run.FailAsync()).Should().EndWith("ELB.2 quota.");
        run.Journalled.Should().Equal(new JournalledFixture("public load balancer", $"{Run}-public", null));
        (await run.CleanUpAsync()).Deleted.Should().Equal($"public load balancer {Run}-public");

        provider.LoadBalancers.Should().BeEmpty();
    }

    [Fact]
    public async Task Create_Cancelled_StaysInTheJournal()
    {
        await using var provider = new FixtureProvider();
        var run = new FixtureRun(provider);
        using var cancel = new CancellationTokenSource();
        provider.Instead = (_, last) =>
        {
            if (last.StartsWith("job-", StringComparison.Ordinal) && !cancel.IsCancellationRequested)
                cancel.Cancel();
            return null;
        };

        await run.Awaiting(one => one.CreateAsync(cancellationToken: cancel.Token)).Should().ThrowAsync<OperationCanceledException>();
        var result = await run.CleanUpAsync();

        result.Deleted.Should().Equal($"public load balancer {Run}-public");
        provider.LoadBalancers.Should().BeEmpty();
    }

    private static (string Subject, string? Domain) Subject(string body)
    {
        var sent = JsonNode.Parse(body)!;
        using var pair = X509Certificate2.CreateFromPem((string)sent["certificate"]!, (string)sent["private_key"]!);
        pair.GetRSAPrivateKey()!.KeySize.Should().Be(2048);
        return (pair.Subject, (string?)sent["domain"]);
    }
}
