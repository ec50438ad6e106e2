using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Commands;
using ElbContract.Corpus;
using ElbContract.Reports;
using ElbContract.Specification.Answers;
using ElbContract.Traffic.Archives;

namespace ElbContract.Cli.Tests;

public sealed class StubTests
{
    private static readonly string Listener = """
        {"name":"web-http","loadbalancer_id":"4c9184f3-7cff-01bc-dc32-dc486ec36961","protocol":"HTTP","port":80,
        "backend_protocol":"HTTP","backend_port":8000,"lb_algorithm":"leastconn"}
        """.ReplaceLineEndings("");

    [Fact]
    public async Task Stub_FromARecording_AnswersFromItAndExplainsAMiss()
    {
        var (answers, output) = await AskAsync(
            ["--from", CorpusFile.All[0].Path],
            "p",
            Listener,
            Listener.Replace("80,", "81,", StringComparison.Ordinal)
        );

        answers.Select(answer => answer.Status).Should().Equal(HttpStatusCode.OK, HttpStatusCode.NotFound);
        answers[0].Body.Should().Contain("\"name\":\"web-http\"");
        answers[1]
            .Body.Should()
            .Be("""{"error":{"message":"no recorded request matches; the nearest is entry 3: $.body.port: recorded 80, now 81"}}""");
        output
            .Should()
            .Contain("  answers                   9, from ")
            .And.Contain("\n200 POST /elbaas/listeners: entry 3\n404 POST /elbaas/listeners: no recorded request matches; ")
            .And.EndWith("stopped\n");
    }

    [Fact]
    public async Task Stub_FromARecordingThatLacksBodies_SaysWhatItLeavesOut()
    {
        const string Message = "\"headers\":[],\"content\":";
        var folder = Directory.CreateTempSubdirectory("elb-contract-stub-").FullName;
        var file = Path.Combine(folder, "a.ndjson");
        await File.WriteAllTextAsync(
            file,
            $$$$"""
            {"request":{"method":"GET","url":"/a","bodySize":0},"response":{"status":200,{{{{Message}}}}{"size":2,"text":"{}"}}}
            {"request":{"method":"GET","url":"/b","bodySize":0},"response":{"status":200,{{{{Message}}}}{"size":200}}}
            {"request":{"method":"GET","url":"/c","bodySize":0},"response":{"status":0,{{{{Message}}}}{}}}
            """,
            TestContext.Current.CancellationToken
        );
        try
        {
            var (_, output) = await AskAsync(["--from", file], "p");

            output
                .Should()
                .Contain("  answers                   1, from ")
                .And.Contain("\n  left out                  entry 2: its answer's body is not in the recording\n")
                .And.Contain("\n  left out                  entry 3: no complete answer came\n");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Stub_FromAContract_AnswersAsItsInteractionsSay()
    {
        var contract = Directory.EnumerateFiles(Options.OwnContract, "*.json").Single();

        var (answers, output) = await AskAsync(["--from", contract], ProviderIds.Example.ProjectId, "[]", "{\"unheard\":\"of\"}");

        answers.Select(answer => answer.Status).Should().Equal(HttpStatusCode.BadRequest, HttpStatusCode.BadRequest);
        // An interaction without a body matches any, as Pact reads it.
        output
            .Should()
            .MatchRegex(
                "\n400 POST /elbaas/listeners: '[^']+'\n400 POST /elbaas/listeners: 'A request with an empty body is answered with 400'\n"
            );
    }

    [Fact]
    public async Task Stub_FromAContractOfAnotherVersion_AnswersByItsMatchingRules()
    {
        var (answers, output) = await AskAsync(
            ["--from", Path.Combine(AppContext.BaseDirectory, "Pacts", "shop-v3.json")],
            "any-project",
            Shop("a name of its own", 81),
            Shop(null, 81)
        );

        answers.Select(answer => answer.Status).Should().Equal(HttpStatusCode.OK, HttpStatusCode.NotFound);
        answers[0].Body.Should().Contain("\"loadbalancer_id\":\"of-the-client\"");
        answers[1].Body.Should().Contain("the nearest is 'a TCP listener': $.body.name: recorded \\\"shop\\\", now null\"");
        output.Should().Contain("  answers                   1, from ");
    }

    private static string Shop(string? name, int port) =>
        JsonSerializer.Serialize(
            new
            {
                name,
                loadbalancer_id = "of-the-client",
                protocol = "TCP",
                port,
                backend_protocol = "TCP",
                backend_port = 8080,
                lb_algorithm = "roundrobin",
            }
        );

    [Fact]
    public async Task Stub_FromAContractWithPlainIds_TakesAnyProjectAndTokenAndAnyPathIsAnswered()
    {
        var folder = Directory.CreateTempSubdirectory("elb-contract-stub-").FullName;
        var file = Path.Combine(folder, "plain.json");
        var text = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Pacts", "shop-v3.json"),
            TestContext.Current.CancellationToken
        );
        var pact = JsonNode.Parse(text)!;
        pact["interactions"]![0]!["request"]!["generators"]!.AsObject().Remove("path");
        pact["interactions"]![0]!["request"]!["generators"]!.AsObject().Remove("header");
        await File.WriteAllTextAsync(file, "\uFEFF" + pact.ToJsonString(), TestContext.Current.CancellationToken);
        try
        {
            var (answers, _) = await AskAsync(["--from", file], "another/elbaas/listeners?x=/..", Shop("of its own", 81));
            var (others, _) = await AskAsync(["--from", file], "another", Shop("of its own", 81), Shop(null, 1));

            answers[0].Status.Should().Be(HttpStatusCode.NotFound);
            others.Select(answer => answer.Status).Should().Equal(HttpStatusCode.OK, HttpStatusCode.NotFound);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public async Task Stub_FromAContractThatWasMadeFromAClient_StandsInForItsProvider(CorpusFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var folder = Directory.CreateTempSubdirectory("elb-contract-stub-").FullName;
        try
        {
            (await CommandRun.RunAsync(["pacts", "from-har", file.Path, "--consumer", "c", "--out", folder])).ExitCode.Should().Be(0);
            var departing = file.Departures.Select(departure => (long)departure.Entry).ToHashSet();
            var added = RecordingReader
                .Read(file.Path)
                .Where(entry =>
                    !departing.Contains(entry.Number)
                    && entry.Exchange is { Request.Method: "POST", Response.Status: 200 } exchange
                    && exchange.Request.Path.EndsWith("/elbaas/listeners", StringComparison.Ordinal)
                )
                .Select(entry => entry.Exchange!.Request)
                .ToList();

            var (answers, _) = await AskAsync(
                ["--from", Directory.EnumerateFiles(folder).Single()],
                "of-the-client",
                [.. added.Select(request => Encoding.UTF8.GetString(request.Body.Span))],
                added[0].Header("Accept"),
                added[0].Header("X-Language")
            );

            answers.Should().NotBeEmpty().And.AllSatisfy(answer => answer.Status.Should().Be(HttpStatusCode.OK, answer.Body));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static TheoryData<CorpusFile> Corpus => [.. CorpusFile.All];

    [Theory]
    [InlineData(
        """{"interactions":[],"consumer":{"name":"c"},"provider":{"name":"p"},"metadata":{"pactSpecification":{"version":"4.0"}}}"""
    )]
    [InlineData(
        """
            {"messages":[{"description":"m","contents":{}}],"consumer":{"name":"c"},"provider":{"name":"p"},
            "metadata":{"pactSpecification":{"version":"3.0.0"}}}
            """
    )]
    public async Task Stub_FromAContractWithoutARequest_IsRefused(string pact)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, pact, TestContext.Current.CancellationToken);

            var (exitCode, _, errors) = await CommandRun.RunAsync(["stub", "--from", file]);

            errors.Should().Be($"elb-contract: --from '{file}' is a pact without requests: it has no answers to give.\n");
            exitCode.Should().Be(2);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Stub_WithoutAFile_AnswersFromTheRules()
    {
        var (answers, output) = await AskAsync([], ProviderIds.Example.ProjectId, Listener);

        answers.Single().Status.Should().BeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.NotFound);
        output.Should().Contain($"  public load balancer      {ProviderIds.Example.PublicLoadbalancerId}\n");
    }

    [Theory]
    [InlineData("--from 'missing.har' cannot be read (Could not find file", "--from", "missing.har")]
    [InlineData(
        "--own-ids-only is for a stub that answers from the rules: leave out --from or --own-ids-only.",
        "--from",
        "missing.har",
        "--own-ids-only"
    )]
    [InlineData("--port takes a whole number from 0 to 65535.", "--port", "x")]
    [InlineData("--address takes an IP address of this machine.", "--address", "x")]
    public async Task Stub_WrongInput_IsOneLineAndExitCode2(string line, params string[] arguments)
    {
        var (exitCode, _, errors) = await CommandRun.RunAsync(["stub", .. arguments]);

        errors.Should().StartWith("elb-contract: " + line).And.EndWith("." + Environment.NewLine);
        exitCode.Should().Be(2);
    }

    private static Task<(IReadOnlyList<(HttpStatusCode Status, string Body)> Answers, string Output)> AskAsync(
        string[] arguments,
        string project,
        params string[] bodies
    ) => AskAsync(arguments, project, bodies, "application/json", null);

    private static async Task<(IReadOnlyList<(HttpStatusCode Status, string Body)> Answers, string Output)> AskAsync(
        string[] arguments,
        string project,
        string[] bodies,
        string? accept,
        string? language
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var output = new Announcement();
        var running = StubCommand
            .Create(new InertWriter(output))
            .Parse(["--port", "0", .. arguments])
            .InvokeAsync(cancellationToken: ending.Token);
        var address = new Uri(
            Regex.Match(await output.Announced, "(?<=listening on )\\S+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value
        );
        using var http = new HttpClient { DefaultRequestHeaders = { { "X-Auth-Token", ProviderIds.Example.Token } } };
        foreach (var (name, value) in new[] { ("Accept", accept), ("X-Language", language) })
            if (value is not null)
                http.DefaultRequestHeaders.Add(name, value);
        List<(HttpStatusCode, string)> answers = [];
        foreach (var body in bodies)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri(address, $"v1.0/{project}/elbaas/listeners"), content, ending.Token);
            answers.Add((answer.StatusCode, await answer.Content.ReadAsStringAsync(ending.Token)));
        }

        await ending.CancelAsync();
        (await running).Should().Be(0);
        return (answers, output.ToString());
    }

    /// <summary>Tells when everything is printed that a start prints.</summary>
    private sealed class Announcement : StringWriter
    {
        private readonly TaskCompletionSource<string> _announced = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Announced => _announced.Task;

        public override void Flush() => _announced.TrySetResult(ToString());
    }
}
