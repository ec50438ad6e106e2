using ElbContract.Cli.Commands;
using ElbContract.Emulator.Personalities;
using ElbContract.Reports;

namespace ElbContract.Cli.Tests;

public sealed class ServeTests
{
    [Theory]
    [InlineData("ordinary")]
    [InlineData("strict", "--personality", "strict")]
    [InlineData("lenient", "--personality", "lenient")]
    [InlineData("pairwise-07", "--personality", "pairwise-07")]
    public async Task Serve_SaysWhichPersonalityItHas(string name, params string[] arguments)
    {
        var output = await ServeAsync(arguments);

        output.Should().Contain($"  personality               {Personalities.Find(name)}{Environment.NewLine}");
    }

    [Fact]
    public async Task Serve_WithAStance_TakesItOverThePersonalitys()
    {
        var output = await ServeAsync("--personality", "lenient", "--stance", "refuse");

        output.Should().Contain($"  personality               lenient: OpenRequests=Accepted{Environment.NewLine}");
    }

    [Fact]
    public async Task Serve_AsNobodyKnown_IsOneLineThatNamesThemAll()
    {
        var (exitCode, output, errors) = await CommandRun.RunAsync("serve", "--personality", "Strict");

        exitCode.Should().Be(2);
        output.Should().BeEmpty();
        errors
            .Should()
            .Be(
                "elb-contract: --personality takes the name of one: there are "
                    + string.Join(", ", Personalities.All.Select(personality => personality.Name))
                    + "."
                    + Environment.NewLine
            );
    }

    [Fact]
    public async Task Serve_ThatOthersCanReach_Warns()
    {
        (await ServeAsync("--address", "0.0.0.0")).Should().Contain("  WARNING: other machines can reach 0.0.0.0 and use it");
        (await ServeAsync()).Should().NotContain("WARNING");
    }

    /// <summary>What is printed, until Ctrl-C could be pressed.</summary>
    private static async Task<string> ServeAsync(params string[] arguments)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var output = new LastWord(ending);
        var exitCode = await ServeCommand
            .Create(new InertWriter(output))
            .Parse(["--port", "0", .. arguments])
            .InvokeAsync(cancellationToken: ending.Token);
        exitCode.Should().Be(0);
        return output.ToString();
    }

    /// <summary>Ends the emulator when everything is printed.</summary>
    private sealed class LastWord(CancellationTokenSource ending) : StringWriter
    {
        public override void Flush() => ending.Cancel();
    }
}
