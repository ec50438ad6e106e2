using ElbContract.Verification.Patience;
using ElbContract.Verification.Tests.Providers;

namespace ElbContract.Verification.Tests.Patience;

public sealed class SharedPauseTests
{
    private readonly SkippingTime _time = new();

    [Fact]
    public async Task Pass_WhileItLasts_WaitsForTheLongestAskedFor()
    {
        var pause = new SharedPause(_time);
        pause.For(TimeSpan.FromSeconds(7));
        pause.For(TimeSpan.FromSeconds(3));

        await pause.PassAsync(TestContext.Current.CancellationToken);
        await pause.PassAsync(TestContext.Current.CancellationToken);

        _time.Waits.Should().Equal(TimeSpan.FromSeconds(7));
    }
}
