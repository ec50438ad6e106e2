using System.Net;
using System.Net.Sockets;
using System.Text;
using static ElbContract.Emulator.Tests.EmulatorClient;

namespace ElbContract.Emulator.Tests;

/// <summary>Bodies that no client sends by accident.</summary>
public sealed class HostileBodyTests
{
    public static TheoryData<string, string, string> Hostile()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var path in (string[])["listeners", "loadbalancers", "certificate", "healthcheck"])
        {
            data.Add(
                path,
                Named($$"""{"a":{{new string('[', 40)}}{{new string(']', 40)}}}"""),
                "The body is nested more than 32 levels deep."
            );
            data.Add(path, Named("""{"name":"a","name":"b"}"""), " twice");
            data.Add(path, Named("{\"name\":\"\uFF00\"}"), "The body has bytes that are not UTF-8: encode it as UTF-8.");
            data.Add(path, Named("""{"name":"\ud800"}"""), "The body has half a surrogate pair");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task HostileBody_IsRefused_AndToldWhy_AndNothingElseHappens(string path, string body, string problem)
    {
        await using var emulator = await ElbEmulator.StartAsync(new EmulatorOptions { Ids = Ids }, Ending);
        using var client = new HttpClient { BaseAddress = emulator.BaseAddress };
        client.DefaultRequestHeaders.Add("X-Auth-Token", Ids.Token);
        var address = $"/v1.0/{Ids.ProjectId}/elbaas/{path}";
        var before = await client.GetStringAsync(address, Ending);
        using var bytes = new ByteArrayContent(
            body.Contains('\uFF00', StringComparison.Ordinal)
                ? Encoding.Latin1.GetBytes(body.Replace('\uFF00', '\u00E4'))
                : Encoding.UTF8.GetBytes(body)
        );

        using var answer = await client.PostAsync(address, bytes, Ending);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Ending)).Should().Contain(problem);
        (await client.GetStringAsync(address, Ending)).Should().Be(before);
    }

    [Fact]
    public async Task ChangeThatIsNestedTooDeep_IsRefused()
    {
        await using var emulator = await StartAsync();
        var path = $"{ListenersPath}/{await emulator.AddedAsync(Listener(80))}";

        var refused = await emulator.SendAsync(HttpMethod.Put, path, $$"""{"a":{{new string('[', 40)}}{{new string(']', 40)}}}""");

        (refused.Status, refused.Message).Should().Be((400, "badRequest: The body is nested more than 32 levels deep."));
    }

    [Fact]
    public async Task HeadersBeyondTheLimit_AreRefused_AndOthersAnswered()
    {
        await using var emulator = await ElbEmulator.StartAsync(new EmulatorOptions { Ids = Ids }, Ending);
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, emulator.BaseAddress.Port, Ending);
        await socket
            .GetStream()
            .WriteAsync(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {new string('a', 40_000)}\r\n\r\n"), Ending);
        using var reader = new StreamReader(socket.GetStream());

        (await reader.ReadLineAsync(Ending)).Should().StartWith("HTTP/1.1 431 ");
    }

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>All that a listener needs, and more.</summary>
    private static string Named(string body) =>
        $$"""{"loadbalancer_id":"{{Ids.PublicLoadbalancerId}}","protocol":"HTTP","port":80,"backend_protocol":"HTTP","""
        + "\"backend_port\":80,\"lb_algorithm\":\"roundrobin\","
        + (body.Contains("\"name\"", StringComparison.Ordinal) ? "" : "\"name\":\"a\",")
        + body[1..];
}
