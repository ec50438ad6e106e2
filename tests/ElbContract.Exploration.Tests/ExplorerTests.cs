using ElbContract.Exploration.Generating;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;
using ElbContract.Verification.Tests;
using ElbContract.Verification.Tests.Providers;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Exploration.Tests;

public sealed class ExplorerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Stance.Refuse)]
    [InlineData(Stance.Ignore)]
    public async Task Explore_AConformingProvider_FindsNothingAndLeavesNothing(Stance stance)
    {
        await using var provider = new TestProvider { Stance = stance };

        var found = await Explorer.ExploreAsync(Options(provider, cases: 5000), Stop);

        found.Verdict.Should().Be(RunVerdict.Conforms, found.Reason);
        found.Departures.Should().BeEmpty();
        var matrix = RuleMatrix.Whole.Drafts.Count;
        found.Cases.Matrix.Should().Be(matrix);
        found.Cases.Pairwise.Should().BeCloseTo((5000 - matrix) * 3 / 4, 1);
        found.Cases.Sequences.Should().BePositive();
        found.Cases.Total.Should().Be(5000);
        found.Contexts.Covered.Should().Be(found.Contexts.All).And.BeGreaterThan(300);
        provider.Listeners.Should().BeEmpty();
        provider.Deleted.Should().NotBeEmpty();
        found.ListenersLeftBehind.Should().BeEmpty();
    }

    [Fact]
    public async Task Explore_AProviderThatDeletesNothing_KeepsToItsRoomAndIsInconclusive()
    {
        await using var provider = new TestProvider
        {
            Instead = context =>
            {
                if (context.Request.HttpMethod != "DELETE")
                    return Task.FromResult(false);
                context.Response.StatusCode = 204;
                context.Response.Close();
                return Task.FromResult(true);
            },
        };

        var found = await Explorer.ExploreAsync(Options(provider, cases: 200), Stop);

        found.Verdict.Should().Be(RunVerdict.Inconclusive);
        found.ListenersLeftBehind.Should().HaveCountLessThanOrEqualTo(2).And.NotBeEmpty();
        provider.Listeners.Count.Should().Be(5);
    }

    [Theory]
    [InlineData("ssl_protocols", "response.ssl-protocols")]
    [InlineData("ssl_ciphers", "response.ssl-ciphers")]
    public async Task Explore_AFieldThatAnswersLack_BreaksOneClause(string field, string clause)
    {
        await using var provider = new TestProvider
        {
            Answer = answer =>
            {
                answer.Remove(field);
                return answer;
            },
        };

        var found = await Explorer.ExploreAsync(Options(provider, cases: 3000), Stop);

        found.BrokenClauses.Select(broken => broken.Id).Should().Equal(clause);
        var departure = found.Departures.Should().ContainSingle().Which;
        departure.Clause.Id.Should().Be(clause);
        departure.Cases.Should().Be(found.DepartingCases);
    }

    [Fact]
    public async Task Explore_ARuleThatIsPassedOver_IsNamedAndShownByTheSmallestRequest()
    {
        await using var provider = new TestProvider { IgnoredClause = "backend-protocol.udp" };

        var found = await Explorer.ExploreAsync(Options(provider, ExploreOptions.DefaultCases), Stop);

        found.Verdict.Should().Be(RunVerdict.Violates);
        var departure = found.Departures.Should().ContainSingle().Which;
        departure.Clause.Id.Should().Be("backend-protocol.udp");
        departure.Findings.Should().Equal(new Specification.Clauses.Finding("backend-protocol.udp", "$.status", "400", "200"));
        departure
            .Scenario.Should()
            .Be(
                """
                    @backend-protocol.udp
                    Scenario: A UDP listener with backend protocol HTTP is refused
                      Given a public network load balancer
                      When the consumer adds a UDP listener with backend protocol HTTP
                      Then the listener is refused
                """
            );
        departure
            .Curl.Should()
            .ContainSingle()
            .Which.Should()
            .MatchRegex(
                "^"
                    + System.Text.RegularExpressions.Regex.Escape(
                        $$"""
                        curl -X POST "{{provider.Endpoint.AbsoluteUri}}v1.0/$ELB_PROJECT_ID/elbaas/listeners"
                         -H "X-Auth-Token: $ELB_TOKEN" -H "Content-Type: application/json"
                         --data-raw '{"name":"elb-contract","loadbalancer_id":"{{provider.Ids.PublicLoadbalancerId}}",
                        "protocol":"UDP","port":
                        """.ReplaceLineEndings("")
                    )
                    + """[0-9]+,"backend_protocol":"HTTP","backend_port":80,"lb_algorithm":"roundrobin"}'$"""
            );
        provider.Listeners.Should().BeEmpty();
    }

    [Theory]
    [InlineData("lb_algorithm", "response.lb-algorithm", "And the answer repeats the algorithm")]
    [InlineData("id", "response.id", "And the answer shows the id")]
    [InlineData("status", "response.status", "And the answer shows status ACTIVE, PENDING_CREATE or ERROR")]
    [InlineData("description", "response.description", "And the answer shows the description as text or null")]
    public async Task Explore_AFieldThatAnswersLack_IsLookedForInTheScenario(string field, string clause, string step)
    {
        await using var provider = new TestProvider
        {
            Answer = answer =>
            {
                answer.Remove(field);
                return answer;
            },
        };

        var found = await Explorer.ExploreAsync(Options(provider, cases: 300), Stop);

        var departure = found.Departures.Should().ContainSingle().Which;
        departure.Clause.Id.Should().Be(clause);
        departure
            .Scenario.Split('\n')
            .Select(line => line.Trim())
            .Skip(1)
            .Should()
            .Equal(
                "Scenario: An HTTP listener is accepted",
                "Given a public network load balancer",
                "When the consumer adds an HTTP listener",
                "Then the listener is accepted",
                step
            );
    }

    [Fact]
    public async Task Explore_SeveralReasonsForRefusals_AreToldOneByOneAndChargedToTheirRules()
    {
        await using var provider = new TestProvider
        {
            Status = (status, request) =>
                status == 200
                && (
                    request.Is(ListenerField.LbAlgorithm, "source")
                    || request.Is(ListenerField.Protocol, "SSL")
                    || request.Text(ListenerField.Description)?.Length == 128
                )
                    ? 400
                    : status,
        };

        var found = await Explorer.ExploreAsync(Options(provider, cases: 3500), Stop);

        found
            .Departures.Select(departure => (departure.Clause.Id, departure.Scenario.Split('\n')[3].Trim()))
            .Should()
            .BeEquivalentTo([
                ("lb-algorithm.values", "When the consumer adds an HTTP listener with algorithm source"),
                ("protocol.values", "When the consumer adds an SSL listener"),
                ("description.length", "When the consumer adds an HTTP listener with a description of 128 characters"),
            ]);
        found.Departures.Should().OnlyContain(departure => departure.Findings.Single().Clause == "uri.add");
    }

    [Fact]
    public async Task Explore_OneIdForTwoListeners_IsShownByTwoRequests()
    {
        await using var provider = new TestProvider
        {
            Answer = answer =>
            {
                answer["id"] = "the-one";
                return answer;
            },
        };

        var found = await Explorer.ExploreAsync(Options(provider, cases: 5000), Stop);

        var departure = found.Departures.Should().ContainSingle().Which;
        departure.Clause.Id.Should().Be("response.id");
        departure.Curl.Should().HaveCount(2);
        departure
            .Scenario.Should()
            .Be(
                """
                    @consumer-only @response.id
                    Scenario: An HTTP listener after another is accepted
                      Given a public network load balancer
                      And an added listener
                      When the consumer adds another HTTP listener
                      Then the two listeners have different ids
                """
            );
    }

    [Fact]
    public async Task Explore_OneSeed_FindsAndTellsTheSameAgain()
    {
        static bool IsWrong(ListenerDocument request) =>
            request.Is(ListenerField.BackendProtocol, "TCP") && request.Has(ListenerField.Description);
        await using var provider = new TestProvider
        {
            Status = (status, request) =>
                status == 200 && IsWrong(request) ? 201
                : status == 400 ? 422
                : status,
        };

        var one = await Explorer.ExploreAsync(Options(provider), Stop);
        var other = await Explorer.ExploreAsync(Options(provider), Stop);

        one.Departures.Select(departure => departure.Clause.Id).Should().Equal("status.200", "status.400");
        other.Departures.Select(Told).Should().Equal(one.Departures.Select(Told));
        other.DepartingCases.Should().Be(one.DepartingCases);

        static string Told(Departure departure) =>
            $"{departure.Case} {departure.Cases} {departure.Scenario} {string.Join(' ', departure.Curl)} "
            + $"{string.Join(' ', departure.Findings)}";
    }

    [Fact]
    public async Task Explore_ARuleThatHoldsTheFirstTimeOnly_IsNamedAsSuch()
    {
        HashSet<string> seen = [];
        await using var provider = new TestProvider
        {
            Status = (status, request) =>
            {
                lock (seen)
                    return
                        status == 400 && request.Text(ListenerField.LbAlgorithm) is not ("roundrobin" or null) && !seen.Add(Place(request))
                        ? 200
                        : status;
            },
        };

        var found = await Explorer.ExploreAsync(Options(provider, cases: 3000), Stop);

        var departure = found.Departures.Should().ContainSingle(departure => departure.Clause.Id == "lb-algorithm.values").Which;
        departure.IsOfTheSecondTime.Should().BeTrue();
        departure.Scenario.Should().Contain("algorithm");

        static string Place(ListenerDocument request) =>
            $"{request.Text(ListenerField.Protocol)} {request.Integer(ListenerField.Port)} {request.Text(ListenerField.LoadbalancerId)}";
    }

    [Fact]
    public async Task Explore_PortsThatOthersHave_AccusesNobody()
    {
        var refused = 0;
        await using var provider = new TestProvider { IsTaken = port => port % 3 == 0 && Interlocked.Increment(ref refused) > 0 };

        var found = await Explorer.ExploreAsync(Options(provider), Stop);

        found.Departures.Should().BeEmpty();
        found.Verdict.Should().Be(RunVerdict.Conforms, found.Reason);
        refused.Should().BeGreaterThan(100);
    }

    [Fact]
    public async Task Explore_ARefusalThatDoesNotComeAgain_IsInconclusive()
    {
        var posts = 0;
        await using var provider = new TestProvider
        {
            Status = (status, _) => status == 200 && Interlocked.Increment(ref posts) <= 20 ? 409 : status,
        };

        var found = await Explorer.ExploreAsync(Options(provider, cases: 300), Stop);

        found.Departures.Should().BeEmpty();
        found.Verdict.Should().Be(RunVerdict.Inconclusive);
        found.Reason.Should().MatchRegex("^case [0-9]+ conforms and was refused, but not when it was sent again: explore again$");
    }

    [Fact]
    public async Task Explore_NoTimeLeft_EndsByItselfAndLeavesNothing()
    {
        await using var provider = new TestProvider();

        var found = await Explorer.ExploreAsync(Options(provider, cases: 1_000_000) with { Budget = TimeSpan.FromSeconds(2) }, Stop);

        // On a busy machine the time can be over before anything was judged.
        found.Verdict.Should().Be(found.Cases.Total > 0 ? RunVerdict.Conforms : RunVerdict.Inconclusive);
        found.Cases.Total.Should().BeLessThan(1_000_000);
        provider.Listeners.Should().BeEmpty();
    }

    [Fact]
    public async Task Explore_Interrupted_IsInconclusiveAndLeavesNothing()
    {
        using var interrupt = new CancellationTokenSource();
        var answers = 0;
        await using var provider = new TestProvider
        {
            Answer = answer =>
            {
                if (Interlocked.Increment(ref answers) == 30)
                    interrupt.Cancel();
                return answer;
            },
        };

        var found = await Explorer.ExploreAsync(Options(provider), interrupt.Token);

        found.Verdict.Should().Be(RunVerdict.Inconclusive);
        found.Reason.Should().Be("interrupted");
        provider.Listeners.Should().BeEmpty();
    }

    [Fact]
    public async Task Explore_ATokenThatEnds_AccusesNobody()
    {
        var requests = 0;
        await using var provider = new TestProvider
        {
            Status = (status, _) => Interlocked.Increment(ref requests) > 200 ? 401 : status,
            Instead = context =>
            {
                var isRefused = context.Request.HttpMethod == "GET" && requests > 200;
                if (isRefused)
                    context.Response.StatusCode = 401;
                if (isRefused)
                    context.Response.Close();
                return Task.FromResult(isRefused);
            },
        };

        var found = await Explorer.ExploreAsync(Options(provider, cases: 400), Stop);

        found.Verdict.Should().Be(RunVerdict.Inconclusive);
        found.Departures.Should().BeEmpty();
        found.Reason.Should().StartWith("the endpoint refuses the credentials with 401");
    }

    [Fact]
    public async Task Explore_EveryRequestRefusedForItsPort_HasNoVerdict()
    {
        await using var provider = new TestProvider
        {
            Instead = context =>
            {
                var isRefused = context.Request.HttpMethod == "POST";
                if (isRefused)
                    context.Response.StatusCode = 400;
                if (isRefused)
                    context.Response.Close("""{"error":{"code":"ELB.6101","message":"taken"}}"""u8.ToArray(), willBlock: true);
                return Task.FromResult(isRefused);
            },
        };

        var found = await Explorer.ExploreAsync(Options(provider, cases: 40), Stop);

        found.Verdict.Should().Be(RunVerdict.Inconclusive);
        found.Reason.Should().Be("no case has a verdict: each was refused because its port is taken, or none was sent in time (--budget)");
    }

    [Fact]
    public async Task Explore_WithoutLoadBalancer_SaysWhatToGive()
    {
        await using var provider = new TestProvider();
        var options = Options(provider);
        var ids = options.Run.Ids with { PublicLoadBalancer = null, PrivateLoadBalancer = null };

        var found = await Explorer.ExploreAsync(options with { Run = options.Run with { Ids = ids } }, Stop);

        found.Verdict.Should().Be(RunVerdict.Inconclusive);
        found
            .Reason.Should()
            .Be(
                "there is no load balancer to add listeners to: give one (--public-loadbalancer, --private-loadbalancer), or look them "
                    + "up (--discover)"
            );
    }

    private static ExploreOptions Options(TestProvider provider, int cases = 600) =>
        new()
        {
            Run = Runs.At(provider) with { Parallel = 4 },
            Cases = cases,
            Seed = 11,
        };
}
