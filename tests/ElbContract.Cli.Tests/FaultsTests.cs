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
        var (_, output, _) = await CommandRun.RunAsync("faults", "--clause", "*.suites");

        output
            .ReplaceLineEndings("\n")
            .Should()
            .Be(
                "Not available, because no answer shows them, or none tells them from another fault:\n"
                    + "ssl-ciphers.suites/suite-missing                                 ssl-ciphers.suites                 A set lacks "
                    + "one of its suites. Not seen, because an answer names the set but never its suites: only a TLS handshake with the "
                    + "listener shows them.\n"
                    + "ssl-ciphers.suites/suite-added                                   ssl-ciphers.suites                 A set has "
                    + "one suite too many. Not seen, because an answer names the set but never its suites: only a TLS handshake "
                    + "with the listener shows them.\n"
                    + "0 faults of 0 clauses, 2 more that no answer shows\n"
            );
    }
}
