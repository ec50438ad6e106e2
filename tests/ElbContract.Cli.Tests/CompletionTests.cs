using ElbContract.Cli.Completion;

namespace ElbContract.Cli.Tests;

public sealed class CompletionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-completion-").FullName;

    [Theory]
    [InlineData("elb-contract ver", "verify")]
    [InlineData("elb-contract verify --clau", "--clause")]
    [InlineData("elb-contract verify --clause backend-protocol.u", "backend-protocol.udp")]
    [InlineData("elb-contract verify --fault backend-protocol.udp/tcp", "backend-protocol.udp/tcp-accepted")]
    [InlineData("elb-contract serve --personality len", "lenient")]
    [InlineData("elb-contract completion f", "fish")]
    public async Task Bash_ThatHasReadTheScript_Completes(string line, string expected)
    {
        var script = $$"""
            PATH="{{AppContext.BaseDirectory}}:$PATH"
            eval "$(elb-contract completion bash)"
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}}
            _elb_contract
            printf '%s\n' "${COMPREPLY[@]}"
            """;

        var (exitCode, output, errors) = await ProgramRun.RunAsync("bash", _folder, new Dictionary<string, string>(), "-c", script);

        exitCode.Should().Be(0, errors);
        output.Split('\n').Should().Contain(expected);
    }

    [Fact]
    public async Task Completion_OfEachShell_IsPrinted_AndOfNoOther()
    {
        foreach (var (shell, script) in CompletionScripts.OfShells)
            (await CommandRun.RunAsync("completion", shell)).Output.Should().Be(script + Environment.NewLine);
        (await CommandRun.RunAsync("completion", "tcsh")).ExitCode.Should().Be(2);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
