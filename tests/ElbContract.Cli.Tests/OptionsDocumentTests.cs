using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Text;
using ElbContract.Cli.Help;
using ElbContract.Reports;

namespace ElbContract.Cli.Tests;

/// <summary>The reference of all options, which is made of the command line as the help is.</summary>
public sealed class OptionsDocumentTests
{
    [Fact]
    public async Task TheReferenceOfOptions_IsThatOfTheCommandLine()
    {
        var file = Path.Combine(HelpTests.Repository, "docs", "reference", "options.md");

        var text = Document(Verbs.Root(new InertWriter(TextWriter.Null), new InertWriter(TextWriter.Null)));

        if (HelpTests.IsWriting)
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))
            .Should()
            .Be(text, "with ELB_WRITE_HELP=1 this test writes it");
    }

    private static string Document(RootCommand root)
    {
        var text = new StringBuilder("# Options\n\n");
        text.Append(
            "Made of the command line: `elb-contract VERB --help` prints the same. A word in brackets is the variable that gives\n"
        );
        text.Append("the option, too; [a configuration file](../how-to/configuration.md) does so by its name without dashes.\n");
        foreach (var verb in root.Subcommands.SelectMany(verb => verb.Subcommands.Prepend(verb)).Where(verb => verb.Action is not null))
            Append(text, verb, root);
        text.Append("\n## All verbs\n\n");
        Append(text, root.Options.Where(option => option is not VersionOption));
        return text.ToString();
    }

    private static void Append(StringBuilder text, Command verb, RootCommand root)
    {
        var parent = verb.Parents.OfType<Command>().First();
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n## {(parent == root ? "" : parent.Name + " ")}{verb.Name}\n\n{Cell(verb.Description)}\n"
        );
        foreach (var argument in verb.Arguments)
            text.Append(CultureInfo.InvariantCulture, $"\n`<{argument.Name}>`: {Cell(argument.Description)}\n");
        var groups = verb
            .Options.Where(option => option is not HelpOption && !option.Hidden)
            .Select(option => (Option: option, Order: OptionGroups.Of(option.Name)))
            .OrderBy(one => one.Order.Group)
            .ThenBy(one => one.Order.Place)
            .GroupBy(one => one.Order.Group);
        foreach (var group in groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {OptionGroups.All[group.Key].Title} of {verb.Name}\n\n");
            Append(text, group.Select(one => one.Option));
        }
    }

    private static void Append(StringBuilder text, IEnumerable<Option> options)
    {
        text.Append("| option | |\n| --- | --- |\n");
        foreach (var option in options)
        {
            var value = option.HelpName is { Length: > 0 } name ? $" {name}" : "";
            text.Append(CultureInfo.InvariantCulture, $"| `{option.Name}{value}` | {Cell(option.Description)} |\n");
        }
    }

    // Neither ends a cell nor becomes a tag.
    private static string Cell(string? text) =>
        (text ?? "").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
