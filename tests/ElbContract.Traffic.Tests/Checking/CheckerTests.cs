using System.Text.Json.Nodes;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Checking;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Tests.Checking;

public sealed class CheckerTests : IDisposable
{
    private static readonly string Right = RecordedListener.Request();
    private static readonly string Good = RecordedListener.Entry(Right, 200, RecordedListener.Answer(Right));
    private static readonly string OtherApi = RecordedListener.Entry("", 200, "[]", "/v1.0/p/elbaas/loadbalancers", "GET");

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-check-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Check_ARecording_CountsAndGroups()
    {
        var file = Write(
            "a.ndjson",
            Good,
            OtherApi,
            Wrong(0),
            Wrong(70000),
            Wrong("\"80\""),
            "{",
            RecordedListener.Entry(Right, 0, null),
            RecordedListener.Entry(Right, 200, null)
        );

        var report = Check(file);

        report
            .Should()
            .BeEquivalentTo(
                new
                {
                    Entries = 8L,
                    Listeners = 6L,
                    Others = 1L,
                    Unreadable = 1L,
                    Verdict = CheckVerdict.Departs,
                }
            );
        report.Departures.Should().Equal(new Dictionary<Side, long> { [Side.Client] = 3, [Side.Provider] = 0 });
        report.Silences.Should().Equal(new Dictionary<Silence, long> { [Silence.ResponseNotKept] = 1, [Silence.NoAnswer] = 1 });
        report
            .Groups.Select(group => (group.Finding.Clause, group.Count, group.First.Entry, group.Finding.Actual))
            .Should()
            .Equal(("port.type", 1, 5, "\"80\""), ("port.range", 2, 3, "0"));
        report
            .Groups[1]
            .Curl.Should()
            .Be(
                """curl -X POST "$ELB_ENDPOINT/v1.0/$ELB_PROJECT_ID/elbaas/listeners" -H "X-Auth-Token: $ELB_TOKEN" """
                    + $"""-H "Content-Type: application/json" --data-raw '{RecordedListener.Request(("port", 0))}'"""
            );
        report.Problems.Should().Equal(new EntryProblem(new(file, 6), "it ends early"));
    }

    /// <summary>What is in effect where nothing was asked for cannot be seen then: one clause is broken.</summary>
    [Theory]
    [InlineData(true, "response.ssl-protocols")]
    [InlineData(false, "ssl-protocols.default")]
    public void Check_AFieldThatAnswersLack_BreaksOneClause(bool isAskedForToo, string clause)
    {
        var plain = RecordedListener.Request(("protocol", "HTTPS"), ("certificate_id", "certificate-1"));
        var asking = RecordedListener.Request(("protocol", "HTTPS"), ("certificate_id", "certificate-1"), ("ssl_protocols", "TLS 1.2"));
        string[] entries = [Without("ssl_protocols", plain), .. isAskedForToo ? [Without("ssl_protocols", asking)] : (string[])[]];
        var file = Write("a.ndjson", entries);

        var report = Check(file);

        report.Groups.Select(group => group.Shape.Clause).Distinct().Should().Equal(clause);
        report.Groups.Select(group => group.Finding.Clause).Distinct().Should().Equal(clause);
        report.Groups.Sum(group => group.Count).Should().Be(entries.Length);
        CheckJoin
            .Join([.. entries.Select((entry, index) => Check(Write($"{index}.ndjson", entry)))])
            .Groups.Select(group => group.Shape.Clause)
            .Distinct()
            .Should()
            .Equal([clause], "parts say the same");

        static string Without(string field, string request)
        {
            var answer = JsonNode.Parse(RecordedListener.Answer(request))!;
            answer.AsObject().Remove(field);
            return RecordedListener.Entry(request, 200, answer.ToJsonString());
        }
    }

    [Fact]
    public void Check_ParametersThatThePageDoesNotKnow_AreTold_AndHeldAgainstNobody()
    {
        var misspelt = RecordedListener.Request(("sticky_session_typ", "insert"), ("colour", "red"));
        var once = RecordedListener.Request(("sticky_session_typ", "insert"), (new string('x', 100), JsonValue.Create(1)));
        var file = Write(
            "a.ndjson",
            Good,
            RecordedListener.Entry(misspelt, 200, RecordedListener.Answer(misspelt)),
            RecordedListener.Entry(once, 200, RecordedListener.Answer(once))
        );

        var report = Check(file);

        report.Verdict.Should().Be(CheckVerdict.Conforms);
        report
            .UnknownParameters.Select(one => (one.Name, one.Count, one.Nearest))
            .Should()
            .Equal(("colour", 1, null), ("sticky_session_typ", 2, "sticky_session_type"), (new string('x', 63) + "…", 1, null));
        CheckJoin.Join([report]).Should().BeEquivalentTo(report, options => options.WithStrictOrdering());
    }

    [Theory]
    [InlineData(
        "\"certificates\":\"[\\\"a\\\", \\\"b\\\"]\"",
        "The certificates are a string that holds a JSON list: send the ids separated by commas."
    )]
    [InlineData("\"port\":80,\"port\":81", "The body has the key 'port' twice, with different values: send it once.")]
    [InlineData("\"description\":\"\\ud800\"", "The body has half a surrogate pair, which is not a character: send both halves.")]
    public void Check_RequestsThatCanBeReadInTwoWays_AreTold_AndHeldAgainstNobody(string member, string problem)
    {
        var request = Right.TrimEnd('}') + "," + member + "}";
        var file = Write(
            "a.ndjson",
            RecordedListener.Entry(Right, 200, RecordedListener.Answer(Right)),
            RecordedListener.Entry(request, 400, null),
            RecordedListener.Entry(request, 400, null)
        );

        var report = Check(file);

        report.Groups.Should().BeEmpty();
        report.AmbiguousRequests.Should().Equal(new AmbiguousRequest(problem, 2));
        CheckJoin.Join([report]).Should().BeEquivalentTo(report, options => options.WithStrictOrdering());
        Check(
            new CheckOptions
            {
                Files = [file],
                Sides = new HashSet<Side> { Side.Provider },
            }
        )
            .AmbiguousRequests.Should()
            .BeEmpty();
    }

    [Fact]
    public void Check_ManyUnknownParameters_TellsTheFirstHundredInWhateverOrderTheyCome()
    {
        var entries = Enumerable
            .Range(0, 300)
            .Select(number => RecordedListener.Request(($"zz{number * 7 % 300:000}", 1), ("zz000", 2)))
            .Select(request => RecordedListener.Entry(request, 200, RecordedListener.Answer(request)));

        var report = Check(Write("a.ndjson", [.. entries]));

        report.UnknownParameters.Select(one => one.Name).Should().Equal(Enumerable.Range(0, 100).Select(number => $"zz{number:000}"));
        report.UnknownParameters[0].Count.Should().Be(300);
    }

    [Fact]
    public void Check_OneSide_LeavesTheOtherOut()
    {
        var file = Write("a.ndjson", Wrong(0), RecordedListener.Entry(Right, 201, RecordedListener.Answer(Right)));

        Check(
            new CheckOptions
            {
                Files = [file],
                Sides = new HashSet<Side> { Side.Provider },
            }
        )
            .Groups.Should()
            .ContainSingle()
            .Which.Finding.Clause.Should()
            .Be("status.200");
        Check(
            new CheckOptions
            {
                Files = [file],
                Sides = new HashSet<Side> { Side.Client },
            }
        )
            .Groups.Should()
            .ContainSingle()
            .Which.Finding.Clause.Should()
            .Be("port.range");
    }

    [Theory]
    [InlineData(302, CheckVerdict.NoAnswerToJudge)]
    [InlineData(407, CheckVerdict.NoAnswerToJudge)]
    [InlineData(429, CheckVerdict.NoAnswerToJudge)]
    [InlineData(502, CheckVerdict.NoAnswerToJudge)]
    [InlineData(522, CheckVerdict.NoAnswerToJudge)]
    [InlineData(503, CheckVerdict.Conforms)]
    public void Check_NoAnswerOfTheProviders_SaysNothingOfIt(int status, CheckVerdict expected)
    {
        var file = Write("a.ndjson", RecordedListener.Entry(Right, status, "{}"), OtherApi);

        Check(file).Verdict.Should().Be(expected);
        Check(
            new CheckOptions
            {
                Files = [file],
                Sides = new HashSet<Side> { Side.Client },
            }
        )
            .Verdict.Should()
            .Be(CheckVerdict.Conforms);
        Check(file, Write("b.ndjson", Good)).Verdict.Should().Be(CheckVerdict.Conforms);
    }

    [Fact]
    public void Check_OnlyRequestsWithoutAnswer_HasNothingToJudge() =>
        Check(Write("a.ndjson", RecordedListener.Entry(RecordedListener.Request(("port", 0)), 0, null)))
            .Verdict.Should()
            .Be(CheckVerdict.NothingToJudge);

    [Fact]
    public void Check_OnlyOtherApis_HasNothingToJudge() =>
        Check(Write("a.ndjson", OtherApi)).Verdict.Should().Be(CheckVerdict.NothingToJudge);

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void Join_AllShards_IsTheWhole(int count)
    {
        string[] files =
        [
            Write("a.ndjson", Many(4000)),
            Write("b.har", "{\"log\":{\"entries\":[" + string.Join(',', Many(900)) + "]}}"),
            Write("c.ndjson", "{\"a\":"),
        ];
        var whole = Check(files);

        var shards = Enumerable.Range(1, count).Select(index => Check(new CheckOptions { Files = files, Shard = (index, count) })).ToList();

        CheckJoin.Join(shards).Should().BeEquivalentTo(whole, options => options.WithStrictOrdering());
        whole.Entries.Should().Be(4901);
        whole.Groups.Should().HaveCountGreaterThan(2);
        shards.Should().OnlyContain(shard => shard.Entries < 4901);
    }

    [Fact]
    public void Join_MoreWordsThanAnybodyReads_IsTheWhole()
    {
        var file = Write(
            "a.ndjson",
            [
                .. Enumerable
                    .Range(1, 3000)
                    .Select(number => RecordedListener.Entry(RecordedListener.Request(("protocol", $"P{number}")), 400, "{}")),
            ]
        );

        var shards = Enumerable.Range(1, 3).Select(index => Check(new CheckOptions { Files = [file], Shard = (index, 3) })).ToList();

        CheckJoin.Join(shards).Should().BeEquivalentTo(Check(file), options => options.WithStrictOrdering());
        Check(file).Groups.Should().ContainSingle().Which.Count.Should().Be(3000);
    }

    [Fact]
    public void Check_OnManyThreads_IsTheSameEachTime()
    {
        var file = Write("a.ndjson", Many(5000));
        var alone = Check(new CheckOptions { Files = [file], Parallel = 1 });

        for (var i = 0; i < 5; i++)
            Check(new CheckOptions { Files = [file], Parallel = 8 })
                .Should()
                .BeEquivalentTo(alone, options => options.WithStrictOrdering());
    }

    [Fact]
    public void Join_WhatDoesNotBelongTogether_IsRefused()
    {
        var file = Write("a.ndjson", Many(10));
        var shards = Enumerable.Range(1, 3).Select(index => Check(new CheckOptions { Files = [file], Shard = (index, 3) })).ToList();
        var whole = Check(file);

        Refused([shards[0], shards[2]]).Should().Be("The reports cannot be joined: shard 2/3 is missing.");
        Refused([.. shards, shards[1]]).Should().Be("The reports cannot be joined: a shard is given twice, or is from another check.");
        Refused([shards[0], whole])
            .Should()
            .Be("The reports cannot be joined: a report of a whole check is among reports of shards: give the shards of one check.");
        Refused([whole, whole])
            .Should()
            .Be($"The reports cannot be joined: '{file}' is in several reports: give the report of each file once.");
        Refused([
                whole,
                Check(
                    new CheckOptions
                    {
                        Files = [file],
                        Sides = new HashSet<Side> { Side.Client },
                    }
                ),
            ])
            .Should()
            .Contain("--side");
    }

    [Fact]
    public void Check_NothingThatCanBeRead_SaysWhy()
    {
        FluentActions
            .Invoking(() => Check(Write("a.ndjson", "{\"a\":", "[]")))
            .Should()
            .Throw<RecordingException>()
            .WithMessage("*a.ndjson': nothing in it can be read; entry 1: it ends early.");
        FluentActions
            .Invoking(() => Check(Write("b.har", "{\"log\":{}}")))
            .Should()
            .Throw<RecordingException>()
            .WithMessage("*b.har': it is not an HTTP archive: it has no list log.entries; export the traffic as HAR, with content.");
        FluentActions
            .Invoking(() => Check(Path.Combine(_folder, "none")))
            .Should()
            .Throw<RecordingException>()
            .WithMessage("*none': it cannot be read (*");
    }

    [Theory]
    [InlineData(
        "\"headers\":[]",
        "\"headers\":[{\"name\":\"x-auth-token\",\"value\":\"MIIF-canary\"}]",
        "the request's header x-auth-token"
    )]
    [InlineData(
        "\"headers\":[]",
        "\"headers\":[{\"name\":\"Authorization\",\"value\":\"SDK-HMAC-SHA256 canary\"}]",
        "the request's header Authorization"
    )]
    [InlineData(
        "\"content\":{",
        "\"headers\":[{\"name\":\"Set-Cookie\",\"value\":\"s=canary\"}],\"content\":{",
        "the response's header Set-Cookie"
    )]
    [InlineData("\\u0022name\\u0022:", "\\\"password\\\":\\\"canary\\\",\\u0022name\\u0022:", "the request's body")]
    [InlineData("\\u0022name\\u0022:", "\\\"token\\\":{\\\"id\\\":\\\"canary\\\"},\\u0022name\\u0022:", "the request's body")]
    [InlineData(
        "\"headers\":[],\"postData\":{\"text\":\"",
        "\"headers\":[{\"name\":\"Content-Type\",\"value\":\"application/x-www-form-urlencoded\"}],"
            + "\"postData\":{\"text\":\"password=canary&",
        "the request's body"
    )]
    [InlineData(
        "\"headers\":[],\"postData\":{\"text\":\"{",
        "\"headers\":[{\"name\":\"Content-Type\",\"value\":\"application/x-www-form-urlencoded\"}],\"postData\":{\"text\":\"sig=canary&",
        "the request's body"
    )]
    [InlineData("\"headers\":[]", "\"cookies\":[{\"name\":\"JSESSIONID\",\"value\":\"canary\"}],\"headers\":[]", "the request's cookies")]
    [InlineData("\"content\":{", "\"cookies\":[{\"name\":\"s\",\"value\":\"canary\"}],\"content\":{", "the response's cookies")]
    [InlineData(
        "\"headers\":[]",
        "\"queryString\":[{\"name\":\"access_token\",\"value\":\"canary\"}],\"headers\":[]",
        "the request's queryString"
    )]
    [InlineData("\"postData\":{", "\"postData\":{\"params\":[{\"name\":\"password\",\"value\":\"canary\"}],", "the request's params")]
    [InlineData("/elbaas/listeners", "/elbaas/listeners#access_token=canary", "the request's url")]
    public void Check_WhatLooksLikeASecret_IsRefusedWithoutIt(string before, string after, string where)
    {
        var at = Good.IndexOf(before, StringComparison.Ordinal);
        var file = Write("a.ndjson", Good, Good[..at] + after + Good[(at + before.Length)..]);

        FluentActions
            .Invoking(() => Check(file))
            .Should()
            .Throw<RecordingException>()
            .WithMessage(
                $"*a.ndjson': entry 2 holds what looks like a secret, in {where}; make a copy without secrets with elb-contract record "
                    + "--from FILE --out COPY, or give --allow-secrets."
            );
        Check(new CheckOptions { Files = [file], AllowsSecrets = true }).Listeners.Should().Be(2);
    }

    public static TheoryData<string> SecretMembers() =>
        [.. RedactionRules.Standard.Members.SelectMany(name => Spellings(name.Replace("*", "my_", StringComparison.Ordinal))).Distinct()];

    [Theory]
    [MemberData(nameof(SecretMembers))]
    public void Check_AMemberOfASecretName_IsRefused(string name)
    {
        foreach (var quote in (string[])["\\\"", "\\u0022"])
        {
            var file = Write(
                "a.ndjson",
                Good.Replace(
                    "\\u0022name\\u0022:",
                    $"{quote}{name}{quote}:{quote}canary{quote},{quote}name{quote}:",
                    StringComparison.Ordinal
                )
            );

            FluentActions
                .Invoking(() => Check(file))
                .Should()
                .Throw<RecordingException>()
                .WithMessage("*what looks like a secret, in the request's body;*");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public void Check_ARequestThatIsCutOff_AccusesNobody(int kept)
    {
        var cut = RecordedListener
            .Entry(Right[..kept], 200, RecordedListener.Answer(Right))
            .Replace("\"postData\"", $"\"bodySize\":{Right.Length},\"postData\"", StringComparison.Ordinal);

        var report = Check(Write("a.ndjson", cut));

        report.Groups.Should().BeEmpty();
        report.Silences.Should().Equal(new Dictionary<Silence, long> { [Silence.RequestNotKept] = 1 });
    }

    [Fact]
    public void Check_ARequestInWhichSomethingWasRedacted_IsJudged()
    {
        var shorter = RecordedListener
            .Entry(RecordedListener.Request(("port", 0)), 400, "{}")
            .Replace("\"postData\"", "\"bodySize\":1000,\"postData\"", StringComparison.Ordinal);

        Check(Write("a.ndjson", shorter)).Groups.Should().ContainSingle().Which.Finding.Clause.Should().Be("port.range");
    }

    private static string[] Spellings(string name) =>
        [
            name,
            name.Replace('_', '-'),
            name.ToUpperInvariant(),
            string.Concat(name.Split('_').Select((word, index) => index == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..])),
        ];

    private static string Wrong(int port) => RecordedListener.Entry(RecordedListener.Request(("port", port)), 400, "{}");

    private static string Wrong(string port) => RecordedListener.Entry(RecordedListener.Request(("port", port.Trim('"'))), 400, "{}");

    private static string[] Many(int count) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(number =>
                    (number % 7) switch
                    {
                        0 => Wrong(65535 + number),
                        1 => OtherApi,
                        2 => RecordedListener.Entry(
                            RecordedListener.Request(("backend_protocol", "HTTPS"), ("name", $"n{number}")),
                            201,
                            "{}"
                        ),
                        3 => RecordedListener.Entry(
                            Right,
                            200,
                            RecordedListener.Answer(Right).Replace("\"web\"", $"\"other-{number}\"", StringComparison.Ordinal)
                        ),
                        4 when number % 5 == 0 => "{\"request\":5}",
                        _ => Good,
                    }
                ),
        ];

    private static string Refused(IReadOnlyList<CheckReport> reports) =>
        FluentActions.Invoking(() => CheckJoin.Join(reports)).Should().Throw<CheckJoinException>().Which.Message;

    private static CheckReport Check(params string[] files) => Check(new CheckOptions { Files = files });

    private static CheckReport Check(CheckOptions options) => Checker.Check(options, TestContext.Current.CancellationToken);

    private string Write(string name, params string[] lines)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllLines(path, lines);
        return path;
    }
}
