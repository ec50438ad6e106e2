using System.CommandLine;
using ElbContract.Cli.Help;
using ElbContract.Reports;

namespace ElbContract.Cli.Tests;

/// <summary>The help of each verb, as it was last looked at: where one differs, read it, and let the test write it anew.</summary>
public sealed class HelpTests
{
    /// <summary>Set to have them written anew, beside this file.</summary>
    private const string Variable = "ELB_WRITE_HELP";

    [Theory]
    [InlineData("elb-contract")]
    [InlineData("verify")]
    [InlineData("explore")]
    [InlineData("record")]
    [InlineData("check")]
    [InlineData("replay")]
    [InlineData("serve")]
    [InlineData("stub")]
    [InlineData("clients")]
    [InlineData("pacts")]
    [InlineData("pacts from-har")]
    [InlineData("pacts publish")]
    [InlineData("clauses")]
    [InlineData("site")]
    [InlineData("faults")]
    [InlineData("merge")]
    [InlineData("prove")]
    [InlineData("cleanup")]
    [InlineData("doctor")]
    [InlineData("completion")]
    public async Task Help_OfEachVerb_IsAsItWasLookedAt(string verb)
    {
        var (root, file) = (Verbs.Root(new InertWriter(TextWriter.Null), new InertWriter(TextWriter.Null)), FileOf(verb));
        var command = verb == "elb-contract" ? root : verb.Split(' ').Aggregate((Command)root, (parent, name) => Verb(parent, name));
        using var text = new StringWriter { NewLine = "\n" };

        HelpText.Write(command, new InertWriter(text), width: 100);

        if (IsWriting)
            await File.WriteAllTextAsync(file, text.ToString(), TestContext.Current.CancellationToken);
        text.ToString()
            .Should()
            .Be(
                await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
                $"{file} has the help; with {Variable}=1 this test writes it"
            );
    }

    [Fact]
    public void Examples_AreThereForEveryVerb_AndParse()
    {
        var root = Verbs.Root(new InertWriter(TextWriter.Null), new InertWriter(TextWriter.Null));

        All(root).Select(command => command is RootCommand ? "elb-contract" : command.Name).Should().BeEquivalentTo(Examples.OfVerbs.Keys);
        foreach (var (_, line) in Examples.OfVerbs.Values.SelectMany(lines => lines))
            root.Parse(line["elb-contract ".Length..].Replace("'", "", StringComparison.Ordinal)).Errors.Should().BeEmpty(line);
    }

    [Fact]
    public void Groups_HaveNoOptionThatNoVerbHas()
    {
        var root = Verbs.Root(new InertWriter(TextWriter.Null), new InertWriter(TextWriter.Null));

        OptionGroups
            .All.SelectMany(group => group.Options)
            .Should()
            .OnlyHaveUniqueItems()
            .And.BeSubsetOf(All(root).SelectMany(command => command.Options).Select(option => option.Name));
        Verb(root, "verify").Options.Should().OnlyContain(option => OptionGroups.Of(option.Name).Group > 0, "its options are many");
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(200)]
    public void Help_AtAnyWidth_StaysWithinItButForWordsAndExamples(int width)
    {
        using var text = new StringWriter { NewLine = "\n" };

        HelpText.Write(
            Verb(Verbs.Root(new InertWriter(TextWriter.Null), new InertWriter(TextWriter.Null)), "verify"),
            new InertWriter(text),
            width
        );

        text.ToString()
            .Split('\n')
            .Where(line => line.Length > width && !line.TrimStart().StartsWith("elb-contract ", StringComparison.Ordinal))
            .Should()
            .NotContain(line => Words(line) > 1, "only a word that is wider than its column goes beyond it");
    }

    // A name and what it takes are one.
    private static int Words(string line) =>
        line.TrimStart().Replace(" <", "<", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private static IEnumerable<Command> All(Command command) => [command, .. command.Subcommands.SelectMany(All)];

    private static Command Verb(Command parent, string name) => parent.Subcommands.Single(command => command.Name == name);

    /// <summary>Whether files that are made of the command line are to be written anew.</summary>
    internal static bool IsWriting => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    /// <summary>The folder of the repository.</summary>
    internal static string Repository
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "ElbContract.sln")))
                folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }

    private static string FileOf(string verb) =>
        Path.Combine(Repository, "tests", "ElbContract.Cli.Tests", "Help", verb.Replace(' ', '-') + ".txt");
}
