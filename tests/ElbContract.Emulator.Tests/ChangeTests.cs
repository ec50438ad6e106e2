using static ElbContract.Emulator.Tests.EmulatorClient;

namespace ElbContract.Emulator.Tests;

/// <summary>Changing listeners.</summary>
public sealed class ChangeTests
{
    private const string Start = "2026-02-03 04:05:06";
    private const string Later = "2026-02-03 04:06:06";

    [Theory]
    [InlineData("HTTP", "HTTP", "", """{"name":"other"}""", "name", "\"other\"")]
    [InlineData("HTTP", "HTTP", "", """{"description":"words"}""", "description", "\"words\"")]
    [InlineData("HTTP", "HTTP", ""","description":"words" """, """{"description":null}""", "description", "\"\"")]
    [InlineData("HTTP", "HTTP", "", """{"port":81}""", "port", "81")]
    [InlineData("HTTP", "HTTP", "", """{"port":80}""", "port", "80")]
    [InlineData("HTTP", "HTTP", "", """{"backend_port":8080}""", "backend_port", "8080")]
    [InlineData("HTTP", "HTTP", "", """{"lb_algorithm":"source"}""", "lb_algorithm", "\"source\"")]
    [InlineData("TCP", "TCP", "", """{"tcp_timeout":3}""", "tcp_timeout", "3")]
    [InlineData("TCP", "TCP", ""","tcp_timeout":3""", """{"tcp_timeout":null}""", "tcp_timeout", "null")]
    [InlineData("TCP", "TCP", "", """{"tcp_draining":true,"tcp_draining_timeout":9}""", "tcp_draining_timeout", "9")]
    [InlineData("UDP", "UDP", "", """{"udp_timeout":9}""", "udp_timeout", "9")]
    [InlineData("HTTPS", "HTTP", "", """{"ssl_ciphers":"Strict"}""", "ssl_ciphers", "\"Strict\"")]
    [InlineData(
        "HTTPS",
        "HTTP",
        "",
        """{"certificate_id":"00000000000000000000000000000022"}""",
        "certificate_id",
        "\"00000000000000000000000000000022\""
    )]
    public async Task Put_ChangesWhatItNames_AndNothingElse(
        string protocol,
        string backend,
        string more,
        string body,
        string field,
        string value
    )
    {
        var time = new SettableTime();
        await using var emulator = await StartAsync(new EmulatorOptions { Time = time });
        var path = $"{ListenersPath}/{await emulator.AddedAsync(Listener(80, protocol, backend, more: Certified(protocol) + more))}";
        var before = await emulator.GetAsync(path);
        time.Now += TimeSpan.FromMinutes(1);

        var changed = await emulator.SendAsync(HttpMethod.Put, path, body);

        changed.Status.Should().Be(200, changed.Text);
        changed.Json.GetProperty(field).GetRawText().Should().Be(value);
        (await emulator.GetAsync(path)).Text.Should().Be(changed.Text);
        string[] named = ["update_time", .. System.Text.Json.JsonElement.Parse(body).EnumerateObject().Select(one => one.Name)];
        changed
            .Json.EnumerateObject()
            .Where(one => !named.Contains(one.Name))
            .Select(one => one.ToString())
            .Should()
            .Equal(before.Json.EnumerateObject().Where(one => !named.Contains(one.Name)).Select(one => one.ToString()));
        changed.Json.GetProperty("create_time").GetString().Should().Be(Start);
        changed.Json.GetProperty("update_time").GetString().Should().Be(Later);
    }

    [Theory]
    [InlineData("""{"port":0}""", "ELB.6041")]
    [InlineData("""{"port":null}""", "ELB.6001")]
    [InlineData("""{"port":"81"}""", "ELB.6001")]
    [InlineData("""{"port":81}""", "ELB.6101")]
    [InlineData("""{"name":""}""", "ELB.6011")]
    [InlineData("""{"lb_algorithm":"random"}""", "ELB.6051")]
    [InlineData("""{"name":"a","name":"b"}""", "ELB.6001")]
    [InlineData("""{"certificates":"[\"00000000000000000000000000000021\"]"}""", "ELB.6001")]
    [InlineData("""["name"]""", "ELB.6001")]
    [InlineData("", "ELB.6001")]
    [InlineData("{", "ELB.6001")]
    public async Task Put_BeyondTheLimitsOfAdding_IsRefused_AndChangesNothing(string body, string code)
    {
        await using var emulator = await StartAsync();
        var path = $"{ListenersPath}/{await emulator.AddedAsync(Listener(80))}";
        await emulator.AddedAsync(Listener(81));
        var before = await emulator.GetAsync(path);

        var refused = await emulator.SendAsync(HttpMethod.Put, path, body);

        (refused.Status, refused.Code).Should().Be((400, code));
        (await emulator.GetAsync(path)).Text.Should().Be(before.Text);
    }

    [Theory]
    [InlineData("""{"protocol":"TCP"}""")]
    [InlineData("""{"loadbalancer_id":"00000000000000000000000000000012"}""")]
    [InlineData("""{"backend_protocol":"UDP"}""")]
    [InlineData("""{"session_sticky":true}""")]
    [InlineData("""{"id":"00000000000000000000000000000012","unknown":{}}""")]
    [InlineData("{}")]
    public async Task Put_OfWhatAListenerKeeps_IsPassedOver(string body)
    {
        var time = new SettableTime();
        await using var emulator = await StartAsync(new EmulatorOptions { Time = time });
        var path = $"{ListenersPath}/{await emulator.AddedAsync(Listener(80))}";
        var before = await emulator.GetAsync(path);

        var changed = await emulator.SendAsync(HttpMethod.Put, path, body);

        (changed.Status, changed.Text).Should().Be((200, before.Text));
    }

    [Fact]
    public async Task Put_OfAPort_FreesTheOldOne()
    {
        await using var emulator = await StartAsync();
        var path = $"{ListenersPath}/{await emulator.AddedAsync(Listener(80))}";

        (await emulator.SendAsync(HttpMethod.Put, path, """{"port":81}""")).Status.Should().Be(200);

        (await emulator.AddAsync(Listener(81))).Code.Should().Be("ELB.6101");
        (await emulator.AddAsync(Listener(80))).Status.Should().Be(200);
    }

    [Fact]
    public async Task Put_OfAListenerThatIsNot_IsNotFound()
    {
        await using var emulator = await StartAsync();

        var reply = await emulator.SendAsync(HttpMethod.Put, $"{ListenersPath}/unknown", """{"port":81}""");

        (reply.Status, reply.Code).Should().Be((404, "ELB.6002"));
    }

    [Fact]
    public async Task PutsAtOnce_AreEachMadeWhole()
    {
        await using var emulator = await StartAsync();
        var path = $"{ListenersPath}/{await emulator.AddedAsync(Listener(80))}";
        string[] bodies =
        [
            """{"name":"other"}""",
            """{"description":"words"}""",
            """{"port":81}""",
            """{"backend_port":8080}""",
            """{"lb_algorithm":"source"}""",
        ];

        var replies = await Task.WhenAll(bodies.Select(body => emulator.SendAsync(HttpMethod.Put, path, body)));

        replies.Should().OnlyContain(reply => reply.Status == 200);
        var shown = (await emulator.GetAsync(path)).Json;
        shown.GetProperty("name").GetString().Should().Be("other");
        shown.GetProperty("description").GetString().Should().Be("words");
        shown.GetProperty("port").GetInt32().Should().Be(81);
        shown.GetProperty("backend_port").GetInt32().Should().Be(8080);
        shown.GetProperty("lb_algorithm").GetString().Should().Be("source");
    }

    private static string Certified(string protocol) => protocol == "HTTPS" ? $""","certificate_id":"{Ids.CertificateId}" """ : "";
}
