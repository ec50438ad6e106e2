using ElbContract.Cli.Tests.Resident;

namespace ElbContract.Cli.Tests;

public sealed class DoctorTests(ResidentProgram program) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-doctor-").FullName;

    [Fact]
    public async Task Doctor_WhereNothingIsMissing_SaysSo()
    {
        var (exitCode, output, errors) = await RunAsync([]);

        exitCode.Should().Be(0, output);
        errors.Should().BeEmpty();
        output
            .Should()
            .MatchRegex("ok       elb-contract [0-9]")
            .And.MatchRegex("ok       Pact core [0-9]")
            .And.Contain("a clause can be verified at an emulator")
            .And.EndWith("Nothing is missing.\n");
    }

    [Fact]
    public async Task Doctor_WhatIsMissing_IsNamedWithAWayToGetIt()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var (exitCode, output, errors) = await RunAsync(
            new()
            {
                ["ELB_TOKN"] = "canary",
                ["ELB_ENDPOINT"] = "http://127.0.0.1:1",
                ["ELB_JOURNAL"] = Path.Combine(file, "journals"),
                ["ELB_ACCESS_KEY"] = "canary",
            }
        );

        exitCode.Should().Be(3);
        output
            .Should()
            .Contain("MISSING  ELB_TOKN is set, and no option has that variable; the nearest is ELB_TOKEN")
            .And.MatchRegex("MISSING  127.0.0.1:1 does not answer \\(.+\\): see that the address is right")
            .And.MatchRegex("MISSING  journals cannot be written to .*: name another folder with --journal")
            .And.MatchRegex("MISSING  .*ELB_SECRET_KEY")
            .And.EndWith("Something is missing: see above.\n");
        (output + errors).Should().NotContain("canary");
    }

    [Theory]
    [InlineData("")]
    [InlineData("none")]
    public async Task Verify_WithoutAHomeFolder_WritesNothingIntoTheCurrentOne(string home)
    {
        var current = Directory.CreateDirectory(Path.Combine(_folder, "current")).FullName;
        var variables = new Dictionary<string, string>
        {
            ["HOME"] = home.Length == 0 ? "" : Path.Combine(_folder, home),
            ["XDG_STATE_HOME"] = "",
        };

        await ProgramRun.RunAsync(program.Script, current, variables, "verify", "--clause", "port.range");
        await ProgramRun.RunAsync(program.Script, current, variables, "cleanup");

        Directory.GetFileSystemEntries(current).Should().BeEmpty();
    }

    [Fact]
    public async Task Doctor_NoPlaceForTemporaryFiles_NamesTheVariable()
    {
        // Windows asks another variable.
        Assert.SkipWhen(OperatingSystem.IsWindows(), "TMPDIR is of Unix");
        var nowhere = Path.Combine(_folder, "nowhere");

        var (exitCode, output, _) = await RunAsync(new() { ["TMPDIR"] = nowhere });
        var verified = await ProgramRun.RunAsync(
            program.Script,
            _folder,
            new Dictionary<string, string> { ["TMPDIR"] = nowhere },
            "verify"
        );

        var told = $"{nowhere}/: no temporary files can be written there; name a folder that exists and is yours in TMPDIR\n";
        exitCode.Should().Be(3);
        output.Should().Contain($"MISSING  a clause cannot be verified at an emulator: {told}");
        (verified.ExitCode, verified.Errors).Should().Be((2, $"elb-contract: {told}"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(Dictionary<string, string> variables)
    {
        variables["XDG_STATE_HOME"] = Path.Combine(_folder, "state");
        return ProgramRun.RunAsync(program.Script, _folder, variables, "doctor");
    }
}
