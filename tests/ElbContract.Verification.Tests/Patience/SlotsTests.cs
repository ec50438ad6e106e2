using ElbContract.Verification.Patience;

namespace ElbContract.Verification.Tests.Patience;

public sealed class SlotsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Take_MoreThanThereAre_WaitsInTurn()
    {
        var slots = new Slots(2);
        var takes = Enumerable.Range(0, 4).Select(_ => Take(slots)).ToList();

        takes.Select(take => take.IsCompleted).Should().Equal(true, true, false, false);
        slots.Return();

        (await takes[2]).Should().BeTrue();
        takes[3].IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task Take_Alone_WaitsForAllAndComesBeforeThoseWhoWait()
    {
        var slots = new Slots(2);
        await Take(slots);
        await Take(slots);
        var other = Take(slots);
        var alone = Take(slots, alone: true);

        slots.Return();
        other.IsCompleted.Should().BeFalse();
        alone.IsCompleted.Should().BeFalse();
        slots.Return();
        (await alone).Should().BeTrue();
        other.IsCompleted.Should().BeFalse();

        slots.Share();
        (await other).Should().BeTrue();
    }

    [Fact]
    public async Task Take_AloneGivenUp_LetsOthersIn()
    {
        var slots = new Slots(2);
        await Take(slots);
        using var giveUp = new CancellationTokenSource();
        var alone = slots.TakeAsync(alone: true, Long, TimeProvider.System, giveUp.Token);
        var other = Take(slots);

        await giveUp.CancelAsync();

        (await other).Should().BeTrue();
        await alone.Invoking(one => one).Should().ThrowAsync<OperationCanceledException>();
        Take(slots).IsCompleted.Should().BeFalse("who gave up has no room, and the other two have all of it");
    }

    [Fact]
    public async Task Take_NobodyGivesAnyBack_IsRefused()
    {
        var slots = new Slots(1);
        await Take(slots);

        (await slots.TakeAsync(alone: false, TimeSpan.FromMilliseconds(10), TimeProvider.System, Stop)).Should().BeFalse();

        slots.Return();
        (await Take(slots)).Should().BeTrue();
    }

    [Fact]
    public async Task Shrink_LeavesOneAtLeast()
    {
        var slots = new Slots(5);
        slots.Shrink(0);
        await Take(slots);

        Take(slots).IsCompleted.Should().BeFalse();
    }

    private static Task<bool> Take(Slots slots, bool alone = false) => slots.TakeAsync(alone, Long, TimeProvider.System, Stop);
}
