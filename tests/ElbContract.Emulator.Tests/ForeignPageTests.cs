using System.Net;

namespace ElbContract.Emulator.Tests;

/// <summary>Requests that a page of the web can have a browser send to this machine.</summary>
public sealed class ForeignPageTests
{
    private static readonly (int, string) Refused = (
        403,
        "elb-contract: an emulator changes nothing for web pages of another origin: leave out the header Origin\n"
    );

    private const string State = """{"action":"setup","state":"the project"}""";

    [Theory]
    [InlineData("evil.example.com", 421)]
    [InlineData("localhost.evil.example.com:80", 421)]
    [InlineData("localhost:1", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("[::1]", 200)]
    public async Task Host_OnALoopbackAddress_IsOfThisMachine(string host, int expected)
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var (status, text) = await PostAsync(emulator.StateUrl, ("Host", host));

        status.Should().Be(expected);
        if (expected == 421)
            text.Should()
                .Be("elb-contract: use localhost or an IP address as the host: an emulator on a loopback address takes no other name\n");
    }

    [Fact]
    public async Task Host_OnAnotherAddress_MayBeAny()
    {
        await using var emulator = await ElbEmulator.StartAsync(
            new EmulatorOptions { Address = IPAddress.Any },
            TestContext.Current.CancellationToken
        );
        var here = new UriBuilder(emulator.StateUrl) { Host = "127.0.0.1" }.Uri;

        (await PostAsync(here, ("Host", "elb"))).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("http://evil.example.com")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task StateUrl_OfAnotherOrigin_TakesNothing(string origin)
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await PostAsync(emulator.StateUrl, ("Origin", origin))).Should().Be(Refused);
    }

    [Theory]
    [InlineData("POST", "v1.0/00000000000000000000000000000001/elbaas/listeners")]
    [InlineData("PUT", "v1.0/00000000000000000000000000000001/elbaas/listeners/1")]
    [InlineData("DELETE", "v1.0/00000000000000000000000000000001/elbaas/certificate/00000000000000000000000000000021")]
    [InlineData("POST", "v1.0/00000000000000000000000000000001/elbaas/loadbalancers")]
    [InlineData("POST", "v3/auth/tokens")]
    public async Task Call_OfAnotherOrigin_ChangesNothing(string method, string path)
    {
        await using var emulator = await ElbEmulator.StartAsync(
            new EmulatorOptions { Ids = EmulatorClient.Ids },
            TestContext.Current.CancellationToken
        );

        (await SendAsync(new HttpMethod(method), new Uri(emulator.BaseAddress, path), ("Origin", "http://evil.example.com")))
            .Should()
            .Be(Refused);
        (await SendAsync(HttpMethod.Get, new Uri(emulator.BaseAddress, "v3"), ("Origin", "http://evil.example.com")))
            .Status.Should()
            .Be(200, "reading is not changing, and the browser keeps the answer from the page");
    }

    [Fact]
    public async Task StateUrl_OfItsOwnOrigin_TakesStates()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await PostAsync(emulator.StateUrl, ("Origin", emulator.StateUrl.GetLeftPart(UriPartial.Authority)))).Status.Should().Be(200);
    }

    private static Task<(int Status, string Text)> PostAsync(Uri address, (string Name, string Value) header) =>
        SendAsync(HttpMethod.Post, address, header);

    private static async Task<(int Status, string Text)> SendAsync(HttpMethod method, Uri address, (string Name, string Value) header)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(method, address);
        if (method != HttpMethod.Get)
            request.Content = new StringContent(State);
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
