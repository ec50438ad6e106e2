using System.Text.Json;
using static ElbContract.Emulator.Tests.EmulatorClient;

namespace ElbContract.Emulator.Tests;

public sealed class ReadAndDeleteTests
{
    [Fact]
    public async Task Get_ShowsWhatTheAddAnswered_AndFourFieldsMore()
    {
        await using var emulator = await StartAsync();
        var added = await emulator.AddAsync(
            Listener(80, "TCP", "TCP", more: ""","tcp_timeout":7,"tcp_draining":true,"tcp_draining_timeout":5 """)
        );

        var shown = await emulator.GetAsync($"{ListenersPath}/{added.Json.GetProperty("id").GetString()}");

        shown.Status.Should().Be(200);
        shown.Text.Should().Be(added.Text[..^1] + ""","member_number":0,"healthcheck_id":null,"tcp_timeout":7,"udp_timeout":null}""");
    }

    [Fact]
    public async Task Get_ShowsAUdpTimeoutOfUdpListenersOnly()
    {
        await using var emulator = await StartAsync();
        var udp = await emulator.AddedAsync(Listener(53, "UDP", "UDP", more: ""","udp_timeout":9,"tcp_timeout":7"""));

        var shown = (await emulator.GetAsync($"{ListenersPath}/{udp}")).Json;

        shown.GetProperty("udp_timeout").GetInt32().Should().Be(9);
        shown.GetProperty("tcp_timeout").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task List_IsABareArrayInOrderOfArrival()
    {
        await using var emulator = await StartAsync();
        foreach (var port in (int[])[90, 80, 85])
            await emulator.AddedAsync(Listener(port));

        (await PortsAsync(emulator, "")).Should().Equal(90, 80, 85);
    }

    [Theory]
    [InlineData("?loadbalancer_id=00000000000000000000000000000011", 80, 443)]
    [InlineData("?loadbalancer_id=00000000000000000000000000000012", 81)]
    [InlineData("?loadbalancer_id=00000000000000000000000000000098")]
    [InlineData("?protocol=HTTPS", 443)]
    [InlineData("?port=80&port=81", 80, 81)]
    [InlineData("?loadbalancer_id=00000000000000000000000000000011&name=listener-80", 80)]
    [InlineData("?ssl_protocols=TLS%201.2", 443)]
    [InlineData("?unknown=1", 80, 81, 443)]
    public async Task List_HoldsWhatTheQueryAsksFor(string query, params int[] ports)
    {
        await using var emulator = await StartAsync();
        await emulator.AddedAsync(Listener(80));
        await emulator.AddedAsync(Listener(81, loadBalancer: Ids.PrivateLoadbalancerId));
        await emulator.AddedAsync(Listener(443, "HTTPS", "HTTP", more: $""","certificate_id":"{Ids.CertificateId}" """));

        (await PortsAsync(emulator, query)).Should().Equal(ports);
    }

    [Fact]
    public async Task Delete_AnswersNothing_AndTheListenerIsGone()
    {
        await using var emulator = await StartAsync();
        var id = await emulator.AddedAsync(Listener(80));

        var deleted = await emulator.DeleteAsync(id);

        (deleted.Status, deleted.Text, deleted.ContentType).Should().Be((204, "", null));
        (await emulator.GetAsync($"{ListenersPath}/{id}")).Status.Should().Be(404);
    }

    [Fact]
    public async Task UnknownListener_IsNotFound()
    {
        await using var emulator = await StartAsync();

        var deleted = await emulator.DeleteAsync("00000000000000000000000000000097");

        (deleted.Status, deleted.Code).Should().Be((404, "ELB.6002"));
        deleted.Message.Should().Be("Not Found: there is no listener 00000000000000000000000000000097.");
    }

    private static async Task<IEnumerable<int>> PortsAsync(EmulatorClient emulator, string query)
    {
        var reply = await emulator.GetAsync(ListenersPath + query);
        reply.Status.Should().Be(200);
        return reply.Json.EnumerateArray().Select(listener => listener.GetProperty("port").GetInt32()).ToList();
    }
}
