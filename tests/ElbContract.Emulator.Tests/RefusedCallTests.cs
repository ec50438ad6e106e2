using System.Net;
using System.Net.Sockets;
using System.Text;
using ElbContract.Specification.Providers;
using static ElbContract.Emulator.Tests.EmulatorClient;

namespace ElbContract.Emulator.Tests;

public sealed class RefusedCallTests
{
    private static readonly string[] Calls = ["POST", "GET", "DELETE"];

    public static TheoryData<string, string?, int, string> Tokens()
    {
        var data = new TheoryData<string, string?, int, string>();
        foreach (var method in Calls)
        {
            data.Add(method, null, 401, "ELB.1102");
            data.Add(method, "", 401, "ELB.1102");
            data.Add(method, "elb-contract-unknown-token", 401, "ELB.1102");
            data.Add(method, Ids.TokenWithoutPermission, 403, "ELB.0403");
        }

        return data;
    }

    public static TheoryData<string, string, int> Projects()
    {
        var data = new TheoryData<string, string, int>();
        foreach (var method in Calls)
        {
            data.Add(method, Ids.OtherProjectId, 403);
            data.Add(method, Ids.SystemErrorProjectId, 500);
            data.Add(method, Ids.UnavailableProjectId, 503);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task TokenThatMayNot_IsRefused(string method, string? token, int status, string code)
    {
        await using var emulator = await StartAsync();

        var reply = await emulator.SendAsync(new HttpMethod(method), PathOf(method, Ids.ProjectId), BodyOf(method), token);

        (reply.Status, reply.Code).Should().Be((status, code));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task ProjectInTrouble_IsAnsweredWithItsStatus(string method, string project, int status)
    {
        await using var emulator = await StartAsync();

        var reply = await emulator.SendAsync(new HttpMethod(method), PathOf(method, project), BodyOf(method));

        (reply.Status, reply.Code).Should().Be((status, $"ELB.0{status}"));
    }

    [Theory]
    [InlineData("POST", "/v1.0/00000000000000000000000000000001/elbaas/listener")]
    [InlineData("POST", "/v1.0/elbaas/listeners")]
    [InlineData("GET", "/")]
    [InlineData("GET", "/v1.0/00000000000000000000000000000001/elbaas/listeners/1/2")]
    [InlineData("GET", "/v1.0/00000000000000000000000000000001/elbaas/listeners/")]
    [InlineData("GET", "/_elb-contract/provider-states")]
    public async Task AnythingElse_IsNotFound(string method, string path)
    {
        await using var emulator = await StartAsync();

        var reply = await emulator.SendAsync(new HttpMethod(method), path, BodyOf(method));

        reply.Status.Should().Be(404);
        reply.Message.Should().StartWith("Not Found: ");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"name\":")]
    [InlineData("[]")]
    public async Task BodyThatIsNoObject_IsRefused(string body)
    {
        await using var emulator = await StartAsync();

        (await emulator.AddAsync(body)).Status.Should().Be(400);
    }

    [Theory]
    [InlineData((1 << 20) - 1, "badRequest: A description has 0 to 128 characters, counted in characters and not in bytes.")]
    [InlineData((1 << 20) + 1, "badRequest: The body is larger than 1 MiB.")]
    [InlineData(20 << 20, "badRequest: The body is larger than 1 MiB.")]
    public async Task LargeBody_IsRefused_AndTheNextCallAnswered(int size, string message)
    {
        await using var emulator = await StartAsync();
        var frame = Listener(80, more: ""","description":"" """);
        var body = frame.Replace(
            "\"description\":\"\"",
            $"\"description\":\"{new string('a', size - frame.Length)}\"",
            StringComparison.Ordinal
        );

        var reply = await emulator.AddAsync(body);

        (reply.Status, reply.Message).Should().Be((400, message));
        (await emulator.AddAsync(Listener(80))).Status.Should().Be(200);
    }

    [Theory]
    [InlineData(ServiceCondition.SystemError, 500)]
    [InlineData(ServiceCondition.Unavailable, 503)]
    public async Task EndpointInACondition_AnswersNothingElse_ExceptStates(ServiceCondition condition, int status)
    {
        await using var emulator = await StartAsync(new EmulatorOptions { Condition = condition });

        (await emulator.AddAsync(Listener(80))).Status.Should().Be(status);
        (await emulator.GetAsync("/")).Status.Should().Be(status);
        (await emulator.StateAsync("""{"action":"setup","state":"the project"}""")).Status.Should().Be(200);
    }

    [Fact]
    public async Task ClientThatLeavesInTheMiddle_DisturbsNobody()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(IPAddress.Loopback, emulator.BaseAddress.Port, TestContext.Current.CancellationToken);
            await socket
                .GetStream()
                .WriteAsync(
                    Encoding.ASCII.GetBytes($"POST {ListenersPath} HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{{"),
                    TestContext.Current.CancellationToken
                );
        }

        using var client = new HttpClient();
        using var response = await client.GetAsync(emulator.BaseAddress, TestContext.Current.CancellationToken);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static string PathOf(string method, string project) =>
        $"/v1.0/{project}/elbaas/listeners" + (method == "DELETE" ? "/00000000000000000000000000000097" : "");

    private static string? BodyOf(string method) => method == "POST" ? Listener(80) : null;
}
