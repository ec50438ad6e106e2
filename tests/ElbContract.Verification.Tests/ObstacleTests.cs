using System.Net;
using System.Net.Sockets;
using System.Text;
using ElbContract.Specification.Answers;
using ElbContract.Verification.Running;
using ElbContract.Verification.Tests.Providers;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Tests;

/// <summary>Endpoints that cannot be judged: one reason, no accusation.</summary>
public sealed class ObstacleTests(Verifiers verifiers)
{
    [Theory]
    [InlineData(
        401,
        null,
        RunVerdict.Inconclusive,
        "the endpoint refuses the credentials with 401: check the token, user or access key, and that they are for that project "
            + "(--project-id)"
    )]
    [InlineData(
        403,
        null,
        RunVerdict.Inconclusive,
        "the endpoint refuses the credentials with 403: check the token, user or access key, and that they are for that project "
            + "(--project-id)"
    )]
    [InlineData(
        404,
        null,
        RunVerdict.NotPublished,
        "the endpoint answers 404 for the documented path: the API is not published there, or does not have that project (--endpoint, "
            + "--project-id)"
    )]
    [InlineData(302, null, RunVerdict.Inconclusive, "the endpoint redirects with 302 to http://127.0.0.1:9/: give that (--endpoint)")]
    [InlineData(
        500,
        "<html><body>Internal Server Error",
        RunVerdict.Inconclusive,
        "the endpoint answers 500 to everything: try again later, or give the address of the API (--endpoint)"
    )]
    [InlineData(
        500,
        "{}",
        RunVerdict.Inconclusive,
        "the endpoint answers 500 to everything: try again later, or give the address of the API (--endpoint)"
    )]
    [InlineData(
        530,
        "<html><body>Error 1033",
        RunVerdict.Inconclusive,
        "the endpoint answers 530 to everything: try again later, or give the address of the API (--endpoint)"
    )]
    [InlineData(
        200,
        "<!DOCTYPE html><p>Sign in",
        RunVerdict.Inconclusive,
        "the endpoint answers a web page: give the address of the API (--endpoint)"
    )]
    public async Task Verify_EndpointThatCannotBeJudged_SaysWhyAtOnce(int status, string? body, RunVerdict verdict, string reason)
    {
        await using var provider = new TestProvider { Instead = context => AnswerAsync(context, status, body) };

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);

        report.Verdict.Should().Be(verdict);
        report.Reason.Should().Be(reason);
        provider
            .Requests.Should()
            .Be(status is 401 or 403 or 404 or 500 or 530 ? 2 : 1, "a refusal can be one of the request: listeners are asked for too");
        Runs.Failed(report).Should().BeEmpty();
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Verify_EndpointThatRefusesWithAWrongStatusAndListsListeners_BreaksStatus400(int wrong)
    {
        await using var provider = new TestProvider { Status = (status, _) => status == 400 ? wrong : status };

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);

        report.Verdict.Should().Be(RunVerdict.Violates);
        Runs.Failed(report).Should().Equal("status.400");
    }

    [Theory]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(499)]
    [InlineData(503)]
    [InlineData(522)]
    public async Task Verify_WeatherEverywhere_IsAskedAgainAndInconclusive(int status)
    {
        await using var provider = new TestProvider { Instead = context => AnswerAsync(context, status, null) };

        var report = await verifiers.VerifyAsync(
            Runs.Verifying(Runs.At(provider) with { Retries = 1 }),
            TestContext.Current.CancellationToken
        );

        report.Verdict.Should().Be(RunVerdict.Inconclusive);
        report.Reason.Should().Be($"the endpoint answers {status}: try again later");
        provider.Requests.Should().Be(2);
    }

    [Theory]
    [InlineData("v1.0", "/v1.0")]
    [InlineData("v1.0/", "/v1.0")]
    [InlineData("v2/project/", "/v2/project")]
    public async Task Verify_AddressWithTheVersionInIt_SaysToLeaveItOut(string more, string told)
    {
        await using var provider = new TestProvider { Instead = context => AnswerAsync(context, 404, "{}") };
        var run = Runs.At(provider);

        var report = await verifiers.VerifyAsync(
            Runs.Verifying(run with { Endpoint = new Uri(run.Endpoint, more) }),
            TestContext.Current.CancellationToken
        );

        report.Verdict.Should().Be(RunVerdict.NotPublished);
        report
            .Reason.Should()
            .Be($"the endpoint answers 404 for the documented path, and its address already contains {told}: leave that out (--endpoint)");
    }

    [Fact]
    public async Task Verify_NobodyListens_IsInconclusive()
    {
        await using var provider = new TestProvider();
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        var report = await verifiers.VerifyAsync(
            Runs.Verifying(Runs.At(provider) with { Endpoint = new Uri($"http://127.0.0.1:{port}") }),
            TestContext.Current.CancellationToken
        );

        report.Verdict.Should().Be(RunVerdict.Inconclusive);
        report.Reason.Should().Contain($"127.0.0.1:{port}").And.EndWith(": check the address (--endpoint)");
    }

    [Fact]
    public async Task Verify_EndpointThatHangs_IsInconclusive()
    {
        await using var provider = new TestProvider
        {
            Instead = async _ =>
            {
                await Task.Delay(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
                return true;
            },
        };

        var report = await verifiers.VerifyAsync(
            Runs.Verifying(Runs.At(provider) with { Timeout = TimeSpan.FromSeconds(1) }),
            TestContext.Current.CancellationToken
        );

        report.Verdict.Should().Be(RunVerdict.Inconclusive);
        report.Clauses.Should().NotContain(clause => clause.Verdict == Verdict.Failed);
    }

    [Fact]
    public async Task Verify_EndpointThatFallsSilent_EndsTheRunInsteadOfWaitingForEveryRequest()
    {
        var count = 0;
        await using var provider = new TestProvider
        {
            Instead = async _ =>
            {
                if (Interlocked.Increment(ref count) <= 10)
                    return false;
                await Task.Delay(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
                return true;
            },
        };

        var report = await verifiers.VerifyAsync(
            Runs.Verifying(Runs.At(provider) with { Timeout = TimeSpan.FromSeconds(1) }),
            TestContext.Current.CancellationToken
        );

        report.Verdict.Should().Be(RunVerdict.Inconclusive);
        report.Reason.Should().StartWith("the endpoint did not answer 6 requests in a row: 127.0.0.1:");
        provider.Requests.Should().BeLessThan(40);
    }

    [Fact]
    public async Task Verify_TokenRefusedForListenersAlone_IsInconclusiveNotViolated()
    {
        await using var provider = new TestProvider { Status = (status, _) => status == 200 ? 401 : status };

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);

        report.Verdict.Should().Be(RunVerdict.Inconclusive);
        report.Reason.Should().StartWith("the endpoint refuses every conforming request with 401");
        Runs.Failed(report).Should().BeEmpty();
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(501)]
    public async Task Verify_NoListenerIsAddedAndEveryPostAnsweredAlike_IsNotPublishedAndAccusesNobody(int status)
    {
        await using var provider = new TestProvider
        {
            Instead = context => context.Request.HttpMethod == "POST" ? AnswerAsync(context, status, "{}") : Task.FromResult(false),
        };

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);

        Runs.Failed(report).Should().BeEmpty();
        report.Verdict.Should().Be(RunVerdict.NotPublished);
        report
            .Reason.Should()
            .Be(
                $"the endpoint answers {status} to every conforming POST to the documented path: adding listeners is not published there, "
                    + "or not for that project (--endpoint, --project-id)"
            );
    }

    /// <summary>Who refuses a wrong body has the call: what it does not know is an id.</summary>
    [Fact]
    public async Task Verify_ConformingRequestsAnswered404AndOthers400_IsNotUnpublished()
    {
        await using var provider = new TestProvider { Status = (status, _) => status == 200 ? 404 : status };

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);

        Runs.Failed(report).Should().BeEmpty();
        report.Verdict.Should().Be(RunVerdict.Inconclusive);
        report.Reason.Should().Contain("the endpoint does not know an id that was given (404)");
    }

    [Fact]
    public async Task Verify_QuotaReachedByOthers_SaysSoAndNothingOfTheToken()
    {
        await using var provider = new TestProvider
        {
            Instead = context =>
                context.Request.HttpMethod == "POST" && context.Request.ContentLength64 > 2
                    ? AnswerAsync(context, 403, """{"error":{"code":"ELB.6091","message":"quota"}}""")
                    : Task.FromResult(false),
        };

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);

        Runs.Failed(report).Should().BeEmpty();
        report.Verdict.Should().Be(RunVerdict.Inconclusive);
        report.Reason.Should().EndWith("the quota of listeners is reached (ELB.6091)");
    }

    [Fact]
    public async Task Verify_TokenThatEndsInTheMiddle_IsInconclusiveAndAccusesNobody()
    {
        var count = 0;
        string? token = null;
        await using var provider = new TestProvider
        {
            Instead = context =>
                Interlocked.Increment(ref count) > 200 && context.Request.Headers["X-Auth-Token"] == token
                    ? AnswerAsync(context, 401, "{}")
                    : Task.FromResult(false),
        };
        token = provider.Ids.Token;

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);

        Runs.Failed(report).Should().BeEmpty();
        report.Verdict.Should().Be(RunVerdict.Inconclusive);
        report.Reason.Should().Contain("the endpoint refuses the token with 401 since ").And.Contain("it expired during the run");
    }

    /// <summary>Where the path and the body are looked at before the token, some answers come as before.</summary>
    [Fact]
    public async Task Verify_TokenThatEndsAtAnEndpointThatRoutesFirst_AccusesNobody()
    {
        var count = 0;
        string? token = null;
        await using var provider = new TestProvider
        {
            Instead = context =>
                Interlocked.Increment(ref count) > 200
                && context.Request.Headers["X-Auth-Token"] == token
                && context.Request.Url!.AbsolutePath.Contains("/elbaas/listeners", StringComparison.Ordinal)
                    ? AnswerAsync(context, 401, "{}")
                    : Task.FromResult(false),
        };
        token = provider.Ids.Token;

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);

        Runs.Failed(report).Should().BeEmpty();
        report.Reason.Should().Contain("the endpoint refuses the token with 401 since ").And.Contain("it expired during the run");
    }

    [Theory]
    [InlineData(301, "/elb{path}", "to {own}/elb: give that (--endpoint)")]
    [InlineData(307, "//other.example.com{path}", "to http://other.example.com: give that (--endpoint)")]
    [InlineData(
        308,
        "https://user:secret@other.example.com/elb{path}?token={token}#a",
        "to https://other.example.com/elb: give that (--endpoint)"
    )]
    [InlineData(302, "https://other.example.com/{token}/x", "to https://other.example.com/elb-contract-token/x: give that (--endpoint)")]
    [InlineData(302, "https://other.example.com/a%E2%80%AE%1B", "to https://other.example.com/a%E2%80%AE%1B: give that (--endpoint)")]
    [InlineData(301, "{path}/", "to {own}{path}/, which is another path of the same address: give the address of the API (--endpoint)")]
    [InlineData(302, "javascript:alert(1)", ": give the address that it redirects to (--endpoint)")]
    [InlineData(302, null, ": give the address that it redirects to (--endpoint)")]
    public async Task Verify_ARedirection_SaysWhereItLeads(int status, string? location, string words)
    {
        await using var provider = new TestProvider
        {
            Instead = context =>
            {
                context.Response.StatusCode = status;
                if (location is not null)
                    context.Response.RedirectLocation = location
                        .Replace("{path}", context.Request.Url!.AbsolutePath, StringComparison.Ordinal)
                        .Replace("{token}", context.Request.Headers["X-Auth-Token"], StringComparison.Ordinal);
                context.Response.Close();
                return Task.FromResult(true);
            },
        };

        var report = await verifiers.VerifyAsync(Runs.Verifying(provider), TestContext.Current.CancellationToken);

        var expected = words
            .Replace("{own}", provider.Endpoint.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal)
            .Replace("{path}", $"/v1.0/{ProviderIds.Example.ProjectId}/elbaas/listeners", StringComparison.Ordinal);
        report.Reason.Should().Be($"the endpoint redirects with {status}{(words[0] == ':' ? "" : " ")}{expected}");
    }

    [Fact]
    public async Task Verify_PortTakenAndQuota_AreNoDepartures()
    {
        var count = 0;
        await using var provider = new TestProvider
        {
            Instead = context =>
                Interlocked.Increment(ref count) % 40 == 0
                    ? AnswerAsync(
                        context,
                        count % 80 == 0 ? 403 : 400,
                        count % 80 == 0 ? """{"error":{"code":"ELB.6091"}}""" : """{"error":{"code":"ELB.6101"}}"""
                    )
                    : Task.FromResult(false),
        };

        var report = await Verifier.VerifyAsync(
            Runs.Verifying(Runs.At(provider) with { Parallel = 1 }),
            TestContext.Current.CancellationToken
        );

        Runs.Failed(report).Should().BeEmpty();
        report.Verdict.Should().Be(RunVerdict.Inconclusive);
        report.Reason.Should().Contain("requests without a verdict");
    }

    private static async Task<bool> AnswerAsync(HttpListenerContext context, int status, string? body)
    {
        if (status == 403 && context.Request.HttpMethod == "DELETE")
            return false;
        context.Response.StatusCode = status;
        context.Response.ContentType = body?.StartsWith('<') == true ? "text/html" : "application/json";
        if (status == 302)
            context.Response.RedirectLocation = "http://127.0.0.1:9/";
        if (body is not null)
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
        context.Response.Close();
        return true;
    }
}
