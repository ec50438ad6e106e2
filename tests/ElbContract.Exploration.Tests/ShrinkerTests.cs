using ElbContract.Exploration.Generating;
using ElbContract.Exploration.Scenarios;
using ElbContract.Specification.Providers;
using ElbContract.Verification.Tests.Providers;

namespace ElbContract.Exploration.Tests;

public sealed class ShrinkerTests
{
    /// <summary>Requests that break a clause among other things.</summary>
    private static readonly Dictionary<string, Draft> Requests = new(StringComparer.Ordinal)
    {
        ["name.length"] = Messy("HTTP").With("name", Text('é', 200)),
        ["name.mandatory"] = Messy("SSL").With("name", "null"),
        ["name.characters"] = Messy("TCP").With("name", "\"web (listener)\""),
        ["description.length"] = Messy("HTTPS").With("description", Text('听', 400)),
        ["description.type"] = Messy("HTTP").With("description", "[[],{}]"),
        ["port.range"] = Messy("UDP").With("port", "-77777"),
        ["backend-port.type"] = Messy("HTTP").With("backend_port", "{\"a\":1.5}"),
        ["loadbalancer-id.exists"] = Messy("HTTP").With("loadbalancer_id", "\"nowhere\""),
        ["backend-protocol.udp"] = Messy("HTTP").With("protocol", "\"UDP\""),
        ["protocol.udp-not-on-private"] = Messy("UDP") with { Network = LoadBalancerNetwork.Private },
        ["session-sticky.roundrobin-only"] = Messy("TCP").With("session_sticky", "true").With("lb_algorithm", "\"source\""),
        ["cookie-timeout.range"] = Messy("HTTP")
            .With("lb_algorithm", "\"roundrobin\"")
            .With("session_sticky", "true")
            .With("sticky_session_type", "\"insert\"")
            .With("cookie_timeout", "9999"),
        ["certificate-id.mandatory"] = Messy("SSL").With("certificate_id", "\"nothing\""),
        ["ssl-ciphers.extended-required"] = Messy("SSL")
            .With("ssl_protocols", "\"TLS 1.2 TLS 1.1 TLS 1.0\"")
            .With("ssl_ciphers", "\"Strict\""),
        ["status.401"] = Messy("HTTP") with { Caller = Caller.WithUnknownToken },
        ["status.403"] = Messy("HTTP") with { Caller = Caller.WithoutPermission },
        ["status.404"] = new Draft { OtherPath = "/no-such-thing/{project_id}/elbaas/listeners" },
        ["project-id.mandatory"] = new Draft { OtherPath = "/v1.0/{other_project_id}/elbaas/listeners" },
        ["status.400"] = new Draft { OtherBody = "[1,2" },
    };

    [Theory]
    [InlineData("name.length", "When the consumer adds an HTTP listener with a name of 0 characters")]
    [InlineData("name.mandatory", "When the consumer adds an HTTP listener without a name")]
    [InlineData("name.characters", "When the consumer adds an HTTP listener with name \" \"")]
    [InlineData("description.length", "When the consumer adds an HTTP listener with a description of 129 characters")]
    [InlineData("description.type", "When the consumer adds an HTTP listener whose description is a number")]
    [InlineData("port.range", "When the consumer adds an HTTP listener with port 0")]
    [InlineData("backend-port.type", "When the consumer adds an HTTP listener whose backend port is a string of digits")]
    [InlineData("loadbalancer-id.exists", "When the consumer adds an HTTP listener to an unknown load balancer")]
    [InlineData("backend-protocol.udp", "When the consumer adds a UDP listener with backend protocol HTTP")]
    [InlineData("protocol.udp-not-on-private", "When the consumer adds a UDP listener")]
    [InlineData(
        "session-sticky.roundrobin-only",
        "When the consumer adds an HTTP listener with algorithm leastconn and sticky sessions on"
    )]
    [InlineData("cookie-timeout.range", "When the consumer adds a sticky HTTP listener with cookie timeout 0")]
    [InlineData("certificate-id.mandatory", "When the consumer adds an HTTPS listener without a certificate")]
    [InlineData(
        "ssl-ciphers.extended-required",
        "When the consumer adds an HTTPS listener with SSL protocols \"TLS 1.2 TLS 1.1 TLS 1.0\" and SSL ciphers Default"
    )]
    [InlineData("status.401", "And the consumer has no token", "When the consumer adds an HTTP listener")]
    [InlineData("status.403", "And the consumer has a token without permission", "When the consumer adds an HTTP listener")]
    [InlineData("status.404", "When the consumer posts an ordinary listener to \"/v1.0/{project_id}/elbaas/no-such-page\"")]
    [InlineData("project-id.mandatory", "When the consumer posts an ordinary listener to \"/v1.0/elbaas/listeners\"")]
    [InlineData("status.400", "When the consumer posts an empty body")]
    public async Task Shrink_ARuleThatIsPassedOver_LeavesTheSmallestRequestInTheWordsOfTheFeatures(string clause, params string[] steps)
    {
        await using var provider = new TestProvider { IgnoredClause = clause };
        await using var explored = await ExploredProvider.StartAsync(provider);

        var smallest = await explored.ShrinkAsync(clause, new Case(1, CaseKind.Random, [Requests[clause]]));

        Steps(smallest!).Should().Equal(steps);
    }

    [Theory]
    [InlineData("1441", "with backend port 1441")]
    [InlineData("30000", "with backend port 1441")]
    [InlineData("65534", "with backend port 65535")]
    public async Task Shrink_ALimitThatIsTooLow_EndsAtTheFirstValueBeyondIt(string port, string rest)
    {
        await using var provider = new TestProvider
        {
            Status = (status, request) =>
                status == 200 && request.Integer(Specification.Listeners.ListenerField.BackendPort) > 1440 ? 400 : status,
        };
        await using var explored = await ExploredProvider.StartAsync(provider);

        var smallest = await explored.ShrinkAsync("uri.add", new Case(1, CaseKind.Random, [Valid("TCP").With("backend_port", port)]));

        Steps(smallest!).Should().Equal("When the consumer adds an HTTP listener " + rest);
    }

    [Fact]
    public async Task Shrink_OneIdForAll_KeepsBothRequestsAndMakesThemOrdinary()
    {
        await using var provider = new TestProvider
        {
            Answer = answer =>
            {
                answer["id"] = "the-one";
                return answer;
            },
        };
        await using var explored = await ExploredProvider.StartAsync(provider);

        var smallest = await explored.ShrinkAsync("response.id", new Case(1, CaseKind.Sequence, [Valid("TCP"), Valid("HTTPS")]));

        smallest!.Drafts.Select(draft => draft.Identity).Should().Equal(new Draft().Identity, new Draft().Identity);
    }

    [Fact]
    public async Task Shrink_WhatDoesNotDepart_IsNothing()
    {
        await using var provider = new TestProvider();
        await using var explored = await ExploredProvider.StartAsync(provider);

        (await explored.ShrinkAsync("port.range", new Case(1, CaseKind.Random, [new Draft().With("port", "0")]))).Should().BeNull();
    }

    private static IEnumerable<string> Steps(Case one) =>
        ScenarioText.Of(one, clause: null, findings: []).Split('\n').Select(line => line.Trim()).Skip(2).SkipLast(1);

    // Much that is valid, and of no matter.
    private static Draft Messy(string protocol) => Valid(protocol).With("backend_port", "8080").With("colour", "\"red\"");

    private static Draft Valid(string protocol) =>
        new Draft { Protocol = protocol }
            .With("description", "\"for the shop\"")
            .With("lb_algorithm", protocol == "UDP" ? "\"source\"" : "\"leastconn\"");

    private static string Text(char letter, int length) => $"\"{new string(letter, length)}\"";
}
