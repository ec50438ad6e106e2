using System.Text.Json;
using ElbContract.Cli.Tests.Resident;
using Gherkin;
using YamlDotNet.RepresentationModel;

namespace ElbContract.Documents;

/// <summary>What the documents show runs, and prints what they say. CONTRIBUTING has the convention.</summary>
public sealed class DocumentTests(ResidentProgram program)
{
    private const string Console = "console";

    /// <summary>Why a block of commands may be left to its reader. A new reason is a decision: most commands can be run.</summary>
    private static readonly string[] Reasons =
    [
        ".ci/run runs it",
        "builds this repository",
        "needs a broker",
        "needs an endpoint of yours",
        "needs base images",
        "needs files of yours",
        "runs for minutes",
    ];

    public static TheoryData<string> Documents => [.. Repository.Documents];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task EveryCommand_PrintsWhatItsDocumentSays(string document)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the documents' commands are those of bash");
        var steps = Blocks(document).Where(block => block is { Language: Console, NotRun: null }).SelectMany(Step.Of).ToList();
        if (steps.Count == 0)
            return;
        await using var session = new Session(program.Script);
        foreach (var (index, step) in steps.Index())
        {
            var asked = index + 1 < steps.Count && steps[index + 1].AsksForTheExitCode;
            // Those after it may need what it should have made.
            if (await session.RunAsync(step, asked) is { } problem)
                Assert.Fail($"{document}, {problem}");
        }

        (await session.LeftAsync()).Should().BeEmpty($"{document} ends what it starts, as with kill -TERM $!");
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void EveryBlock_IsRunOrRead(string document)
    {
        foreach (var block in Blocks(document))
        {
            var problem = ProblemOf(block);
            Assert.True(problem is null, $"{document}, line {block.Line}: {problem}");
        }
    }

    [Fact]
    public void BlocksThatAreNotRun_AreToldWithAReasonOfTheList()
    {
        var notRun = (
            from document in Repository.Documents
            from block in Blocks(document)
            where block.NotRun is not null
            select (Place: $"{document}, line {block.Line}: {block.NotRun}", block.NotRun)
        ).ToList();

        TestContext.Current.TestOutputHelper!.WriteLine($"{notRun.Count} blocks are not run:");
        foreach (var (place, _) in notRun)
            TestContext.Current.TestOutputHelper.WriteLine(place);
        notRun
            .Where(one => !Reasons.Contains(one.NotRun))
            .Select(one => one.Place)
            .Should()
            .BeEmpty($"reasons are {string.Join("; ", Reasons)}");
    }

    private static IReadOnlyList<CodeBlock> Blocks(string document) => CodeBlock.Of(Repository.Text(document));

    private static string? ProblemOf(CodeBlock block)
    {
        try
        {
            switch (block.Language)
            {
                case Console:
                    Step.Of(block);
                    return null;
                case "json":
                    JsonDocument.Parse(block.Text).Dispose();
                    return null;
                case "yaml":
                    new YamlStream().Load(new StringReader(block.Text));
                    return null;
                case "gherkin":
                    new Parser().Parse(new StringReader(block.Text));
                    return null;
                case "csharp":
                    var tests = Repository.Text("tests/ElbContract.Cli.Tests/InYourOwnTests.cs");
                    return Plain(tests).Contains(Plain(block.Text), StringComparison.Ordinal)
                        ? null
                        : "InYourOwnTests does not run this: put it there too";
                default:
                    return $"a block of '{block.Language}' is neither run nor read: write ```console, json, yaml, gherkin or csharp";
            }
        }
        catch (Exception exception) when (exception is FormatException or JsonException or YamlDotNet.Core.YamlException or ParserException)
        {
            return exception.Message;
        }
    }

    private static string Plain(string text) => string.Concat(text.Where(sign => !char.IsWhiteSpace(sign)));
}
