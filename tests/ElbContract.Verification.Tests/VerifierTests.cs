using System.Text.Json.Nodes;
using ElbContract.Specification.Listeners;
using ElbContract.Verification.Running;
using ElbContract.Verification.Tests.Providers;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Tests;

/// <summary>Whole runs of the published contract against providers with one thing broken each.</summary>
public sealed class VerifierTests(Verifiers verifiers)
{
    [Fact]
    public async Task Verify_ConformingProvider_ConformsAndLeavesNothing()
    {
        await using var provider = new TestProvider();
        provider.Listeners["somebody-elses"] = "elb-contract";

        var report = await Verifier.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);

        Runs.Failed(report).Should().BeEmpty();
        report.Verdict.Should().Be(RunVerdict.Conforms);
        report.Requests.Should().Be(provider.Requests);
        report
            .Clauses.Where(clause => clause.Verdict == Verdict.NotVerified)
            .Select(clause => clause.Clause.Id)
            .Should()
            .Equal(
                "sticky-session-type.http-sticky",
                "tcp-draining-timeout.draining-only",
                "ssl-protocols.versions",
                "ssl-ciphers.suites",
                "status.500",
                "status.503"
            );
        provider.Listeners.Keys.Should().Equal("somebody-elses");
        provider.Deleted.Should().NotContain("somebody-elses");
    }

    [Theory]
    [InlineData("name.mandatory")]
    [InlineData("name.length")]
    [InlineData("name.characters")]
    [InlineData("protocol.udp-not-on-private")]
    [InlineData("port.type")]
    [InlineData("port.range")]
    [InlineData("backend-protocol.udp")]
    [InlineData("session-sticky.roundrobin-only")]
    [InlineData("cookie-timeout.range")]
    [InlineData("certificate-id.mandatory")]
    [InlineData("ssl-ciphers.extended-required")]
    [InlineData("status.400")]
    [InlineData("status.401")]
    public async Task Verify_RulePassedOver_NamesThatClauseAlone(string clause)
    {
        await using var provider = new TestProvider { IgnoredClause = clause };

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);

        Runs.Failed(report).Should().Equal(clause);
        report.Verdict.Should().Be(RunVerdict.Violates);
        provider.Listeners.Should().BeEmpty();
    }

    [Theory]
    [InlineData("update_time", "response.update-time")]
    [InlineData("id", "response.id")]
    [InlineData("lb_algorithm", "response.lb-algorithm")]
    public async Task Verify_FieldDropped_BreaksThatFieldsClauseAlone(string field, string clause)
    {
        await using var provider = new TestProvider { Answer = answer => Without(answer, field) };

        Runs.Failed(await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken)).Should().Equal(clause);
    }

    /// <summary>What is in effect where it was not asked for cannot be told by answers that do not show it at all.</summary>
    [Theory]
    [InlineData("ssl_protocols", "ssl-protocols.default")]
    [InlineData("ssl_ciphers", "ssl-ciphers.default")]
    public async Task Verify_FieldWithADefaultDropped_SaysNothingOfTheDefault(string field, string ofTheDefault)
    {
        await using var provider = new TestProvider { Answer = answer => Without(answer, field) };
        var ofTheField = "response." + field.Replace('_', '-');

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);

        Runs.Failed(report).Should().Equal(ofTheField);
        report
            .Clauses.Single(clause => clause.Clause.Id == ofTheDefault)
            .Should()
            .Match<ClauseResult>(clause =>
                clause.Verdict == Verdict.NotVerified && clause.Reason == $"cannot be judged while {ofTheField} is broken"
            );
    }

    [Fact]
    public async Task Verify_SameIdForEveryListener_BreaksTheIdsClause()
    {
        await using var provider = new TestProvider
        {
            Answer = answer =>
            {
                answer["id"] = "always-this-one";
                return answer;
            },
        };

        Runs.Failed(await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken))
            .Should()
            .Equal("response.id");
    }

    [Theory]
    [InlineData(200, 201, "status.200")]
    [InlineData(200, 202, "status.200")]
    [InlineData(400, 422, "status.400")]
    [InlineData(400, 500, "status.400")]
    [InlineData(401, 403, "status.401")]
    [InlineData(403, 401, "status.403")]
    public async Task Verify_StatusSwitched_BreaksThatStatusAlone(int documented, int answered, string clause)
    {
        await using var provider = new TestProvider { Status = (status, _) => status == documented ? answered : status };

        // Another project may be refused with 401, 403 or 404: either of the two is as good.
        Runs.Failed(await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken)).Should().Equal(clause);
    }

    [Fact]
    public async Task Verify_AnswerWrapped_BreaksTheCallAlone()
    {
        await using var provider = new TestProvider { Answer = answer => new JsonObject { ["listener"] = answer } };

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);

        Runs.Failed(report).Should().Equal("uri.add");
        report
            .Clauses.Single(clause => clause.Clause.Id == "response.status")
            .Should()
            .Match<ClauseResult>(clause =>
                clause.Verdict == Verdict.NotVerified && clause.Reason == "cannot be judged while uri.add is broken"
            );
        provider.Listeners.Should().BeEmpty();
    }

    /// <summary>What a provider refuses against the page, and the clauses that this is charged to.</summary>
    public static TheoryData<string, string[]> Refused =>
        new()
        {
            { "lb_algorithm=\"leastconn\"", ["lb-algorithm.values"] },
            { "protocol=\"HTTP\"", ["protocol.values"] },
            { "protocol=\"UDP\"", ["protocol.values", "backend-protocol.values"] },
            { "port=65535", ["port.range"] },
            { "description=", ["description.optional"] },
            { "ssl_ciphers=\"Strict\"", ["ssl-ciphers.values"] },
            { "protocol=\"SSL\";ssl_ciphers=", ["ssl-ciphers.default"] },
            { "protocol=\"HTTP\";tcp_draining=true", ["tcp-draining.tcp-only"] },
            { "protocol=\"TCP\";lb_algorithm=\"leastconn\";session_sticky=false", ["session-sticky.roundrobin-only"] },
            { "", ["uri.add"] },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Verify_ConformingRequestsRefused_BlamesTheReasonAndNoBystander(string values, string[] clauses)
    {
        await using var provider = new TestProvider { Status = (status, request) => status == 200 && Has(request, values) ? 400 : status };

        Runs.Failed(await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken)).Should().Equal(clauses);
    }

    [Fact]
    public async Task Verify_ProviderThatUsesItsFreedoms_IsNotAccused()
    {
        await using var provider = new TestProvider
        {
            Stance = Specification.Answers.Stance.Ignore,
            Status = (status, request) =>
                status == 400 && request.Text(ListenerField.LoadbalancerId)?.EndsWith("98", StringComparison.Ordinal) == true
                    ? 404
                    : status,
            Answer = answer =>
            {
                var free = new JsonObject { ["vip"] = "10.0.0.1" };
                foreach (var (name, value) in answer.Reverse().Where(member => member.Value is not null))
                    free[name] = value!.DeepClone();
                free["id"] = Guid.NewGuid().ToString();
                free["status"] = "PENDING_CREATE";
                free["create_time"] = "2026-01-01T00:00:00.000Z";
                free["admin_state_up"] = false;
                return free;
            },
        };

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);

        Runs.Failed(report).Should().BeEmpty();
        report.Verdict.Should().Be(RunVerdict.Conforms);
    }

    [Fact]
    public async Task Verify_WithoutPrivateLoadBalancer_LeavesItsClausesWithoutVerdictAndSaysWhy()
    {
        await using var provider = new TestProvider();
        var run = Runs.At(provider);

        var report = await verifiers.VerifyAsync(
            Runs.Verifying(run with { Ids = run.Ids with { PrivateLoadBalancer = null } }),
            TestContext.Current.CancellationToken
        );

        report.Verdict.Should().Be(RunVerdict.Incomplete);
        report
            .Reason.Should()
            .MatchRegex(
                "^[0-9]+ of [0-9]+ clauses have no verdict, because this was not given: --private-loadbalancer \\([0-9]+ clauses\\)\\. "
                    + "Give it, or pass --allow-incomplete$"
            );
        report
            .Clauses.Where(clause => clause.IsIncomplete)
            .Select(clause => clause.Clause.Id)
            .Should()
            .Contain(["protocol.udp-not-on-private", "certificates.public-only"]);
        report
            .Clauses.Single(clause => clause.Clause.Id == "certificates.public-only")
            .Reason.Should()
            .Be("no private load balancer was given (--private-loadbalancer)");
    }

    [Fact]
    public async Task Verify_OneClause_SendsItsCasesOnly()
    {
        await using var provider = new TestProvider();

        var report = await verifiers.VerifyAsync(
            Runs.Verifying(provider) with
            {
                ClauseGlob = "port.*",
            },
            TestContext.Current.CancellationToken
        );

        report
            .Clauses.Select(clause => (clause.Clause.Id, clause.Verdict))
            .Should()
            .Equal(("port.mandatory", Verdict.Passed), ("port.type", Verdict.Passed), ("port.range", Verdict.Passed));
    }

    [Fact]
    public async Task Verify_Cancelled_IsInconclusiveAndDeletesWhatItMade()
    {
        using var cancel = new CancellationTokenSource();
        var answered = 0;
        await using var provider = new TestProvider
        {
            Answer = answer =>
            {
                if (Interlocked.Increment(ref answered) == 20)
                    cancel.Cancel();
                return answer;
            },
        };

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider), cancel.Token);

        report.Verdict.Should().Be(RunVerdict.Inconclusive);
        report.Reason.Should().Be("interrupted");
        answered.Should().BeInRange(20, 60);
        provider.Listeners.Should().BeEmpty();
        provider.Deleted.Should().NotBeEmpty();
    }

    [Fact]
    public async Task Verify_CancelledWhenAllIsAnswered_HasItsVerdict()
    {
        using var cancel = new CancellationTokenSource();
        await using var provider = new TestProvider { Answer = answer => Without(answer, "lb_algorithm") };

        var report = await verifiers.VerifyAsync(
            Runs.Verifying(
                Runs.At(provider) with
                {
                    OnProgress = progress =>
                    {
                        if (progress.Answered == progress.Total)
                            cancel.Cancel();
                    },
                }
            ),
            cancel.Token
        );

        report.Verdict.Should().Be(RunVerdict.Violates);
        report.Reason.Should().BeNull();
        Runs.Failed(report).Should().Equal("response.lb-algorithm");
    }

    /// <summary>How many clauses can be asked does not depend on what the provider answers.</summary>
    [Fact]
    public async Task Verify_NoListenerAdded_CountsTheClauseAboutTimesAllTheSame()
    {
        await using var provider = new TestProvider();
        await using var refusing = new TestProvider { Status = (status, _) => status == 200 ? 400 : status };

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);
        var refused = await verifiers.VerifyAsync(Runs.Verifying(refusing), TestContext.Current.CancellationToken);

        refused.Askable.Should().Be(report.Askable);
        refused
            .Clauses.Single(clause => clause.Clause.Id == "response.times")
            .Should()
            .Match<ClauseResult>(clause => clause.Reach == Reach.Asked && clause.Verdict == Verdict.NotVerified);
    }

    [Fact]
    public async Task Verify_AnswerLost_FindsTheListenerByTheRunsNameAndDeletesNoOther()
    {
        await using var provider = new TestProvider { LosesAnswer = request => request.Is(ListenerField.Protocol, "SSL") };
        provider.Listeners["somebody-elses"] = "elb-contract";
        var time = new SkippingTime();

        var report = await verifiers.VerifyAsync(
            Runs.Verifying(Runs.At(provider) with { RetryTime = time }),
            TestContext.Current.CancellationToken
        );

        time.Waits.Should().NotBeEmpty();

        Runs.Failed(report).Should().BeEmpty();
        report.Verdict.Should().Be(RunVerdict.Inconclusive);
        provider.Listeners.Keys.Should().Equal("somebody-elses");
        provider.Deleted.Should().NotContain("somebody-elses");
    }

    [Fact]
    public async Task Verify_AnswersWithoutIds_FindsTheListenersByNameAndPort()
    {
        await using var provider = new TestProvider { Answer = answer => Without(answer, "id") };

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);

        Runs.Failed(report).Should().Equal("response.id");
        report.ListenersLeftBehind.Should().BeEmpty();
        provider.Listeners.Should().BeEmpty();
    }

    [Theory]
    [InlineData(204)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(500)]
    public async Task Verify_ProviderThatDeletesNothing_KeepsToItsRoomAndIsInconclusive(int status)
    {
        await using var provider = new TestProvider { Instead = context => Task.FromResult(KeepsAll(context, status)) };

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);

        Runs.Failed(report).Should().BeEmpty();
        report.Verdict.Should().Be(RunVerdict.Inconclusive);
        provider.Listeners.Should().HaveCount(5);
        report.ListenersLeftBehind.Should().HaveCountLessThanOrEqualTo(2);
        report
            .ListenersLeftBehind.Should()
            .OnlyContain(line => line.Contains(" may still exist at load balancer ", StringComparison.Ordinal));
        report
            .Clauses.SelectMany(clause => clause.Cases)
            .Should()
            .Contain(one => one.Reason!.Contains("(--max-live) could not be confirmed as deleted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verify_OneListenerThatStands_IsNeverConforming()
    {
        string? kept = null;
        await using var provider = new TestProvider
        {
            Instead = context =>
                Task.FromResult(
                    context.Request.HttpMethod == "DELETE"
                        && Interlocked.CompareExchange(ref kept, context.Request.RawUrl, null) is var first
                        && (first is null || first == context.Request.RawUrl)
                        && KeepsAll(context, 204)
                ),
        };

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);

        report.Verdict.Should().Be(RunVerdict.Inconclusive);
        report.Reason.Should().Be(report.ListenersLeftBehind.Should().ContainSingle().Which);
        report.Clauses.SelectMany(clause => clause.Cases).Should().NotContain(one => one.IsInconclusive);
        provider.Listeners.Should().ContainSingle();
    }

    [Fact]
    public async Task Verify_LoadBalancerThatIsNone_IsTheCallersMistakeAndNoDeparture()
    {
        await using var provider = new TestProvider();
        var run = Runs.At(provider);

        var report = await verifiers.VerifyAsync(
            Runs.Verifying(run with { Ids = run.Ids with { PrivateLoadBalancer = "no-such" } }),
            TestContext.Current.CancellationToken
        );

        report.Verdict.Should().Be(RunVerdict.Inconclusive);
        Runs.Failed(report).Should().BeEmpty();
        report.Reason.Should().Contain("the endpoint does not know an id that was given (");
    }

    [Fact]
    public async Task Verify_Observing_SendsWhatIsFreeAndFailsNobodyForIt()
    {
        await using var provider = new TestProvider();

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider) with { Observe = true }, TestContext.Current.CancellationToken);

        report.Verdict.Should().Be(RunVerdict.Conforms);
        report
            .Clauses.Single(clause => clause.Clause.Id == "sticky-session-type.http-sticky")
            .Cases.Should()
            .NotBeEmpty()
            .And.OnlyContain(one => one.Reason!.StartsWith("observed: "));
    }

    // Each key=JSON must be in the request; key= must not be sent.
    private static bool Has(ListenerDocument request, string values) =>
        values
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(value => value.Split('=', 2))
            .All(value =>
                System.Text.Encoding.UTF8.GetString(
                    request.Raw(Enum.GetValues<ListenerField>().Single(field => field.JsonName() == value[0]))
                ) == value[1]
            );

    private static JsonObject Without(JsonObject answer, string field)
    {
        answer.Remove(field);
        return answer;
    }

    private static bool KeepsAll(System.Net.HttpListenerContext context, int status)
    {
        if (context.Request.HttpMethod != "DELETE")
            return false;
        context.Response.StatusCode = status;
        context.Response.Close();
        return true;
    }
}
