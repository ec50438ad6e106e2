using ElbContract.Emulator.Faults;

namespace ElbContract.Cli.Tests;

public sealed class FaultsTests
{
    [Fact]
    public async Task Faults_ListsAll_ThenThoseThatNothingShows_ThenHowMany()
    {
        var (exitCode, output, errors) = await CommandRun.RunAsync("faults");

        var lines = output.TrimEnd().ReplaceLineEndings("\n").Split('\n');
        lines.Take(SeededFaults.All.Count).Select(line => line.Split(' ')[0]).Should().Equal(SeededFaults.All.Select(fault => fault.Id));
        lines[SeededFaults.All.Count].Should().Be("Not available, because no answer shows them, or none tells them from another fault:");
        lines[^1]
            .Should()
            .MatchRegex(
                $"^{SeededFaults.All.Count} faults of [0-9]+ clauses, {SeededFaults.Unobservable.Count} more that no answer shows$"
            );
        errors.Should().BeEmpty();
        exitCode.Should().Be(0);
    }

    [Fact]
    public async Task Faults_OfAGlob_AreThoseOfItsClauses()
    {
        var (_, output, _) = await CommandRun.RunAsync("faults", "--clause", "*.create-time");

        output
            .ReplaceLineEndings("\n")
            .Should()
            .Contain(
                "Not available, because no answer shows them, or none tells them from another fault:\n"
                    + "response.create-time/untrue                                      response.create-time               The create time "
                    + "is wrong. Not seen, because the format of times is not documented, so time zone and clock are not either.\n"
            )
            .And.MatchRegex("\n[0-9]+ faults of 1 clause, 1 more that no answer shows\n$");
    }
}
