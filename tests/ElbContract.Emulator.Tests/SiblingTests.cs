using System.Text.Json;
using static ElbContract.Emulator.Tests.EmulatorClient;

namespace ElbContract.Emulator.Tests;

/// <summary>What stands beside listeners, as far as a client needs it to create, change and destroy them.</summary>
public sealed class SiblingTests
{
    private static string Api { get; } = $"/v1.0/{Ids.ProjectId}/elbaas";

    [Fact]
    public async Task Apply_ChangeAndDestroy_InTheOrderOfAnInfrastructureTool_LeaveNothing()
    {
        await using var emulator = await StartAsync(new EmulatorOptions { JobPolls = 1 });

        var balancer = await CreatedBalancerAsync(emulator);
        var listener = (
            await emulator.AddAsync(
                Listener(80, "TCP", "TCP", balancer, ""","tcp_timeout":5,"tcp_draining":true,"tcp_draining_timeout":3""")
            )
        )
            .Json.GetProperty("id")
            .GetString()!;
        var check = await OkAsync(
            emulator,
            HttpMethod.Post,
            "/healthcheck",
            $$"""{"listener_id":"{{listener}}","healthcheck_protocol":"TCP","healthcheck_interval":5}"""
        );
        var checkId = check.GetProperty("id").GetString();
        await DoneAsync(emulator, await OkAsync(emulator, HttpMethod.Post, $"/listeners/{listener}/members", Member));
        var member = (await OkAsync(emulator, HttpMethod.Get, $"/listeners/{listener}/members"))[0].GetProperty("id").GetString();
        var applied = await OkAsync(emulator, HttpMethod.Get, $"/listeners/{listener}");

        applied.GetProperty("member_number").GetInt32().Should().Be(1);
        applied.GetProperty("healthcheck_id").GetString().Should().Be(checkId);

        await DoneAsync(
            emulator,
            await OkAsync(emulator, HttpMethod.Put, $"/loadbalancers/{balancer}", """{"name":"x","bandwidth":"7"}""")
        );
        await OkAsync(emulator, HttpMethod.Put, $"/listeners/{listener}", """{"name":"y","backend_port":81}""");
        await OkAsync(emulator, HttpMethod.Put, $"/healthcheck/{checkId}", """{"healthcheck_timeout":7}""");

        var changed = await OkAsync(emulator, HttpMethod.Get, $"/loadbalancers/{balancer}");
        changed.GetProperty("name").GetString().Should().Be("x");
        changed.GetProperty("bandwidth").GetInt32().Should().Be(7);
        (await OkAsync(emulator, HttpMethod.Get, $"/healthcheck/{checkId}")).GetProperty("healthcheck_timeout").GetInt32().Should().Be(7);

        await DoneAsync(
            emulator,
            await OkAsync(
                emulator,
                HttpMethod.Post,
                $"/listeners/{listener}/members/action",
                $$"""{"removeMember":[{"id":"{{member}}"}]}"""
            )
        );
        (await emulator.SendAsync(HttpMethod.Delete, $"{Api}/healthcheck/{checkId}", null)).Status.Should().Be(204);
        (await emulator.DeleteAsync(listener)).Status.Should().Be(204);
        await DoneAsync(emulator, await OkAsync(emulator, HttpMethod.Delete, $"/loadbalancers/{balancer}"));

        (await emulator.GetAsync($"{Api}/listeners")).Text.Should().Be("[]");
        (await emulator.GetAsync($"{Api}/healthcheck/{checkId}")).Status.Should().Be(404);
        (await emulator.GetAsync($"{Api}/loadbalancers/{balancer}")).Status.Should().Be(404);
        (await OkAsync(emulator, HttpMethod.Get, "/loadbalancers")).GetProperty("instance_num").GetString().Should().Be("2");
    }

    [Fact]
    public async Task JobsThatFail_LeaveTheLoadBalancerPending()
    {
        await using var emulator = await StartAsync(new EmulatorOptions { JobsFail = true });

        var job = await OkAsync(emulator, HttpMethod.Post, "/loadbalancers", Balancer);
        var failed = (await emulator.GetAsync(job.GetProperty("uri").GetString()!)).Json;

        failed.GetProperty("status").GetString().Should().Be("FAIL");
        failed.GetProperty("fail_reason").GetString().Should().Contain("--job-fails");
        var pending = (await OkAsync(emulator, HttpMethod.Get, "/loadbalancers?status=PENDING_CREATE")).GetProperty("loadbalancers")[0];
        (await emulator.AddAsync(Listener(80, loadBalancer: pending.GetProperty("id").GetString()))).Status.Should().Be(400);
    }

    [Fact]
    public async Task DeletedListener_TakesItsBackendsAndItsHealthCheckWithIt()
    {
        await using var emulator = await StartAsync();
        var listener = await emulator.AddedAsync(Listener(80));
        await OkAsync(emulator, HttpMethod.Post, $"/listeners/{listener}/members", Member);
        await OkAsync(emulator, HttpMethod.Post, "/healthcheck", $$"""{"listener_id":"{{listener}}"}""");

        await emulator.DeleteAsync(listener);

        (await emulator.GetAsync($"{Api}/listeners/{listener}/members")).Status.Should().Be(404);
        (await OkAsync(emulator, HttpMethod.Get, "/healthcheck")).GetProperty("instance_num").GetString().Should().Be("0");
    }

    [Theory]
    [InlineData("/healthcheck", "{}", "A health check has a listener_id.")]
    [InlineData("/healthcheck", """{"listener_id":"unknown"}""", "There is no listener unknown.")]
    [InlineData(
        "/healthcheck",
        """{"listener_id":"LISTENER","healthy_threshold":11}""",
        "The healthy_threshold of a health check is a whole number from 1 to 10."
    )]
    [InlineData(
        "/healthcheck",
        """{"listener_id":"LISTENER","healthcheck_protocol":"UDP"}""",
        "The healthcheck_protocol of a health check is TCP or HTTP."
    )]
    [InlineData("/healthcheck", """{"listener_id":"LISTENER","healthcheck_uri":7}""", "The healthcheck_uri of a health check is a text.")]
    [InlineData("/listeners/LISTENER/members", """[{"address":"192.0.2.7"}]""", "A backend has a server_id and an address.")]
    [InlineData("/listeners/LISTENER/members", "[7]", "A backend has a server_id and an address.")]
    [InlineData("/listeners/LISTENER/members/action", """{"removeMember":[7]}""", "A backend is named by its id, which is a text.")]
    public async Task WhatCannotBeHeld_IsRefused_AndToldWhy(string below, string body, string message)
    {
        await using var emulator = await StartAsync();
        var listener = await emulator.AddedAsync(Listener(80));
        string Named(string text) => text.Replace("LISTENER", listener, StringComparison.Ordinal);

        var reply = await emulator.SendAsync(HttpMethod.Post, Api + Named(below), Named(body));

        (reply.Status, reply.Message).Should().Be((400, "badRequest: " + message));
    }

    [Fact]
    public async Task LoadBalancer_ThatKnownClientsAskFor_IsCreated()
    {
        await using var emulator = await StartAsync();
        string[] bodies =
        [
            """{"name":"a","vpc_id":"v","type":"External","bandwidth":"10","admin_state_up":"true"}""",
            """{"name":"b","vpc_id":"v","type":"Internal","vip_subnet_id":"s","security_group_id":"g","admin_state_up":1}""",
            $$"""
                {"name":"c","vpc_id":"v","type":"Internal","vip_subnet_id":"s","security_group_id":"g","admin_state_up":true,
                "tenantid":"{{Ids.ProjectId}}"}
                """,
            """{"name":"d","vpc_id":"v","type":"External","vip_address":"192.0.2.9","admin_state_up":true}""",
        ];

        foreach (var body in bodies)
            (await emulator.SendAsync(HttpMethod.Post, $"{Api}/loadbalancers", body)).Status.Should().Be(200, body);

        var held = (await OkAsync(emulator, HttpMethod.Get, "/loadbalancers")).GetProperty("loadbalancers");
        held[2].GetProperty("bandwidth").GetRawText().Should().Be("10");
        held[5].GetProperty("vip_address").GetString().Should().Be("192.0.2.9");
    }

    [Theory]
    [InlineData("?name=private", "private")]
    [InlineData("?type=External", "public")]
    [InlineData("?limit=1", "public")]
    [InlineData("?limit=1&marker=00000000000000000000000000000011", "private")]
    [InlineData("?marker=00000000000000000000000000000012")]
    [InlineData("?marker=0", "public", "private")]
    [InlineData("?unknown=1&bandwidth=1", "public")]
    public async Task List_HoldsWhatTheQueryAsksFor(string query, params string[] names)
    {
        await using var emulator = await StartAsync();

        var held = (await OkAsync(emulator, HttpMethod.Get, "/loadbalancers" + query)).GetProperty("loadbalancers").EnumerateArray();

        held.Select(one => one.GetProperty("name").GetString()).Should().Equal(names);
    }

    [Fact]
    public async Task Quotas_CountWhatIsHeld()
    {
        await using var emulator = await StartAsync(new EmulatorOptions { MaximumListeners = 7 });
        await emulator.AddedAsync(Listener(80));

        var resources = (await OkAsync(emulator, HttpMethod.Get, "/quotas")).GetProperty("quotas").GetProperty("resources");

        resources[0].GetRawText().Should().Be("""{"type":"elb","used":2,"quota":1000,"max":1000,"min":1}""");
        resources[1].GetRawText().Should().Be("""{"type":"listener","used":1,"quota":7,"max":7,"min":1}""");
    }

    private const string Balancer = """{"name":"web","vpc_id":"v","type":"External","bandwidth":10,"admin_state_up":true}""";
    private const string Member = """[{"server_id":"dbecb618","address":"192.0.2.7"}]""";

    private static async Task<string> CreatedBalancerAsync(EmulatorClient emulator) =>
        (await DoneAsync(emulator, await OkAsync(emulator, HttpMethod.Post, "/loadbalancers", Balancer)))
            .GetProperty("entities")
            .GetProperty("elb")
            .GetProperty("id")
            .GetString()!;

    private static async Task<JsonElement> OkAsync(EmulatorClient emulator, HttpMethod method, string below, string? body = null)
    {
        var reply = await emulator.SendAsync(method, Api + below, body);
        reply.Status.Should().Be(200, "{0} {1}: {2}", method, below, reply.Text);
        return reply.Json;
    }

    private static async Task<JsonElement> DoneAsync(EmulatorClient emulator, JsonElement started)
    {
        List<string?> statuses = [];
        while (true)
        {
            var job = (await emulator.GetAsync(started.GetProperty("uri").GetString()!)).Json;
            statuses.Add(job.GetProperty("status").GetString());
            if (statuses[^1] == "SUCCESS")
            {
                statuses.Should().Equal("INIT", "SUCCESS");
                return job;
            }

            statuses.Should().HaveCountLessThan(2);
        }
    }
}
