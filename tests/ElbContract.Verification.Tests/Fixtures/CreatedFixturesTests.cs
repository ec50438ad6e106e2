using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Tests.Providers;

namespace ElbContract.Verification.Tests.Fixtures;

public sealed class CreatedFixturesTests
{
    private const string Run = "elb-contract-0123";

    private readonly SkippingTime _time = new();
    private readonly Journal _journal = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private FixtureOptions Options => new() { RunName = Run, VpcId = "vpc", SubnetId = "subnet", SecurityGroupId = "group", Bandwidth = 5, Patience = new FixturePatience { Time = _time } };

    [Fact]
    public async Task Create_All_ThenRemove_LeavesNothing()
    {
        await using var provider = new FixtureProvider();
        var fixtures = Fixtures(provider);

        var ids = await fixtures.CreateAsync(new EndpointIds { ProjectId = "p" }, Stop);
        provider.Listeners["l"] = new JsonObject { ["id"] = "l", ["loadbalancer_id"] = ids.PublicLoadBalancer };
        provider.Listeners["somebody-elses"] = new JsonObject { ["id"] = "somebody-elses", ["loadbalancer_id"] = "x" };
        var left = await fixtures.RemoveAsync(Stop);

        ids.Should().Be(new EndpointIds { ProjectId = "p", PublicLoadBalancer = "id-1", PrivateLoadBalancer = "id-2", Certificate = "id-3", SniCertificate = "id-4" });
        left.Should().BeEmpty();
        provider.LoadBalancers.Should().BeEmpty();
        provider.Certificates.Should().BeEmpty();
        provider.Listeners.Keys.Should().Equal("somebody-elses");
        _journal.Lines.Should().Equal(
            $"intend PublicLoadBalancer {Run}-public", $"made PublicLoadBalancer {Run}-public id-1",
            $"intend PrivateLoadBalancer {Run}-private", $"made PrivateLoadBalancer {Run}-private id-2",
            $"intend Certificate {Run}-cert", $"made Certificate {Run}-cert id-3",
            $"intend SniCertificate {Run}-sni", $"made SniCertificate {Run}-sni id-4",
            "removed PublicLoadBalancer id-1", "removed PrivateLoadBalancer id-2",
            "removed Certificate id-3", "removed SniCertificate id-4");
    }

    [Fact]
    public async Task Create_SendsWhatEachNeeds()
    {
        await using var provider = new FixtureProvider();

        await Fixtures(provider).CreateAsync(new EndpointIds(), Stop);

        var sent = provider.Bodies.ToList();
        sent[0].Should().Be($$"""{"name":"{{Run}}-public","vpc_id":"vpc","type":"External","admin_state_up":true,"bandwidth":5}""");
        sent[1].Should().Be(
            $$"""{"name":"{{Run}}-private","vpc_id":"vpc","type":"Internal","admin_state_up":true,"vip_subnet_id":"subnet","security_group_id":"group","tenantId":"{{FixtureProvider.Project}}"}""");
        Subject(sent[2]).Should().Be(("CN=elb-contract.example.com", null));
        Subject(sent[3]).Should().Be(("CN=sni.elb-contract.example.com", "sni.elb-contract.example.com"));
    }

    [Fact]
    public async Task Create_WhatIsThere_IsNotCreatedAndNotRemoved()
    {
        await using var provider = new FixtureProvider();
        provider.Hold("mine", "mine", "External");
        var fixtures = Fixtures(provider, Options with { SubnetId = null, Bandwidth = 0 });

        var ids = await fixtures.CreateAsync(new EndpointIds { PublicLoadBalancer = "mine", PrivateLoadBalancer = "mine-too", Certificate = "c" }, Stop);
        await fixtures.RemoveAsync(Stop);

        ids.SniCertificate.Should().Be("id-1");
        provider.Requests.Should().Equal("POST certificate", "GET certificate", "DELETE certificate/id-1");
    }

    [Fact]
    public async Task Create_WithoutWhatItNeeds_NamesEverythingAndSendsNothing()
    {
        await using var provider = new FixtureProvider();
        var fixtures = Fixtures(provider, new FixtureOptions { RunName = "a b", Bandwidth = 501 });

        var thrown = await fixtures.Awaiting(f => f.CreateAsync(new EndpointIds(), Stop)).Should().ThrowAsync<FixtureException>();

        thrown.Which.Message.Should().Be(
            "--create-fixtures cannot create what is missing: the run's name 'a b' is not 1 to 56 letters, digits, underscores and hyphens; "
            + "a load balancer needs --vpc-id; a private load balancer needs --subnet-id; a private load balancer needs --security-group-id; --bandwidth is 501, and can be 1 to 500.");
        thrown.Which.IsInput.Should().BeTrue();
        provider.Requests.Should().BeEmpty();
        _journal.Lines.Should().BeEmpty();
    }

    [Fact]
    public async Task Create_JobFails_SaysWhyAndRemovesWhatItLeft()
    {
        await using var provider = new FixtureProvider { JobStatus = "FAIL" };
        var fixtures = Fixtures(provider);

        var message = await MessageAsync(fixtures);
        provider.JobStatus = "SUCCESS";
        var left = await fixtures.RemoveAsync(Stop);

        message.Should().Be("The endpoint's job of creating a public load balancer failed: no address left.");
        left.Should().BeEmpty();
        provider.LoadBalancers.Should().BeEmpty();
        _journal.Lines.Should().Equal($"intend PublicLoadBalancer {Run}-public", $"absent PublicLoadBalancer {Run}-public");
    }

    [Fact]
    public async Task Create_JobNeverEnds_EndsAtTheLimit()
    {
        await using var provider = new FixtureProvider { JobStatus = "RUNNING" };

        var message = await MessageAsync(Fixtures(provider, Options with { Patience = new FixturePatience { JobLimit = TimeSpan.FromSeconds(40), Time = _time } }));

        message.Should().Be("The endpoint's job of creating a public load balancer did not end within 40 s; the last answer: RUNNING.");
        _time.Waits.Select(wait => wait.TotalSeconds).Should().Equal(1, 2, 4, 8, 15);
    }

    [Fact]
    public async Task Create_JobThatCannotBeAskedForAWhile_IsAskedAgain()
    {
        await using var provider = new FixtureProvider();
        var asked = 0;
        provider.Instead = (method, last) => method == "GET" && last.StartsWith("job-", StringComparison.Ordinal) && asked++ < 2 ? (asked == 1 ? 502 : 429, "") : null;

        (await Fixtures(provider).CreateAsync(new EndpointIds { PrivateLoadBalancer = "b", Certificate = "c", SniCertificate = "d" }, Stop)).PublicLoadBalancer.Should().Be("id-1");
    }

    [Fact]
    public async Task Create_JobThatIsNotThere_SaysSo()
    {
        await using var provider = new FixtureProvider { Instead = (_, last) => last.StartsWith("job-", StringComparison.Ordinal) ? (404, "") : null };

        (await MessageAsync(Fixtures(provider))).Should().Be(
            "The job of creating a public load balancer cannot be asked for: The provider answered 404 to asking for a job: no message (the body is empty).");
    }

    [Fact]
    public async Task Create_JobNamesNothing_FindsItByName()
    {
        await using var provider = new FixtureProvider { JobNames = false };
        provider.Hold("other", $"{Run}4-public", "External");

        (await Fixtures(provider).CreateAsync(new EndpointIds { PrivateLoadBalancer = "b", Certificate = "c", SniCertificate = "d" }, Stop)).PublicLoadBalancer.Should().Be("id-1");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(408)]
    public async Task Create_AnsweredWithTrouble_IsFoundByNameAndRemoved(int status)
    {
        await using var provider = new FixtureProvider();
        provider.Instead = (method, last) =>
        {
            if (method != "POST") return null;
            // It was created all the same.
            provider.Hold("made", $"{Run}-public", "External");
            return (status, "");
        };
        var fixtures = Fixtures(provider);

        var message = await MessageAsync(fixtures);
        var left = await fixtures.RemoveAsync(Stop);

        message.Should().Be(
            $"The endpoint does not create a public load balancer, which --public-loadbalancer gives: The provider answered {status} to creating a load balancer: no message (the body is empty).");
        left.Should().BeEmpty();
        provider.LoadBalancers.Should().BeEmpty();
        _journal.Lines.Should().Equal($"intend PublicLoadBalancer {Run}-public", $"absent PublicLoadBalancer {Run}-public");
    }

    [Fact]
    public async Task Create_AnsweredWithTrouble_AndNotListed_IsLookedForAgain()
    {
        await using var provider = new FixtureProvider { Instead = (method, _) => method == "POST" ? (500, "") : null };
        var fixtures = Fixtures(provider);

        await MessageAsync(fixtures);
        var left = await fixtures.RemoveAsync(Stop);

        left.Should().BeEmpty();
        provider.Requests.Count(request => request == "GET loadbalancers").Should().Be(3);
        _journal.Lines.Should().Equal($"intend PublicLoadBalancer {Run}-public", $"absent PublicLoadBalancer {Run}-public");
    }

    [Fact]
    public async Task Create_AnsweredWithTrouble_AndNothingIsListed_IsTold()
    {
        await using var provider = new FixtureProvider { Instead = (_, _) => (503, "") };
        var fixtures = Fixtures(provider);

        await MessageAsync(fixtures);
        var left = await fixtures.RemoveAsync(Stop);

        left.Select(one => one.ToString()).Should().Equal(
            $"public load balancer named {Run}-public, if it was created: The provider answered 503 to listing load balancers: no message (the body is empty)");
        _journal.Lines.Should().Equal($"intend PublicLoadBalancer {Run}-public");
    }

    [Fact]
    public async Task Create_Refused_LeavesNothingToLookFor()
    {
        await using var provider = new FixtureProvider { Instead = (method, _) => method == "POST" ? (403, """{"error":{"message":"quota","code":"ELB.2"}}""") : null };
        var fixtures = Fixtures(provider);

        (await MessageAsync(fixtures)).Should().EndWith("ELB.2 quota.");
        (await fixtures.RemoveAsync(Stop)).Should().BeEmpty();

        provider.Requests.Should().Equal("POST loadbalancers");
        _journal.Lines.Should().Equal($"intend PublicLoadBalancer {Run}-public", $"absent PublicLoadBalancer {Run}-public");
    }

    [Fact]
    public async Task Create_Cancelled_IsRemoved()
    {
        await using var provider = new FixtureProvider();
        using var cancel = new CancellationTokenSource();
        provider.Instead = (_, last) =>
        {
            if (last.StartsWith("job-", StringComparison.Ordinal) && !cancel.IsCancellationRequested) cancel.Cancel();
            return null;
        };
        var fixtures = Fixtures(provider);

        await fixtures.Awaiting(f => f.CreateAsync(new EndpointIds(), cancel.Token)).Should().ThrowAsync<OperationCanceledException>();
        (await fixtures.RemoveAsync(Stop)).Should().BeEmpty();

        provider.LoadBalancers.Should().BeEmpty();
    }

    [Fact]
    public async Task Remove_OfARequestThatWasSentTwice_RemovesBoth()
    {
        await using var provider = new FixtureProvider();
        var fixtures = Fixtures(provider);
        await fixtures.CreateAsync(new EndpointIds(), Stop);
        provider.Hold("lost", $"{Run}-public", "External");
        provider.Instead = (method, last) => method == "GET" && last == "certificate" ? (404, "") : null;

        (await fixtures.RemoveAsync(Stop)).Should().BeEmpty();

        provider.LoadBalancers.Should().BeEmpty();
        provider.Certificates.Should().BeEmpty();
    }

    [Fact]
    public async Task Remove_Refused_IsTriedAgainAndTold_AndTheRestIsRemoved()
    {
        await using var provider = new FixtureProvider();
        var fixtures = Fixtures(provider);
        await fixtures.CreateAsync(new EndpointIds(), Stop);
        provider.Instead = (method, last) => method == "DELETE" && last is "id-1" or "id-3" ? (409, "") : null;

        var left = await fixtures.RemoveAsync(Stop);
        var tries = provider.Requests.Count(request => request == "DELETE loadbalancers/id-1");
        provider.Instead = (_, _) => null;
        var leftLater = await fixtures.RemoveAsync(Stop);

        left.Select(one => one.ToString()).Should().Equal(
            $"public load balancer id-1, named {Run}-public: The provider answered 409 to deleting a load balancer: no message (the body is empty)",
            $"certificate id-3, named {Run}-cert: The provider answered 409 to deleting a certificate: no message (the body is empty)");
        tries.Should().Be(3);
        leftLater.Should().BeEmpty();
        provider.LoadBalancers.Should().BeEmpty();
        provider.Certificates.Should().BeEmpty();
    }

    [Fact]
    public async Task Remove_JobFails_IsTold()
    {
        await using var provider = new FixtureProvider();
        var fixtures = Fixtures(provider);
        await fixtures.CreateAsync(new EndpointIds { PrivateLoadBalancer = "b", Certificate = "c", SniCertificate = "d" }, Stop);
        provider.Instead = (method, last) => method == "DELETE" ? (200, """{"job_id":"job-x"}""") : null;
        provider.JobStatus = "FAIL";

        (await fixtures.RemoveAsync(Stop)).Should().ContainSingle().Which.ToString().Should().Be(
            $"public load balancer id-1, named {Run}-public: The endpoint's job of deleting a public load balancer failed: no address left");
    }

    [Fact]
    public async Task Remove_AlreadyGone_IsRemoved()
    {
        await using var provider = new FixtureProvider();
        var fixtures = Fixtures(provider);
        await fixtures.CreateAsync(new EndpointIds(), Stop);
        provider.LoadBalancers.Clear();
        provider.Certificates.Clear();

        (await fixtures.RemoveAsync(Stop)).Should().BeEmpty();
    }

    private CreatedFixtures Fixtures(FixtureProvider provider, FixtureOptions? options = null) => new(provider.Client, options ?? Options, _journal);

    private static async Task<string> MessageAsync(CreatedFixtures fixtures)
    {
        var thrown = (await fixtures.Awaiting(f => f.CreateAsync(new EndpointIds(), Stop)).Should().ThrowAsync<FixtureException>()).Which;
        thrown.IsInput.Should().BeFalse();
        return thrown.Message;
    }

    private static (string Subject, string? Domain) Subject(string body)
    {
        var sent = JsonNode.Parse(body)!;
        using var pair = X509Certificate2.CreateFromPem((string)sent["certificate"]!, (string)sent["private_key"]!);
        pair.GetRSAPrivateKey()!.KeySize.Should().Be(2048);
        return (pair.Subject, (string?)sent["domain"]);
    }

    private sealed class Journal : IFixtureJournal
    {
        public List<string> Lines { get; } = [];

        public Task IntendAsync(FixtureKind kind, string name) => KeepAsync($"intend {kind} {name}");

        public Task MadeAsync(FixtureKind kind, string name, string id) => KeepAsync($"made {kind} {name} {id}");

        public Task RemovedAsync(FixtureKind kind, string id) => KeepAsync($"removed {kind} {id}");

        public Task AbsentAsync(FixtureKind kind, string name) => KeepAsync($"absent {kind} {name}");

        private Task KeepAsync(string line)
        {
            Lines.Add(line);
            return Task.CompletedTask;
        }
    }
}
