using System.Net;

namespace ElbContract.Emulator.Tests;

public sealed class ElbEmulatorTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

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
