using ElbContract.Specification.Answers;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Replaying;
using static ElbContract.Traffic.Tests.Replaying.ReplayedProvider;

namespace ElbContract.Traffic.Tests.Replaying;

public sealed class ReplayTests
{
    private static readonly string Listeners = $"/v1.0/{ProviderIds.Example.ProjectId}/elbaas/listeners";

    private readonly ReplayedProvider _provider = new();

    [Fact]
    public async Task Run_AListenerThatIsAddedReadAndDeleted_SendsThisRunsIdsAndIsTheSame()
    {
        var replayed = await _provider.ReplayAsync(
            5,
            Added("listener-then", 80),
            Entry(
                "GET /listener-then",
                "",
                200,
                """{"id":"listener-then","port":80,"loadbalancer_id":"public-then","create_time":"then"}""",
                ("Authorization", "redacted")
            ),
            Entry(
                "GET ?loadbalancer_id=public-then",
                "",
                200,
                """[{"id":"somebody's","port":1},{"id":"listener-then","port":80,"loadbalancer_id":"public-then","create_time":"then"}]""",
                ("X-Auth-Token", "redacted")
            ),
            Entry("DELETE /listener-then", "", 204, "", ("X-Auth-Token", "redacted")),
            Entry("GET /listener-then", "", 404, """{"error":{"message":"there is no listener-then"}}""", ("X-Auth-Token", "redacted"))
        );

        replayed.Should().OnlyContain(one => one.Outcome == ReplayOutcome.Same);
        var token = ProviderIds.Example.Token;
        _provider
            .Sent.Should()
            .Equal(
                $"POST {Listeners} {token} {Body(80, "public-now")}",
                $"GET {Listeners}/listener-now-1 {token}",
                $"GET {Listeners}?loadbalancer_id=public-now {token}",
                $"DELETE {Listeners}/listener-now-1 {token}",
                $"GET {Listeners}/listener-now-1 {token}"
            );
    }

    [Fact]
    public async Task Run_AnAnswerThatDiffers_NamesStatusFieldsAndValues()
    {
        _provider.Instead = _ => Answer(201, """{"id":"x","port":81,"loadbalancer_id":"public-now","new":true}""");

        var replayed = await _provider.ReplayAsync(5, Added("listener-then", 80));

        replayed.Single().Outcome.Should().Be(ReplayOutcome.Changed);
        Told(replayed)
            .Should()
            .Equal(
                "$.status: recorded 200, now 201",
                "$.body.port: recorded 80, now 81",
                "$.body.create_time: missing, recorded \"then\"",
                "$.body.new: added, true"
            );
    }

    [Fact]
    public async Task Run_WhatMustDifferOrIsNotKnown_IsTheSame()
    {
        _provider.Instead = _ => Answer(400, """{"error":{"message":"no public-now","code":5},"request_id":"b","password":"redacted"}""");

        var replayed = await _provider.ReplayAsync(
            5,
            Added("other", 81),
            Entry("POST ", Body(80), 400, """{"error":{"message":"no public-then","code":"redacted"},"request_id":"a","password":"p"}""")
        );

        replayed[1].Should().BeEquivalentTo(new { Outcome = ReplayOutcome.Same, Status = 400 });
    }

    [Fact]
    public async Task Run_TwoListenersOfOneId_TellsOfIt()
    {
        _provider.Instead = _ => Answer(200, """{"id":"one","port":80,"loadbalancer_id":"public-now","create_time":"now"}""");

        var replayed = await _provider.ReplayAsync(5, Added("first", 80), Added("second", 80));

        Told(replayed).Should().Equal("$.body.id: recorded its own id, now the id of an earlier listener");
    }

    [Theory]
    [InlineData("DELETE /somebody's", 204)]
    [InlineData("PUT /somebody's", 200)]
    [InlineData("DELETE /public-then", 204)]
    [InlineData("GET /somebody's", 200)]
    public async Task Run_AListenerThatTheReplayDidNotMake_IsLeftAlone(string call, int status)
    {
        var replayed = await _provider.ReplayAsync(
            5,
            Added("listener-then", 80),
            Entry(call, call.StartsWith("PUT", StringComparison.Ordinal) ? "{}" : "", status, "{}")
        );

        replayed[1]
            .Should()
            .BeEquivalentTo(
                new { Outcome = ReplayOutcome.NotSent, Reason = $"this replay created no listener in place of {call.Split('/')[1]}" }
            );
        _provider.Sent.Should().ContainSingle();
    }

    [Fact]
    public async Task Run_AListenerThatWasRefusedThen_IsDeletedAtOnce()
    {
        var replayed = await _provider.ReplayAsync(5, Entry("POST ", Body(80), 400, "{}"), Added("listener-then", 80));

        replayed[0].Outcome.Should().Be(ReplayOutcome.Changed);
        _provider.Standing.Should().Equal("listener-now-3");
    }

    [Fact]
    public async Task Run_MoreListenersThanThereMayBe_DeletesTheOldestThatNothingNamesAnyMore()
    {
        var replayed = await _provider.ReplayAsync(
            2,
            Added("first", 1),
            Added("second", 2),
            Added("third", 3),
            Entry("GET /first", "", 200, """{"id":"first","port":1,"loadbalancer_id":"public-then","create_time":"then"}""")
        );

        replayed.Should().OnlyContain(one => one.Outcome == ReplayOutcome.Same);
        _provider.Standing.Should().Equal("listener-now-1", "listener-now-4");
    }

    [Fact]
    public async Task Run_AllThatThereMayBeAreNamedLater_HasNoRoom()
    {
        var replayed = await _provider.ReplayAsync(1, Added("first", 1), Added("second", 2), Entry("DELETE /first", "", 204, ""));

        replayed[1]
            .Should()
            .BeEquivalentTo(
                new
                {
                    Outcome = ReplayOutcome.Inconclusive,
                    Reason = "no room for its listener: later requests need the 1 that exist (--max-live)",
                }
            );
    }

    [Fact]
    public async Task Run_APlaceThatWasFreeThen_IsFreeAgain()
    {
        await _provider.ReplayAsync(5, Added("first", 1), Added("second", 1));

        _provider.Standing.Should().Equal("listener-now-3");
    }

    [Fact]
    public async Task Run_IdsOfNothing_AreSentAsTheyAre()
    {
        await _provider.ReplayAsync(5, Added("listener-then", 80), Entry("POST ", Body(81, "unknown"), 404, "{}"));

        _provider.Sent[1].Should().EndWith(Body(81, "unknown"));
    }

    [Fact]
    public async Task Run_APrivateLoadBalancer_IsToldByItsRefusalOfUdp()
    {
        var udp = Body(53, "private-then").Replace("TCP", "UDP", StringComparison.Ordinal);

        var replayed = await _provider.ReplayAsync(5, Added("listener-then", 80, "private-then"), Entry("POST ", udp, 400, "{}"));

        replayed
            .Select(one => one.Reason)
            .Distinct()
            .Should()
            .Equal("this run has nothing in place of private-then " + "(--private-loadbalancer)");
    }

    [Theory]
    [InlineData("X-Auth-Token", "redacted", 401, "it was refused with 401 because of credentials that the recording does not hold")]
    [InlineData(
        "X-Auth-Token",
        "elb-contract-token-without-permission",
        403,
        "no token without permission was given (--token-without-permission)"
    )]
    [InlineData("Content-Encoding", "gzip", 200, "its body is encoded (gzip)")]
    [InlineData("X-Language", "en-us", 503, "it was answered 503, which says nothing about the rules")]
    [InlineData("X-Language", "en-us", 0, "no answer to it was recorded")]
    public async Task Run_WhatCannotBeSentAgain_SaysWhy(string header, string value, int status, string reason)
    {
        var replayed = await _provider.ReplayAsync(5, Entry("POST ", Body(80), status, "{}", (header, value)));

        replayed.Single().Should().BeEquivalentTo(new { Outcome = ReplayOutcome.NotSent, Reason = reason });
        _provider.Sent.Should().BeEmpty();
    }

    [Theory]
    [InlineData(403, "ELB.6091", "the quota of listeners is reached (ELB.6091)")]
    [InlineData(400, "ELB.6101", "its port is taken on that load balancer (ELB.6101): free it, or give another load balancer")]
    [InlineData(504, "", "the endpoint answered 504, which says nothing about its rules")]
    public async Task Run_AnAnswerThatSaysNothing_IsInconclusive(int status, string code, string reason)
    {
        _provider.Instead = _ => Answer(status, $$"""{"error":{"code":"{{code}}"} }""");

        (await _provider.ReplayAsync(5, Added("listener-then", 80)))
            .Single()
            .Should()
            .BeEquivalentTo(
                new
                {
                    Outcome = ReplayOutcome.Inconclusive,
                    Reason = reason,
                    Status = status,
                }
            );
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(400, true)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    public async Task Run_AnArchiveWithoutCredentials_IsSentWithTheRunsUnlessItWasRefused(int status, bool isSent)
    {
        await _provider.ReplayAsync(5, Entry("POST ", Body(80), status, "{}"));

        _provider.Sent.First().Contains(ProviderIds.Example.Token, StringComparison.Ordinal).Should().Be(isSent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("elb-contract-made-up")]
    public async Task Run_ATokenThatIsNoSecret_IsSentAsItIs(string token)
    {
        await _provider.ReplayAsync(5, Entry("POST ", Body(80), 401, "{}", ("X-Auth-Token", token)));

        _provider.Sent.First().Should().StartWith($"POST {Listeners} {token} {{");
    }

    [Fact]
    public void Replay_WhatIsOfOtherApis_IsPassedOver()
    {
        var replay = new Replay([
            Entry("POST /../certificate", "{}", 200, "{}"),
            Added("a", 1),
            Entry("POST /x", "{}", 200, "{}"),
            new RecordedEntry { Number = 4, Problem = "it ends early" },
        ]);

        replay
            .Should()
            .BeEquivalentTo(
                new
                {
                    Entries = 4,
                    Calls = 1,
                    Problem = "entry 4: it ends early",
                }
            );
    }

    private static IEnumerable<string> Told(IEnumerable<ReplayedExchange> replayed) =>
        replayed.SelectMany(one => one.Differences).Select(difference => difference.ToString());
}
