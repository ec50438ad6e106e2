using System.Text;
using System.Text.Json;
using ElbContract.Emulator.Personalities;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using static ElbContract.Emulator.Tests.EmulatorClient;

namespace ElbContract.Emulator.Tests;

public sealed class AddListenerTests
{
    [Fact]
    public async Task Add_OfAValidListener_AnswersIt()
    {
        await using var emulator = await StartAsync(
            new EmulatorOptions
            {
                NewId = () => "a0000000000000000000000000000001",
                Time = new FixedTime(new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero)),
            }
        );

        var reply = await emulator.AddAsync(Listener(80));

        reply.Status.Should().Be(200);
        reply.ContentType.Should().Be("application/json");
        var expected = """
            {"update_time":"2026-02-03 04:05:06","backend_port":80,"id":"a0000000000000000000000000000001","backend_protocol":"HTTP",
            "sticky_session_type":null,"description":"","loadbalancer_id":"00000000000000000000000000000011",
            "create_time":"2026-02-03 04:05:06","status":"ACTIVE","protocol":"HTTP","port":80,"cookie_timeout":null,
            "admin_state_up":true,"session_sticky":false,"lb_algorithm":"roundrobin","name":"listener-80","tcp_draining":null,
            "tcp_draining_timeout":null,"ssl_protocols":null,"ssl_ciphers":null,"certificate_id":null,"certificates":null}
            """.ReplaceLineEndings("");
        // A documented field more that does not apply is null there, and no matter of this test; any other would be.
        var known = JsonElement.Parse(expected).EnumerateObject().Select(field => field.Name);
        var further = ListenerFields.All.Where(row => row.Shown == Shown.WhereValid).Select(row => row.JsonName).Except(known);
        further
            .Aggregate(reply.Text, (text, name) => text.Replace($",\"{name}\":null", "", StringComparison.Ordinal))
            .Should()
            .Be(expected);
    }

    [Theory]
    [InlineData("\"port\":81", "badRequest: The body has the key 'port' twice, with different values: send it once.")]
    [InlineData("\"name\":\"\\ud800\"", "badRequest: The body has half a surrogate pair, which is not a character: send both halves.")]
    public async Task Add_OfABodyThatCanBeReadInTwoWays_IsToldJustThat(string member, string message)
    {
        await using var emulator = await StartAsync();

        var reply = await emulator.AddAsync($"{Listener(80)[..^1]},{member}}}");

        (reply.Status, reply.Message).Should().Be((400, message));
    }

    [Fact]
    public async Task Add_OfTheSamePortAgain_IsRefusedAsInUse()
    {
        await using var emulator = await StartAsync();
        await emulator.AddedAsync(Listener(80));

        var reply = await emulator.AddAsync(Listener(80));

        (reply.Status, reply.Code).Should().Be((400, "ELB.6101"));
        reply.Message.Should().Be("badRequest: Port 80 of the load balancer is used by another listener.");
    }

    [Fact]
    public async Task Add_OfTheSamePortOnTheOtherLoadBalancer_IsAccepted()
    {
        await using var emulator = await StartAsync();
        await emulator.AddedAsync(Listener(80));

        (await emulator.AddAsync(Listener(80, loadBalancer: Ids.PrivateLoadbalancerId))).Status.Should().Be(200);
    }

    [Fact]
    public async Task Add_OfADeletedListenersPort_IsAccepted()
    {
        await using var emulator = await StartAsync();
        await emulator.DeleteAsync(await emulator.AddedAsync(Listener(80)));

        (await emulator.AddAsync(Listener(80))).Status.Should().Be(200);
    }

    [Fact]
    public async Task Add_OverTheQuota_IsRefused_UntilOneIsDeleted()
    {
        await using var emulator = await StartAsync(new EmulatorOptions { MaximumListeners = 2 });
        await emulator.AddedAsync(Listener(80));
        var second = await emulator.AddedAsync(Listener(81));

        var third = await emulator.AddAsync(Listener(82));
        await emulator.DeleteAsync(second);

        (third.Status, third.Code).Should().Be((403, "ELB.6091"));
        (await emulator.AddAsync(Listener(82))).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("\"name\":\"listener-80\",", "", "ELB.6001", "badRequest: A listener has a name.")]
    [InlineData("\"listener-80\"", "\"\"", "ELB.6011", "badRequest: A name has 1 to 64 characters.")]
    [InlineData("\"listener-80\"", "\"a b\"", "ELB.6021", "badRequest: A name consists of letters, digits, underscores and hyphens.")]
    [InlineData("\"port\":80", "\"port\":0", "ELB.6041", "badRequest: A port is 1 to 65535.")]
    [InlineData("\"port\":80", "\"port\":\"80\"", "ELB.6001", "badRequest: A port is a whole number.")]
    [InlineData("roundrobin", "random", "ELB.6051", "badRequest: The algorithm is roundrobin, leastconn or source.")]
    [InlineData("\"protocol\":\"HTTP\"", "\"protocol\":\"FTP\"", "ELB.6061", "badRequest: The protocol is HTTP, TCP, HTTPS, SSL or UDP.")]
    [InlineData(
        "\"backend_protocol\":\"HTTP\"",
        "\"backend_protocol\":\"SSL\"",
        "ELB.6071",
        "badRequest: The backend protocol is HTTP, TCP or UDP."
    )]
    [InlineData(
        "00000000000000000000000000000011",
        "00000000000000000000000000000098",
        "ELB.6040",
        "badRequest: The load balancer exists; an unknown one is refused with 400 or 404."
    )]
    public async Task Add_ThatBreaksARule_IsRefusedWithItsCodeAndSentence(string valid, string broken, string code, string message)
    {
        await using var emulator = await StartAsync();

        var reply = await emulator.AddAsync(Listener(80).Replace(valid, broken, StringComparison.Ordinal));

        (reply.Status, reply.Code, reply.Message).Should().Be((400, code, message));
        (await emulator.GetAsync(ListenersPath)).Text.Should().Be("[]");
    }

    [Theory]
    [InlineData(Stance.Refuse, 400)]
    [InlineData(Stance.Ignore, 200)]
    public async Task Add_OfAStickySslListener_IsAnsweredByStance(Stance stance, int status)
    {
        await using var emulator = await StartAsync(new EmulatorOptions { Personality = Personality.Ordinary.With(stance) });

        var reply = await emulator.AddAsync(
            Listener(443, "SSL", "TCP", more: $""","session_sticky":true,"certificate_id":"{Ids.CertificateId}" """)
        );

        reply.Status.Should().Be(status);
        if (status == 200)
            reply.Json.GetProperty("session_sticky").ValueKind.Should().Be(JsonValueKind.False);
    }

    [Theory]
    [InlineData("\"00000000000000000000000000000022\"")]
    [InlineData("[\"00000000000000000000000000000022\"]")]
    public async Task Add_EchoesSniCertificatesInTheFormTheyWereSent(string certificates)
    {
        await using var emulator = await StartAsync();

        var reply = await emulator.AddAsync(
            Listener(443, "HTTPS", "HTTP", more: $""","certificates":{certificates},"certificate_id":"{Ids.CertificateId}" """)
        );

        reply.Json.GetProperty("certificates").GetRawText().Should().Be(certificates);
    }

    [Fact]
    public async Task Add_AnswersWithoutFindings()
    {
        await using var emulator = await StartAsync();
        var body = Listener(443, "HTTPS", "HTTP", more: $""","certificate_id":"{Ids.CertificateId}" """);

        var reply = await emulator.AddAsync(body);

        var expectation = Judge.Expect(
            new AddListenerRequestOnWire(ListenersPath, Ids.Token, Encoding.UTF8.GetBytes(body)),
            new KnownProvider(Ids)
        );
        Judge.Examine(expectation, reply.Status, Encoding.UTF8.GetBytes(reply.Text)).Should().BeEmpty();
    }

    [Fact]
    public async Task Add_OfOnePortByMany_AcceptsOne()
    {
        await using var emulator = await StartAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => emulator.AddAsync(Listener(80))));

        replies.Count(reply => reply.Status == 200).Should().Be(1);
        (await emulator.GetAsync(ListenersPath)).Json.GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task Add_ByManyAtOnce_AcceptsAllWithIdsOfTheirOwn()
    {
        await using var emulator = await StartAsync();

        var ids = await Task.WhenAll(Enumerable.Range(1, 200).Select(port => emulator.AddedAsync(Listener(port))));

        ids.Should().OnlyHaveUniqueItems().And.OnlyContain(id => id.Length == 32);
    }
}
