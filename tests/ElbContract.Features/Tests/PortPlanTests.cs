using ElbContract.Features.Contracts;

namespace ElbContract.Features.Tests;

public sealed class PortPlanTests
{
    [Fact]
    public void PortOf_AnyTitle_IsTheSameInEveryRun() =>
        new PortPlan(["A listener is accepted"]).PortOf("A listener is accepted").Should().Be(54821);

    [Fact]
    public void PortOf_ThousandsOfTitles_DiffersForEachAndLeavesTheLowPortsAlone()
    {
        string[] titles = [.. Enumerable.Range(0, 5000).Select(number => $"scenario {number}")];
        var plan = new PortPlan(titles);

        titles.Select(plan.PortOf).Should().OnlyHaveUniqueItems().And.OnlyContain(port => port >= 1024 && port <= 65535);
    }

    [Fact]
    public void PortOf_TitlesInAnotherOrder_IsTheSame()
    {
        string[] titles = [.. Enumerable.Range(0, 5000).Select(number => $"scenario {number}")];

        titles.Select(new PortPlan(titles.Reverse()).PortOf).Should().Equal(titles.Select(new PortPlan(titles).PortOf));
    }
}
