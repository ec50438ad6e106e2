using System.Net;

namespace ElbContract.Emulator.Tests;

public sealed class ElbEmulatorTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answered_IsToldOfEveryCall_WithTheClausesThatDecidedIt()
    {
        System.Collections.Concurrent.ConcurrentQueue<AnsweredCall> told = new();
        await using var emulator = await EmulatorClient.StartAsync(new EmulatorOptions { Answered = told.Enqueue });
        await emulator.AddAsync(EmulatorClient.Listener(80));
        await emulator.AddAsync(EmulatorClient.Listener(0, "UDP", "HTTP"));
        await emulator.AddAsync(EmulatorClient.Listener(81, more: ""","cookie_timeout":1,"unknown":1"""));
        await emulator.GetAsync(EmulatorClient.ListenersPath + "?port=80");
        await emulator.StateAsync("{}");

        told.Select(call => $"{call.Method} {call.Path[^9..]} {call.Status} {string.Join(' ', call.Clauses)}")
            .Should()
            .Equal(
                "POST listeners 200 ",
                "POST listeners 400 port.range backend-protocol.udp",
                "POST listeners 200 uri.add cookie-timeout.range",
                "GET listeners 200 "
            );
    }

    [Fact]
    public async Task Delay_HoldsEveryAnswerBack()
    {
        await using var emulator = await EmulatorClient.StartAsync(new EmulatorOptions { Delay = TimeSpan.FromMilliseconds(300) });
        var start = System.Diagnostics.Stopwatch.StartNew();

        (await emulator.GetAsync(EmulatorClient.ListenersPath)).Status.Should().Be(200);

        start.Elapsed.Should().BeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(299));
    }

    [Fact]
    public async Task Start_ListensOnALoopbackPortOfItsOwn()
    {
        await using var one = await ElbEmulator.StartAsync(cancellationToken: Ending);
        await using var other = await ElbEmulator.StartAsync(cancellationToken: Ending);

        one.BaseAddress.Host.Should().Be("127.0.0.1");
        one.BaseAddress.Port.Should().NotBe(other.BaseAddress.Port);
        one.StateUrl.Should().Be(new Uri(one.BaseAddress, "/_elb-contract/provider-states"));
    }

    [Fact]
    public async Task Start_WithoutIds_MakesOthersEveryTime()
    {
        await using var one = await ElbEmulator.StartAsync(cancellationToken: Ending);
        await using var other = await ElbEmulator.StartAsync(cancellationToken: Ending);

        string[] ids =
        [
            one.Ids.ProjectId,
            one.Ids.Token,
            one.Ids.PublicLoadbalancerId,
            other.Ids.ProjectId,
            other.Ids.Token,
            other.Ids.PublicLoadbalancerId,
        ];
        ids.Should().OnlyHaveUniqueItems();
        ids.Should().OnlyContain(id => id.Length == 32 && id.All(char.IsAsciiHexDigitLower));
    }

    [Fact]
    public async Task Start_OnAPortThatIsTaken_SaysSoInOneLine()
    {
        await using var first = await ElbEmulator.StartAsync(cancellationToken: Ending);
        var options = new EmulatorOptions { Port = first.BaseAddress.Port };

        var second = () => ElbEmulator.StartAsync(options, Ending);

        (await second.Should().ThrowAsync<AddressNotAvailableException>())
            .WithMessage($"The emulator cannot listen on 127.0.0.1:{options.Port}: *Choose another port, or 0 for a free one.")
            .Which.Message.Should()
            .NotContain("\n");
    }

    [Fact]
    public async Task Start_OnAnAddressOfAnotherMachine_SaysSo()
    {
        var start = () => ElbEmulator.StartAsync(new EmulatorOptions { Address = IPAddress.Parse("192.0.2.1") }, Ending);

        await start.Should().ThrowAsync<AddressNotAvailableException>().WithMessage("The emulator cannot listen on 192.0.2.1:0: *");
    }

    [Fact]
    public async Task Start_WithOptionsOutOfRange_NamesAll()
    {
        var start = () => ElbEmulator.StartAsync(new EmulatorOptions { Port = 65536, MaximumListeners = 0 }, Ending);

        await start
            .Should()
            .ThrowAsync<EmulatorOptionsException>()
            .WithMessage(
                "The port is 65536; it can be 0 (a free one) to 65535. The emulator can hold 0 listeners; it needs room for at least one."
            );
    }

    [Fact]
    public async Task Dispose_FreesThePort()
    {
        var emulator = await ElbEmulator.StartAsync(cancellationToken: Ending);
        var port = emulator.BaseAddress.Port;
        await emulator.DisposeAsync();

        await using var next = await ElbEmulator.StartAsync(new EmulatorOptions { Port = port }, Ending);

        next.BaseAddress.Port.Should().Be(port);
    }
}
