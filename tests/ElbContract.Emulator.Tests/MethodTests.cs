using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using ElbContract.Emulator.Calls;
using static ElbContract.Emulator.Tests.EmulatorClient;

namespace ElbContract.Emulator.Tests;

/// <summary>Methods and targets of calls.</summary>
public sealed partial class MethodTests
{
    [Theory]
    [InlineData("DELETE", "/elbaas/listeners", "POST, GET, HEAD")]
    [InlineData("PUT", "/elbaas/listeners", "POST, GET, HEAD")]
    [InlineData("OPTIONS", "/elbaas/listeners", "POST, GET, HEAD")]
    [InlineData("POST", "/elbaas/listeners/1", "GET, HEAD, PUT, DELETE")]
    [InlineData("PATCH", "/elbaas/listeners/1", "GET, HEAD, PUT, DELETE")]
    [InlineData("DELETE", "/elbaas/listeners/1/members", "POST, GET, HEAD")]
    [InlineData("GET", "/elbaas/listeners/1/members/action", "POST")]
    [InlineData("PUT", "/elbaas/loadbalancers", "POST, GET, HEAD")]
    [InlineData("PATCH", "/elbaas/loadbalancers/1", "GET, HEAD, PUT, DELETE")]
    [InlineData("DELETE", "/elbaas/certificate", "POST, GET, HEAD")]
    [InlineData("POST", "/elbaas/certificate/1", "GET, HEAD, PUT, DELETE")]
    [InlineData("POST", "/elbaas/quotas", "GET, HEAD")]
    [InlineData("POST", "/elbaas/healthcheck/1", "GET, HEAD, PUT, DELETE")]
    [InlineData("DELETE", "/jobs/1", "GET, HEAD")]
    public async Task MethodThatAPathDoesNotHave_IsNotAllowed_AndToldWhichAre(string method, string below, string allowed)
    {
        await using var emulator = await ElbEmulator.StartAsync(new EmulatorOptions { Ids = Ids }, TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = emulator.BaseAddress };
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/v1.0/{Ids.ProjectId}{below}");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        string.Join(", ", response.Content.Headers.Allow).Should().Be(allowed);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().Contain($"it has {allowed}.");
    }

    [Fact]
    public async Task EveryCallOfTheTable_IsAnswered()
    {
        await using var emulator = await StartAsync();

        foreach (var call in EmulatedCalls.All)
        {
            var path = PathParameter()
                .Replace(EmulatedCalls.Path(call.Resource), name => name.Value == "{project_id}" ? Ids.ProjectId : "1");
            var reply = await emulator.SendAsync(new HttpMethod(call.Method), path, call.Method == "GET" ? null : "{}");
            reply.Status.Should().BeOneOf([200, 204, 400, 404], call.Name);
            if (reply.Status == 404)
                reply.Message.Should().Contain("there is no", call.Name);
        }
    }

    [Theory]
    [InlineData("GET", "/v2.0/lbaas/listeners")]
    [InlineData("POST", "/v2.0/lbaas/loadbalancers")]
    [InlineData("PUT", "/v3/00000000000000000000000000000001/elb/listeners/1")]
    public async Task CallOfAnotherGeneration_IsNotImplemented_AndNamed(string method, string path)
    {
        await using var emulator = await StartAsync();

        var reply = await emulator.SendAsync(new HttpMethod(method), path, body: null);

        (reply.Status, reply.Code).Should().Be((501, "ELB.0501"));
        reply.Message.Should().StartWith($"notImplemented: {method} {path} is a call of another generation of the API");
    }

    [Theory]
    [InlineData("/elbaas/listeners", 200)]
    [InlineData("/elbaas/listeners/unknown", 404)]
    [InlineData("/elbaas/loadbalancers", 200)]
    [InlineData("/elbaas/quotas", 200)]
    [InlineData("/elbaas/healthcheck", 200)]
    public async Task Head_IsAnsweredAsGetIs_WithoutTheBody(string below, int status)
    {
        await using var emulator = await StartAsync();
        var path = $"/v1.0/{Ids.ProjectId}{below}";
        var shown = await emulator.GetAsync(path);

        var head = await emulator.SendAsync(HttpMethod.Head, path, body: null);

        (head.Status, head.ContentType, head.Text).Should().Be((status, shown.ContentType, ""));
        shown.Status.Should().Be(status);
    }

    [Theory]
    [InlineData("http://localhost")]
    [InlineData("http://127.0.0.1:80")]
    public async Task AbsoluteTarget_IsReadWithoutItsHost(string host)
    {
        await using var emulator = await ElbEmulator.StartAsync(new EmulatorOptions { Ids = Ids }, TestContext.Current.CancellationToken);
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, emulator.BaseAddress.Port, TestContext.Current.CancellationToken);
        var request =
            $"GET {host}{ListenersPath}?name=unknown HTTP/1.1\r\nHost: {new Uri(host).Authority}\r\nX-Auth-Token: {Ids.Token}\r\n"
            + "Connection: close\r\n\r\n";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(socket.GetStream());

        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        answer.Should().StartWith("HTTP/1.1 200").And.EndWith("[]");
    }

    [GeneratedRegex("{[a-z_]+}", RegexOptions.NonBacktracking)]
    private static partial Regex PathParameter();
}
