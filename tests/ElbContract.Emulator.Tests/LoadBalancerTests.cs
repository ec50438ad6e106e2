using System.Text.Json;
using static ElbContract.Emulator.Tests.EmulatorClient;

namespace ElbContract.Emulator.Tests;

public sealed class LoadBalancerTests
{
    private const string Public = """{"name":"new","vpc_id":"vpc","type":"External","bandwidth":500,"admin_state_up":true}""";

    private static readonly string Private = $$"""
        {"name":"new","vpc_id":"vpc","type":"Internal","vip_subnet_id":"subnet","security_group_id":"group",
        "tenantId":"{{Ids.ProjectId}}","admin_state_up":1}
        """.ReplaceLineEndings("");

    private static string LoadBalancers { get; } = $"/v1.0/{Ids.ProjectId}/elbaas/loadbalancers";

    public static TheoryData<string, string> Spoiled() =>
        new()
        {
            { "[]", "The body is not a JSON object." },
            { "", "The body is not a JSON object." },
            {
                Public.Replace("\"new\"", "\"\"", StringComparison.Ordinal),
                "A load balancer has a name of 1 to 64 letters, digits, underscores and hyphens."
            },
            {
                Public.Replace("\"new\"", "\"a b\"", StringComparison.Ordinal),
                "A load balancer has a name of 1 to 64 letters, digits, underscores and hyphens."
            },
            {
                Public.Replace("\"new\"", "7", StringComparison.Ordinal),
                "A load balancer has a name of 1 to 64 letters, digits, underscores and hyphens."
            },
            { Public.Replace("vpc_id", "x", StringComparison.Ordinal), "A load balancer has a vpc_id." },
            {
                Public.Replace("admin_state_up", "x", StringComparison.Ordinal),
                "A load balancer has an admin_state_up, true, false or a number."
            },
            { Public.Replace("500", "501", StringComparison.Ordinal), "A load balancer of type External has a bandwidth of 1 to 500." },
            { Public.Replace("500", "0", StringComparison.Ordinal), "A load balancer of type External has a bandwidth of 1 to 500." },
            { Public.Replace("External", "external", StringComparison.Ordinal), "The type of a load balancer is External or Internal." },
            { Private.Replace("vip_subnet_id", "x", StringComparison.Ordinal), "A load balancer of type Internal has a vip_subnet_id." },
            {
                Private.Replace("security_group_id", "x", StringComparison.Ordinal),
                "A load balancer of type Internal has a security_group_id."
            },
            {
                Private.Replace(Ids.ProjectId, Ids.OtherProjectId, StringComparison.Ordinal),
                "The tenantId of a load balancer of type Internal is the project's id."
            },
            {
                Public.Replace("500", "\"much\"", StringComparison.Ordinal),
                "A load balancer of type External has a bandwidth of 1 to 500."
            },
        };

    [Fact]
    public async Task List_AtTheStart_HoldsAPublicAndAPrivateOne()
    {
        await using var emulator = await StartAsync();

        var reply = await emulator.GetAsync(LoadBalancers);

        reply.Status.Should().Be(200);
        reply.Json.GetProperty("instance_num").GetString().Should().Be("2");
        Shown(reply).Should().Equal((Ids.PublicLoadbalancerId, "External", "ACTIVE"), (Ids.PrivateLoadbalancerId, "Internal", "ACTIVE"));
    }

    [Fact]
    public async Task Create_AnswersAJob_WhoseLoadBalancerTakesListenersWhenItIsDone()
    {
        await using var emulator = await StartAsync(new EmulatorOptions { JobPolls = 2 });

        var job = await StartedAsync(emulator, HttpMethod.Post, LoadBalancers, Private);
        var id = Shown(await emulator.GetAsync(LoadBalancers)).Single(shown => shown.Status == "PENDING_CREATE").Id;

        (await emulator.AddAsync(Listener(80, loadBalancer: id))).Status.Should().Be(400);
        (await StatusesAsync(emulator, job, 3)).Should().Equal("INIT", "RUNNING", "SUCCESS");
        (await emulator.AddAsync(Listener(80, loadBalancer: id))).Status.Should().Be(200);
        var udp = await emulator.AddAsync(Listener(81, "UDP", "UDP", loadBalancer: id));
        udp.Message.Should().Contain("UDP", "it is a private one");
    }

    [Fact]
    public async Task Create_ShowsWhatWasAskedFor()
    {
        await using var emulator = await StartAsync();

        var job = await StartedAsync(emulator, HttpMethod.Post, LoadBalancers, Public);
        var id = (await emulator.GetAsync(job)).Json.GetProperty("entities").GetProperty("elb").GetProperty("id").GetString();
        var shown = await emulator.GetAsync($"{LoadBalancers}/{id}");

        shown.Json.GetProperty("name").GetString().Should().Be("new");
        shown.Json.GetProperty("type").GetString().Should().Be("External");
        shown.Json.GetProperty("bandwidth").GetInt32().Should().Be(500);
        shown.Json.GetProperty("security_group_id").ValueKind.Should().Be(JsonValueKind.Null);
        (await emulator.AddAsync(Listener(81, "UDP", "UDP", loadBalancer: id))).Status.Should().Be(200);
    }

    [Theory]
    [MemberData(nameof(Spoiled))]
    public async Task Create_ThatBreaksARule_IsRefused(string body, string message)
    {
        await using var emulator = await StartAsync();

        var reply = await emulator.SendAsync(HttpMethod.Post, LoadBalancers, body);

        (reply.Status, reply.Message).Should().Be((400, "badRequest: " + message));
        Shown(await emulator.GetAsync(LoadBalancers)).Should().HaveCount(2);
    }

    [Fact]
    public async Task Create_OverTheQuota_IsRefused_UntilOneIsDeleted()
    {
        await using var emulator = await StartAsync();
        for (var held = 2; held < 1000; held++)
            await StartedAsync(emulator, HttpMethod.Post, LoadBalancers, Public);

        (await emulator.SendAsync(HttpMethod.Post, LoadBalancers, Public)).Status.Should().Be(403);
        await StartedAsync(emulator, HttpMethod.Delete, $"{LoadBalancers}/{Ids.PrivateLoadbalancerId}", null);

        await StartedAsync(emulator, HttpMethod.Post, LoadBalancers, Public);
    }

    [Fact]
    public async Task Delete_WithListeners_IsRefused_UntilTheyAreDeleted()
    {
        await using var emulator = await StartAsync();
        var path = $"{LoadBalancers}/{Ids.PublicLoadbalancerId}";
        var listener = await emulator.AddedAsync(Listener(80));
        await emulator.AddedAsync(Listener(80, loadBalancer: Ids.PrivateLoadbalancerId));

        var refused = await emulator.SendAsync(HttpMethod.Delete, path, null);
        await emulator.DeleteAsync(listener);
        var job = await StartedAsync(emulator, HttpMethod.Delete, path, null);

        (refused.Status, refused.Message)
            .Should()
            .Be((400, $"badRequest: Load balancer {Ids.PublicLoadbalancerId} has listeners: delete them first."));
        (await StatusesAsync(emulator, job, 1)).Should().Equal("SUCCESS");
        (await emulator.GetAsync(path)).Status.Should().Be(404);
        (await emulator.SendAsync(HttpMethod.Delete, path, null)).Status.Should().Be(404);
        (await emulator.AddAsync(Listener(80))).Code.Should().Be("ELB.6040", "the load balancer is no more");
    }

    [Fact]
    public async Task Delete_WhileAListenerIsAdded_LeavesNoListenerWithoutLoadBalancer()
    {
        EmulatorClient? client = null;
        var deletion = 0;
        // Asked for a listener's id, after the judge has spoken and before the listener is stored.
        string NewId()
        {
            if (client is not null && Interlocked.Exchange(ref client, null) is { } deleting)
                deletion = Task.Run(() => deleting.SendAsync(HttpMethod.Delete, $"{LoadBalancers}/{Ids.PublicLoadbalancerId}", null))
                    .GetAwaiter()
                    .GetResult()
                    .Status;
            return Guid.NewGuid().ToString("N");
        }

        await using var emulator = await StartAsync(new EmulatorOptions { NewId = NewId });
        client = emulator;
        var added = await emulator.AddAsync(Listener(80));

        deletion.Should().Be(200);
        (added.Status, added.Code).Should().Be((400, "ELB.6040"));
        (await emulator.GetAsync(ListenersPath)).Text.Should().Be("[]");
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v1.0")]
    public async Task Job_IsAtBothAddresses(string version)
    {
        await using var emulator = await StartAsync();
        var id = (await StartedAsync(emulator, HttpMethod.Post, LoadBalancers, Public)).Split('/')[^1];

        (await emulator.GetAsync($"/{version}/{Ids.ProjectId}/jobs/{id}"))
            .Json.GetProperty("job_type")
            .GetString()
            .Should()
            .Be("createELB");
        (await emulator.GetAsync($"/{version}/{Ids.ProjectId}/jobs/{id}0")).Status.Should().Be(404);
    }

    [Theory]
    [InlineData("GET", "loadbalancers/")]
    [InlineData("GET", "loadbalancers/1")]
    [InlineData("POST", "certificates")]
    public async Task AnythingElse_IsNotFound(string method, string path)
    {
        await using var emulator = await StartAsync();

        (await emulator.SendAsync(new HttpMethod(method), $"/v1.0/{Ids.ProjectId}/elbaas/{path}", method == "GET" ? null : Public))
            .Status.Should()
            .Be(404);
    }

    [Theory]
    [InlineData("elbaas/loadbalancers")]
    [InlineData("elbaas/certificate")]
    [InlineData("jobs/1")]
    public async Task WhoMayNot_IsRefused(string path)
    {
        await using var emulator = await StartAsync();
        async Task<int> StatusAsync(string project, string? token) =>
            (await emulator.SendAsync(HttpMethod.Get, $"/v1.0/{project}/{path}", null, token)).Status;

        (await StatusAsync(Ids.ProjectId, null)).Should().Be(401);
        (await StatusAsync(Ids.ProjectId, Ids.TokenWithoutPermission)).Should().Be(403);
        (await StatusAsync(Ids.OtherProjectId, Ids.Token)).Should().Be(403);
        (await StatusAsync(Ids.SystemErrorProjectId, Ids.Token)).Should().Be(500);
    }

    private static async Task<string> StartedAsync(EmulatorClient emulator, HttpMethod method, string path, string? body)
    {
        var reply = await emulator.SendAsync(method, path, body);
        reply.Status.Should().Be(200, reply.Text);
        reply.Json.GetProperty("uri").GetString().Should().EndWith($"/{Ids.ProjectId}/jobs/{reply.Json.GetProperty("job_id").GetString()}");
        return reply.Json.GetProperty("uri").GetString()!;
    }

    private static async Task<List<string?>> StatusesAsync(EmulatorClient emulator, string job, int count)
    {
        List<string?> statuses = [];
        while (statuses.Count < count)
            statuses.Add((await emulator.GetAsync(job)).Json.GetProperty("status").GetString());
        return statuses;
    }

    private static List<(string Id, string Type, string Status)> Shown(Reply list) =>
        [
            .. list
                .Json.GetProperty("loadbalancers")
                .EnumerateArray()
                .Select(one => (Text(one, "id"), Text(one, "type"), Text(one, "status"))),
        ];

    private static string Text(JsonElement one, string name) => one.GetProperty(name).GetString()!;
}
