using System.Net;
using System.Net.Sockets;
using System.Text;
using ElbContract.Verification.Ids;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Tests.Providers;

namespace ElbContract.Verification.Tests.Sessions;

public sealed class EndpointWaitTests : IDisposable
{
    private readonly TcpListener _endpoint;
    private readonly List<string> _notes = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public EndpointWaitTests()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var place = (IPEndPoint)free.LocalEndpoint;
        _endpoint = new TcpListener(place);
        Address = new Uri($"http://{place}");
    }

    private Uri Address { get; }

    public void Dispose() => _endpoint.Dispose();

    [Fact]
    public async Task Run_EndpointThatStartsLater_IsWaitedFor_AndAskedWithoutTheToken()
    {
        Task<string>? asked = null;

        var obstacle = await EndpointWait.RunAsync(
            Options() with
            {
                OnNote = line =>
                {
                    _notes.Add(line);
                    _endpoint.Start();
                    asked = AnswerAsync("HTTP/1.1 503 Starting\r\nContent-Length: 0\r\n\r\n");
                },
            },
            Stop
        );

        obstacle.Should().BeNull("any status is an answer");
        _notes
            .Should()
            .Equal($"waiting up to 60 s for {Address.AbsoluteUri.TrimEnd('/')} to answer: {Address.Authority} refuses connections");
        var request = await asked!;
        request.Should().StartWith("GET / HTTP/1.1\r\n");
        request.Should().NotContainAny("canary", "X-Auth-Token", "Authorization");
    }

    [Fact]
    public async Task Run_EndpointThatNeverStarts_IsInconclusiveAfterThatTime()
    {
        var obstacle = await EndpointWait.RunAsync(Options(), Stop);

        obstacle!
            .Reason.Should()
            .Be(
                $"the endpoint was waited for and did not answer within 60 s: {Address.Authority} refuses connections: check the address "
                    + "(--endpoint), or wait longer (--wait)"
            );
        _notes.Should().ContainSingle("one line tells of it, however long it takes");
    }

    [Fact]
    public async Task Run_EndpointThatHangsUp_IsAskedAgain()
    {
        _endpoint.Start();
        var first = AnswerAsync("");

        var waiting = EndpointWait.RunAsync(Options() with { RetryTime = TimeProvider.System }, Stop);
        await first;
        var second = AnswerAsync("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n");

        (await waiting).Should().BeNull();
        (await second).Should().StartWith("GET ");
    }

    [Fact]
    public async Task Run_Interrupted_Ends()
    {
        using var interruption = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        var waiting = () =>
            EndpointWait.RunAsync(
                Options() with
                {
                    RetryTime = TimeProvider.System,
                    Wait = TimeSpan.FromHours(1),
                    OnNote = _ => interruption.Cancel(),
                },
                interruption.Token
            );

        await waiting.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Run_NoWait_AsksNothing()
    {
        (await EndpointWait.RunAsync(Options() with { Wait = TimeSpan.Zero }, Stop)).Should().BeNull();

        _notes.Should().BeEmpty();
    }

    [Fact]
    public async Task Session_EndpointThatNeverStarts_SendsNothingAndSaysWhy()
    {
        var result = await Session.RunAsync(
            Options(),
            [],
            _ => throw new InvalidOperationException("nothing is to be sent"),
            SessionKeeps.Exchanges,
            Stop
        );

        result.Obstacle!.Reason.Should().StartWith("the endpoint was waited for and did not answer within 60 s");
        result.Exchanges.Should().BeEmpty();
    }

    private SessionOptions Options() =>
        new()
        {
            Endpoint = Address,
            Ids = new EndpointIds { ProjectId = "canary-project", Token = "canary-token" },
            Wait = TimeSpan.FromSeconds(60),
            RetryTime = new SkippingTime(),
            OnNote = _notes.Add,
        };

    /// <returns>What was asked.</returns>
    private async Task<string> AnswerAsync(string answer)
    {
        using var connection = await _endpoint.AcceptTcpClientAsync(Stop);
        var stream = connection.GetStream();
        var head = new byte[4096];
        var length = await stream.ReadAsync(head, Stop);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), Stop);
        return Encoding.ASCII.GetString(head, 0, length);
    }
}
