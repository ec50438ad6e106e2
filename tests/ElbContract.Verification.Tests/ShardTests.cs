using ElbContract.Verification.Planning;
using ElbContract.Verification.Running;
using ElbContract.Verification.Tests.Providers;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Tests;

public sealed class ShardTests(Verifiers verifiers)
{
    [Theory]
    [InlineData("1/1", 1, 1)]
    [InlineData("2/3", 2, 3)]
    [InlineData("1000/1000", 1000, 1000)]
    public void Parse_PartOfSeveral_IsAShard(string text, int index, int count) => Shard.Parse(text).Should().Be(new Shard(index, count));

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("1/1001")]
    [InlineData("1")]
    [InlineData("1/")]
    [InlineData("/3")]
    [InlineData("-1/3")]
    [InlineData("1/3/5")]
    [InlineData(" 1/3")]
    public void Parse_AnythingElse_IsNone(string text) => Shard.Parse(text).Should().BeNull();

    [Fact]
    public void Of_AllShards_AreTheWholeAndNoneTwice()
    {
        var keys = Enumerable.Range(0, 100).Select(number => $"{number * 7919 % 100:x2}").ToList();

        var shards = Enumerable.Range(1, 7).Select(index => new Shard(index, 7).Of(keys)).ToList();

        shards.SelectMany(shard => shard).Should().BeEquivalentTo(keys);
        shards.Should().OnlyContain(shard => shard.Count == 14 || shard.Count == 15);
        new Shard(3, 7).Of(keys.Order().Reverse()).Should().BeEquivalentTo(shards[2], "the order of the contract does not count");
    }

    [Fact]
    public async Task Join_AllShards_SaysWhatOneRunOfTheWholeSays()
    {
        // A refused value is charged by what other cases show, and a repeated id by other answers: neither can be seen in a shard alone.
        async Task<VerificationReport> RunAsync(Shard? shard)
        {
            await using var provider = new TestProvider
            {
                IgnoredClause = "backend-protocol.udp",
                Status = (status, request) =>
                    status == 200 && request.Text(Specification.Listeners.ListenerField.LbAlgorithm) == "leastconn" ? 422 : status,
                Answer = answer =>
                {
                    answer["create_time"] = "2026";
                    answer["id"] = "always-this-one";
                    return answer;
                },
            };
            var report = await verifiers.VerifyAsync(
                Runs.Verifying(provider) with
                {
                    Shard = shard,
                    Observe = true,
                },
                TestContext.Current.CancellationToken
            );
            return report with
            {
                Evidence = [.. report.Evidence.Select(evidence => evidence with { Endpoint = "http://elb.example.com" })],
            };
        }

        var whole = await RunAsync(null);
        List<VerificationReport> shards = [];
        foreach (var index in (int[])[2, 3, 1])
            shards.Add(await RunAsync(new Shard(index, 3)));
        var joined = Evaluation.Join(Contracts, [.. shards.SelectMany(shard => shard.Evidence)]);
        var single = Evaluation.Join(Contracts, whole.Evidence);

        whole.Verdict.Should().Be(RunVerdict.Violates);
        Runs.Failed(whole).Should().Equal("backend-protocol.udp", "lb-algorithm.values", "response.id");
        Said(joined).Should().Equal(Said(single));
        Said(single).Should().Equal(Said(whole));
        joined.Verdict.Should().Be(RunVerdict.Violates);
        joined.Shard.Should().BeNull();
        shards.Select(shard => shard.Shard).Should().Equal("2/3", "3/3", "1/3");
        joined.Requests.Should().Be(shards.Sum(shard => shard.Requests));
    }

    [Fact]
    public async Task Join_TokenOfOneShardEnded_AccusesNobody()
    {
        async Task<Evidence> RunAsync(Shard shard, int answers)
        {
            string? token = null;
            var count = 0;
            await using var provider = new TestProvider
            {
                Instead = context =>
                {
                    if (Interlocked.Increment(ref count) <= answers || context.Request.Headers["X-Auth-Token"] != token)
                        return Task.FromResult(false);
                    context.Response.StatusCode = 401;
                    context.Response.Close("{}"u8.ToArray(), willBlock: true);
                    return Task.FromResult(true);
                },
            };
            token = provider.Ids.Token;
            var report = await verifiers.VerifyAsync(
                Runs.Verifying(provider) with
                {
                    Shard = shard,
                },
                TestContext.Current.CancellationToken
            );
            return report.Evidence[0] with { Endpoint = "http://elb.example.com" };
        }

        // The shard with the token that ends is the first of the two: what comes later, with another token, is answered.
        var joined = Evaluation.Join(
            Contracts,
            [await RunAsync(new Shard(1, 2), answers: 100), await RunAsync(new Shard(2, 2), answers: int.MaxValue)]
        );

        Runs.Failed(joined).Should().BeEmpty();
        joined.Verdict.Should().Be(RunVerdict.Inconclusive);
        joined.Reason.Should().Contain("it expired during the run");
    }

    [Fact]
    public void Join_EvidenceOfAnotherContract_IsRefused()
    {
        var exchange = new Traffic.Exchanges.Exchange
        {
            Number = 1,
            InteractionId = "of-another-contract",
            Request = new("POST", "/v1.0/p/elbaas/listeners", [], default),
            StartedAt = DateTimeOffset.UnixEpoch,
            Duration = TimeSpan.Zero,
            Outcome = Traffic.Exchanges.ExchangeOutcome.Failed,
        };

        FluentActions
            .Invoking(() => Evaluation.Join(Contracts, [Evidence(null) with { Exchanges = [exchange] }]))
            .Should()
            .Throw<EvidenceException>()
            .WithMessage(
                "the contract has no interaction 'of-another-contract', but the reports do: give the contract that was verified "
                    + "(--contract)"
            );
    }

    [Fact]
    public void Join_ShardsThatAreNotOneRun_SaysWhatIsWrong()
    {
        var one = Evidence(new Shard(1, 2));
        var two = Evidence(new Shard(2, 2));

        Joining().Should().Throw<EvidenceException>().WithMessage("there is no evidence*");
        Joining(one).Should().Throw<EvidenceException>().WithMessage("shard 2/2 is missing*");
        Joining(one, one)
            .Should()
            .Throw<EvidenceException>()
            .WithMessage("shard 1/2 is given twice, from the run that began 1970-01-01T00:00:00Z: *");
        Joining(one, one with { StartedAt = one.StartedAt.AddHours(1) })
            .Should()
            .Throw<EvidenceException>()
            .WithMessage(
                "shard 1/2 is given twice, from the run that began 1970-01-01T00:00:00Z and the run that began 1970-01-01T01:00:00Z: *"
            );
        Joining(one, Evidence(null))
            .Should()
            .Throw<EvidenceException>()
            .WithMessage("the report of the run that began 1970-01-01T00:00:00Z is from a whole run, not from a shard*");
        Joining(one, two with { Endpoint = "http://other" })
            .Should()
            .Throw<EvidenceException>()
            .WithMessage(
                "the report of shard 1/2 that began 1970-01-01T00:00:00Z is from http://elb.example.com, but the report of shard 2/2 that "
                    + "began * is from http://other: *"
            );
        Joining(one, two with { Observe = true })
            .Should()
            .Throw<EvidenceException>()
            .WithMessage("the report of shard 1/2 that began * and the report of shard 2/2 that began * are from runs with different*");
        Joining(one, Evidence(new Shard(2, 3)))
            .Should()
            .Throw<EvidenceException>()
            .WithMessage("* and the report of shard 2/3 that began * are from runs with different*");

        static Func<VerificationReport> Joining(params Evidence[] shards) => () => Evaluation.Join(Contracts, shards);
    }

    [Fact]
    public void Join_RunOfOneClause_KnowsTheNamesAndKeysOfAllCases()
    {
        var all = Evaluation.Join(Contracts, [Evidence(null) with { Observe = true }]);
        var part = Evaluation.Join(Contracts, [Evidence(null) with { ClauseGlob = "port.range" }]);

        part.Clauses.Should().ContainSingle();
        all.Clauses.SelectMany(clause => clause.Cases)
            .SelectMany(one => new[] { one.Name, one.Key })
            .Should()
            .NotBeEmpty()
            .And.BeSubsetOf(part.CaseNames);
    }

    [Fact]
    public void Join_OneShardHindered_IsInconclusiveAndNamesIt()
    {
        var report = Evaluation.Join(
            Contracts,
            [Evidence(new Shard(1, 2)), Evidence(new Shard(2, 2)) with { Obstacle = new Obstacle(RunVerdict.NotPublished, "no such path") }]
        );

        report.Verdict.Should().Be(RunVerdict.Inconclusive);
        report.Reason.Should().Be("shard 2/2: no such path");
    }

    private static string[] Contracts => [Path.Combine(AppContext.BaseDirectory, "pacts")];

    private static Evidence Evidence(Shard? shard) =>
        new()
        {
            Endpoint = "http://elb.example.com",
            StartedAt = DateTimeOffset.UnixEpoch,
            Duration = TimeSpan.FromSeconds(1),
            Requests = 1,
            States = new Dictionary<string, IReadOnlyDictionary<string, string>>(),
            Shard = shard,
            Results = [],
            Exchanges = [],
        };

    private static IEnumerable<string> Said(VerificationReport report) =>
        from clause in report.Clauses
        from line in (string[])
            [
                $"{clause.Clause.Id} {clause.Verdict} {clause.Reason}",
                .. clause.Cases.Select(one =>
                    $"{one.Key} {one.Name} {one.Verdict} {one.Status} {one.Reason} {string.Join(' ', one.Findings)}"
                ),
            ]
        select line;
}
