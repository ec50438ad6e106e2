using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Emulator;
using ElbContract.Emulator.Faults;

namespace ElbContract.Cli.Tests.Brokering;

/// <summary>A Pact Broker: at a stub of its documented resources, and beside Pact's own client.</summary>
public sealed class BrokerTests : IAsyncLifetime
{
    private const string Canary = "canary-Broker-token-7f3a";

    private static readonly Lazy<Task<string>> Client = new(InstallAsync);

    private readonly StubBroker _broker = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-broker-test-").FullName;

    private static string Shop => Path.Combine(AppContext.BaseDirectory, "Pacts", "shop-v3.json");

    private static string Billing => Path.Combine(AppContext.BaseDirectory, "Pacts", "billing-v3.json");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Publish_SendsWhatPactsOwnClientSends()
    {
        var (exitCode, output, errors) = await PublishAsync(
            Shop,
            "--branch",
            "main",
            "--tag",
            "prod",
            "--build-url",
            "http://ci.example.com/1"
        );
        await PactAsync(
            "publish",
            Shop,
            "--consumer-app-version",
            "1.2.3",
            "--branch",
            "main",
            "--tag",
            "prod",
            "--build-url",
            "http://ci.example.com/1",
            "--broker-token",
            Canary
        );

        exitCode.Should().Be(0, output + errors);
        output.Should().Be("published: the contract of shop/v3 1.2.3 with elb\nstored for shop/v3\n");
        var posted = _broker.Posted("/contracts/publish").ToList();
        posted.Should().HaveCount(2);
        var (own, theirs) = (Decoded(posted[0]), Decoded(posted[1]));
        // The default that it spells out.
        theirs["contracts"]![0]!.AsObject().Remove("onConflict");
        // It puts its own version into the contract; ours goes as it is.
        theirs["contracts"]![0]!["content"]!["metadata"]!.AsObject().Remove("pactRust");
        JsonNode.DeepEquals(own, theirs).Should().BeTrue($"{own.ToJsonString()} is to be {theirs.ToJsonString()}");
        _broker.Requests.Select(one => one.Authorization).Should().OnlyContain(one => one == $"Bearer {Canary}");
    }

    [Fact]
    public async Task Publish_WhatIsPublished_IsReadByPactsOwnClient()
    {
        var (exitCode, output, errors) = await PublishAsync(Billing);

        var listed = await PactAsync("list-latest-pact-versions");

        exitCode.Should().Be(0, output + errors);
        listed.Should().MatchRegex("\"billing\" +┆ \"1\\.2\\.3\" +┆ \"elb\"");
    }

    [Fact]
    public async Task Publish_ToAnOlderBroker_PutsTheContractAndItsTags()
    {
        _broker.Lacks.Add("pb:publish-contracts");

        var (exitCode, output, errors) = await PublishAsync(Shop, "--tag", "a b");
        var branch = await PublishAsync(Shop, "--branch", "main");

        exitCode.Should().Be(0, output + errors);
        _broker
            .Requests.Take(3)
            .Select(one => one.Line)
            .Should()
            .Equal(
                "GET /",
                "PUT /pacts/provider/elb/consumer/shop%2Fv3/version/1.2.3",
                "PUT /pacticipants/shop%2Fv3/versions/1.2.3/tags/a%20b"
            );
        branch.ExitCode.Should().Be(2);
        branch.Errors.Should().Be("elb-contract: this broker is too old for branches: leave --branch out, or give --tag in its place\n");
    }

    [Theory]
    [InlineData(
        401,
        3,
        "refuses the credentials with 401: check --broker-token (PACT_BROKER_TOKEN), or --broker-username and --broker-password"
    )]
    [InlineData(404, 3, "has not the index (404): check the names, and the address of the broker (--broker)")]
    [InlineData(302, 3, "redirects with 302, and your credentials are not sent on: give the address that it redirects to (--broker)")]
    [InlineData(409, 2, "refuses the index with 409: name: is taken by redacted")]
    [InlineData(500, 3, "answers 500 for the index: try again later")]
    public async Task Publish_ABrokerThatDoesNotTakeIt_IsOneLineWithoutTheToken(int status, int expected, string told)
    {
        _broker.Instead = _ => (status, "http://127.0.0.1:9/", $$$"""{"errors":{"name":["is taken by {{{Canary}}}"]}}""");

        var (exitCode, _, errors) = await PublishAsync(Shop);

        exitCode.Should().Be(expected);
        errors.Should().Be($"elb-contract: the broker at {_broker.Address.AbsoluteUri.TrimEnd('/')} {told}\n");
        _broker.Requests.Should().ContainSingle("none of these passes by itself, and nothing is followed");
    }

    [Fact]
    public async Task Publish_ABrokerThatIsBusyAtFirst_IsAskedAgain()
    {
        var asked = 0;
        _broker.Instead = _ => asked++ == 0 ? (503, null, "") : null;

        var (exitCode, output, errors) = await PublishAsync(Shop);

        exitCode.Should().Be(0, output + errors);
        _broker.Requests.Select(one => one.Line).Should().Equal("GET /", "GET /", "POST /contracts/publish");
    }

    [Fact]
    public async Task Publish_LinksOfAnotherHost_AreNotFollowed()
    {
        await using var other = new StubBroker();
        _broker.Instead = line =>
            line == "GET /"
                ? (200, null, $$$$"""{"_links":{"pb:publish-contracts":{"href":"{{{{other.Address}}}}contracts/publish"}}}""")
                : null;

        var (exitCode, _, errors) = await PublishAsync(Shop);

        exitCode.Should().Be(3);
        errors.Should().Contain($"is at {other.Address.AbsoluteUri.TrimEnd('/')}, where your credentials are not sent: ");
        other.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Publish_AContractWithCredentials_IsRefused()
    {
        var file = Path.Combine(_folder, "own.json");
        var pact = JsonNode.Parse(await File.ReadAllTextAsync(Billing, TestContext.Current.CancellationToken))!;
        pact["interactions"]![0]!["response"]!["headers"] = new JsonObject { ["X-Subject-Token"] = Canary };
        await File.WriteAllTextAsync(file, pact.ToJsonString(), TestContext.Current.CancellationToken);

        var (exitCode, _, errors) = await PublishAsync(file);

        exitCode.Should().Be(2);
        errors.Should().Contain($"{file}: holds credentials in headers").And.NotContain(Canary);
        _broker.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Verify_PactsOfABroker_AreOneVerdict_AndEachHasItsResult()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Add("Pact between shop (1) and elb", Shop, """{"notices":[{"when":"before_verification","text":"it is on main"}]}""");
        // The same interactions once more, of another version.
        Add(
            "Pact between shop (2) and elb",
            Shop,
            """{"notices":[{"when":"after_verification:success_true_published_true","text":"well done"}]}"""
        );

        var (exitCode, output, errors) = await VerifyAsync(
            emulator,
            "--selector",
            """{"branch":"main"}""",
            "--provider-branch",
            "trunk",
            "--include-wip-since",
            "2026-01-01",
            "--publish-results",
            "--provider-version",
            "7",
            "--build-url",
            "http://ci.example.com/2"
        );

        exitCode.Should().Be(0, output + errors);
        output
            .Should()
            .Contain("Pact between shop (1) and elb\n  it is on main\n")
            .And.Contain("holds: Pact between shop (2) and elb\n")
            .And.Contain("published: 2 results of 2 for 7\n  well done\n");
        _broker
            .Posted("/pacts/provider/elb-classic/for-verification")
            .Single()
            .ToJsonString()
            .Should()
            .Be(
                "{\"consumerVersionSelectors\":[{\"branch\":\"main\"}],\"includePendingStatus\":true,"
                    + "\"providerVersionBranch\":\"trunk\",\"includeWipPactsSince\":\"2026-01-01\"}"
            );
        _broker.Requests.Should().Contain(one => one.Line == "PUT /pacticipants/elb-classic/branches/trunk/versions/7");
        foreach (var number in (int[])[0, 1])
        {
            var result = _broker.Posted($"/stored/{number}/verification-results").Single();
            result["success"]!.GetValue<bool>().Should().BeTrue();
            result["providerApplicationVersion"]!.GetValue<string>().Should().Be("7");
            result["buildUrl"]!.GetValue<string>().Should().Be("http://ci.example.com/2");
            result["verifiedBy"]!["implementation"]!.GetValue<string>().Should().Be("elb-contract");
            result["testResults"]!.AsArray().Should().NotBeEmpty().And.OnlyContain(one => one!["success"]!.GetValue<bool>());
        }

        SearchForSecrets(output + errors);
    }

    [Fact]
    public async Task Verify_APendingPactThatFails_IsToldAndFailsNobody()
    {
        await using var emulator = await EmulatorAsync("status.200/201");
        Add("Pact between shop (1) and elb", Shop, """{"pending":true}""");

        var (exitCode, output, errors) = await VerifyAsync(emulator, "--publish-results", "--provider-version", "7");

        exitCode.Should().Be(0, output + errors);
        output
            .Should()
            .Contain("pending: Pact between shop (1) and elb\n")
            .And.Contain("FAILS, and is pending: Pact between shop (1) and elb: 1 interaction\n");
        _broker.Posted("/stored/0/verification-results").Single()["success"]!.GetValue<bool>().Should().BeFalse();
    }

    [Fact]
    public async Task Verify_APactThatFails_IsExitCode1_AndAFailure()
    {
        await using var emulator = await EmulatorAsync("status.200/201");
        Add("Pact between shop (1) and elb", Shop, "{}");

        var (exitCode, output, errors) = await VerifyAsync(emulator, "--publish-results", "--provider-version", "7");

        exitCode.Should().Be(1, output + errors);
        output.Should().Contain("FAILS: Pact between shop (1) and elb: 1 interaction\n");
        _broker.Posted("/stored/0/verification-results").Single()["success"]!.GetValue<bool>().Should().BeFalse();
        SearchForSecrets(output + errors);
    }

    [Fact]
    public async Task Verify_WhatItsConsumerExpectsAndThePageDoesNotPromise_FailsThePactAndNotTheProvider()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Add("Pact between billing (1) and elb", Billing, "{}");

        var (exitCode, output, errors) = await VerifyAsync(emulator, "--allow-incomplete", "--publish-results", "--provider-version", "7");

        exitCode.Should().Be(0, output + errors);
        output.Should().Contain("FAILS: Pact between billing (1) and elb: 2 interactions (1 interaction of other calls left out)\n");
        var result = _broker.Posted("/stored/0/verification-results").Single();
        result["success"]!.GetValue<bool>().Should().BeFalse();
        result["testResults"]!.ToJsonString().Should().Contain("$.status: expected 404, was 400");
    }

    [Fact]
    public async Task Verify_AnEndpointThatCannotBeJudged_PublishesNothing()
    {
        Add("Pact between shop (1) and elb", Shop, "{}");

        var (exitCode, output, _) = await CommandRun.RunAsync([
            "verify",
            .. Broker,
            "--endpoint",
            "http://127.0.0.1:9",
            "--project-id",
            "p",
            "--token",
            "t",
            "--journal",
            Path.Combine(_folder, "journals"),
            "--publish-results",
            "--provider-version",
            "7",
        ]);

        exitCode.Should().Be(3);
        output.Should().Contain("has no result: Pact between shop (1) and elb\npublished: 0 results of 1 for 7\n");
        _broker.Posted("/stored/0/verification-results").Should().BeEmpty();
    }

    [Fact]
    public async Task Verify_ResultsThatTheBrokerDoesNotTake_AreToldBesideTheVerdict()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Add("Pact between shop (1) and elb", Shop, "{}");
        _broker.Instead = line => line.Contains("verification-results", StringComparison.Ordinal) ? (500, null, "{}") : null;

        var (exitCode, output, errors) = await VerifyAsync(emulator, "--publish-results", "--provider-version", "7");

        exitCode.Should().Be(3);
        output.Should().Contain("Verdict: conforms");
        errors.Should().Contain("elb-contract: the results are not published, or not all: the broker at ");
    }

    [Fact]
    public async Task Verify_APactOfOtherCallsAlone_IsLeftOut()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Add("Pact between other (1) and elb", Billing, "{}");
        var other = _broker.Pacts[0].Pact["interactions"]!.AsArray();
        foreach (var addition in other.Where(one => one!["request"]!["method"]!.GetValue<string>() == "POST").ToList())
            other.Remove(addition);

        var alone = await VerifyAsync(emulator);
        Add("Pact between shop (1) and elb", Shop, "{}");
        var (exitCode, output, errors) = await VerifyAsync(emulator);

        alone.ExitCode.Should().Be(2);
        alone.Errors.Should().StartWith("elb-contract: no pact of the broker has a request to add a listener, such as 'Pact between other");
        exitCode.Should().Be(0, output + errors);
        output.Should().Contain("left out: Pact between other (1) and elb: it has no request to add a listener\n");
    }

    [Theory]
    [InlineData("""{"_links":[]}""", "the broker has no pacts for verification: it is too old, or none (--broker)")]
    [InlineData("""{"_links":{"pb:provider-pacts-for-verification":"x"}}""", "the broker has no pacts for verification: it is too old, ")]
    [InlineData("""{"a":1,"a":2}""", "answers no JSON object for the index: give the address of a Pact Broker (--broker)")]
    [InlineData("<html>", "answers no JSON object for the index: give the address of a Pact Broker (--broker)")]
    public async Task Verify_WhatIsNoBroker_IsOneLine(string index, string told)
    {
        _broker.Instead = _ => (200, null, index);

        var (exitCode, _, errors) = await CommandRun.RunAsync(["verify", .. Broker]);

        exitCode.Should().Be(3);
        errors.Should().StartWith("elb-contract: the broker ").And.Contain(told).And.NotContain("a fault of its own");
    }

    [Fact]
    public async Task Verify_AListOfPactsThatIsNone_IsOneLine()
    {
        _broker.Instead = line =>
            line.EndsWith("/for-verification", StringComparison.Ordinal)
                ? (200, null, """{"_embedded":{"pacts":[{"_links":"none","verificationProperties":[1]}]}}""")
                : null;

        var (exitCode, _, errors) = await CommandRun.RunAsync(["verify", .. Broker]);

        exitCode.Should().Be(3);
        errors.Should().Be("elb-contract: the broker gives no address for 'pact 1': report that to who runs it\n");
    }

    [Fact]
    public async Task Verify_ABrokerWithoutPacts_SaysWhatToDo()
    {
        var (exitCode, _, errors) = await CommandRun.RunAsync(["verify", .. Broker, "--provider", "nobody"]);

        exitCode.Should().Be(2);
        errors
            .Should()
            .Be(
                "elb-contract: the broker has no pact for the provider 'nobody' that fits the selectors: check --provider and --selector, "
                    + "or publish one (elb-contract pacts publish)\n"
            );
    }

    private string[] Broker => ["--broker", _broker.Address.AbsoluteUri, "--broker-token", Canary];

    private Task<(int ExitCode, string Output, string Errors)> PublishAsync(params string[] arguments) =>
        CommandRun.RunAsync(["pacts", "publish", .. arguments, "--consumer-version", "1.2.3", .. Broker]);

    private Task<(int ExitCode, string Output, string Errors)> VerifyAsync(ElbEmulator emulator, params string[] arguments) =>
        CommandRun.RunAsync([
            "verify",
            .. Broker,
            "--endpoint",
            emulator.BaseAddress.AbsoluteUri,
            "--state-url",
            emulator.StateUrl.AbsoluteUri,
            "--journal",
            Path.Combine(_folder, "journals"),
            .. ((string[])["json", "html", "har", "sarif"]).SelectMany(format =>
                (string[])["--report", $"{format}={Path.Combine(_folder, "report." + format)}"]
            ),
            .. arguments,
        ]);

    private static Task<ElbEmulator> EmulatorAsync(string fault) =>
        ElbEmulator.StartAsync(new EmulatorOptions { Fault = SeededFaults.Find(fault) }, TestContext.Current.CancellationToken);

    private void Add(string name, string file, string properties) =>
        _broker.Pacts.Add((name, JsonNode.Parse(File.ReadAllText(file))!.AsObject(), JsonNode.Parse(properties)!.AsObject()));

    private void SearchForSecrets(string printed)
    {
        printed.Should().NotContain(Canary);
        var files = Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);
        files.Should().HaveCountGreaterThan(3);
        files.Should().OnlyContain(file => !Encoding.UTF8.GetString(File.ReadAllBytes(file)).Contains(Canary));
    }

    // With the contracts as JSON, for programs order and indent them as they like.
    private static JsonObject Decoded(JsonNode body)
    {
        var copy = body.DeepClone().AsObject();
        foreach (var contract in copy["contracts"]!.AsArray())
            contract!["content"] = JsonNode.Parse(Convert.FromBase64String(contract["content"]!.GetValue<string>()));
        return copy;
    }

    private async Task<string> PactAsync(params string[] arguments)
    {
        string[] where = ["--broker-base-url", _broker.Address.AbsoluteUri.TrimEnd('/')];
        var program = "node_modules/@pact-foundation/pact-cli/bin/pact-broker.js";
        return await RunAsync("node", await Client.Value, [program, .. arguments, .. where]);
    }

    // Once for all tests.
    private static async Task<string> InstallAsync()
    {
        var tools = Path.Combine(AppContext.BaseDirectory, "Brokering");
        if (!Directory.Exists(Path.Combine(tools, "node_modules", "@pact-foundation")))
            await RunAsync("npm", tools, "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        return tools;
    }

    private static async Task<string> RunAsync(string program, string folder, params string[] arguments)
    {
        var variables = new Dictionary<string, string> { ["PACT_DO_NOT_TRACK"] = "true" };
        var (exitCode, output, errors) = await ProgramRun.RunAsync(program, folder, variables, arguments);
        exitCode.Should().Be(0, "{0} says: {1} {2}", program, output, errors);
        return output;
    }
}
