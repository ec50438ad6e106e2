using ElbContract.Verification.Patience;
using ElbContract.Verification.Tests.Providers;

namespace ElbContract.Verification.Tests.Patience;

public sealed class HoldTests
{
    private readonly SkippingTime _time = new();

    [Fact]
    public async Task Pass_WhileItLasts_WaitsForTheLongestAskedFor()
    {
        var hold = new Hold(_time);
        hold.For(TimeSpan.FromSeconds(7));
        hold.For(TimeSpan.FromSeconds(3));

        await hold.PassAsync(TestContext.Current.CancellationToken);
        await hold.PassAsync(TestContext.Current.CancellationToken);

        _time.Waits.Should().Equal(TimeSpan.FromSeconds(7));
    }
}
