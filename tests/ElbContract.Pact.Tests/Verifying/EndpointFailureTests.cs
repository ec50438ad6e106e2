using System.Net;
using System.Net.Sockets;
using ElbContract.Loopback;
using ElbContract.Pact.Verifying;
using static ElbContract.Pact.Tests.Samples;

namespace ElbContract.Pact.Tests.Verifying;

/// <summary>Endpoints that give no answer, or none that can be read.</summary>
public sealed class EndpointFailureTests
{
    [Fact]
    public async Task Verify_NothingListens_EachIsNotRunWithAReason()
    {
        await using var verification = new Verification();
        using var port = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        port.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // bound, and so nobody else's, but not listening

        var results = await verification.RunAsync(
            new Uri($"http://{port.LocalEndPoint}"),
            verification.Contract(PactVerifierTests.Numbered(3))
        );

        results
            .Should()
            .HaveCount(3)
            .And.OnlyContain(result => result.Outcome == InteractionOutcome.NotRun && result.Reason == "error sending request");
    }

    [Fact]
    public async Task Verify_EndpointHangs_IsNotRunAfterTheRequestTimeout()
    {
        await using var provider = LoopbackServer.HangingAfter("");
        await using var verification = new Verification(Verification.OneWorker with { RequestTimeout = TimeSpan.FromMilliseconds(100) });

        var results = await verification.RunAsync(provider, Interaction("a"), Interaction("b"));

        results
            .Should()
            .HaveCount(2)
            .And.OnlyContain(result => result.Outcome == InteractionOutcome.NotRun && result.Reason == "error sending request");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no HTTP at all")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"size\":")]
    public async Task Verify_AnswerThatIsNone_IsNotRunAndTheRestGoesOn(string answer)
    {
        await using var provider = new LoopbackServer(
            (request, stream, stop) =>
                LoopbackServer.WriteAsync(
                    stream,
                    request.Text.Contains("broken", StringComparison.Ordinal) ? answer : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                    stop
                )
        );
        await using var verification = new Verification();

        var results = await verification.RunAsync(provider, Interaction("a"), Interaction("b").With(Verbatim("broken")), Interaction("c"));

        results
            .Select(result => result.Outcome)
            .Should()
            .Equal(InteractionOutcome.Passed, InteractionOutcome.NotRun, InteractionOutcome.Passed);
        results[1].Reason.Should().NotBeNullOrEmpty().And.NotContain(provider.Address.Authority);
    }
}
