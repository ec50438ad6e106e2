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

    // How each shell is asked what it would complete.
    [Theory]
    [InlineData("fish", "elb-contract completion fish | source; complete -C 'LINE'")]
    [InlineData(
        "zsh",
        "compdef() {}; compadd() { print -l -- ${(P)2} }; BUFFER='LINE' CURSOR=LENGTH; source <(elb-contract completion zsh); _elb_contract"
    )]
    public async Task OtherShells_ThatHaveReadTheirScript_Complete(string shell, string script)
    {
        const string line = "elb-contract verify --clause backend-protocol.u";
        Assert.SkipUnless(IsThere(shell), $"{shell} is not installed");
        script = script.Replace("LINE", line, StringComparison.Ordinal).Replace("LENGTH", $"{line.Length}", StringComparison.Ordinal);
        var path = new Dictionary<string, string>
        {
            ["PATH"] = $"{AppContext.BaseDirectory}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
            ["HOME"] = _folder,
        };

        var (_, output, errors) = await ProgramRun.RunAsync(shell, _folder, path, "-c", script);

        output.Split('\n').Should().Contain("backend-protocol.udp", errors);
    }

    [Fact]
    public async Task Completion_OfEachShell_IsPrinted_AndOfNoOther()
    {
        foreach (var (shell, script) in CompletionScripts.OfShells)
            (await CommandRun.RunAsync("completion", shell)).Output.Should().Be(script + Environment.NewLine);
        (await CommandRun.RunAsync("completion", "tcsh")).ExitCode.Should().Be(2);
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
