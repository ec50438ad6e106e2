using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ElbContract.Reports;

namespace ElbContract.Cli.Help;

/// <summary>The help of a verb: what it does, its options by what they are about, examples, and exit codes.</summary>
internal sealed class HelpText : SynchronousCommandLineAction
{
    private const int WidthOfFiles = 100;
    private const int Narrowest = 40;
    private const int WidestNames = 34;

    private static readonly (string Code, string Meaning)[] ExitCodes =
    [
        ("0", "it conforms, or the work is done"),
        ("1", "something departs from the page"),
        ("2", "the command line, or a file that it names, is wrong"),
        ("3", "inconclusive, or something that a verdict needs was not given"),
        ("4", "the endpoint does not have this API"),
    ];

    /// <summary>Takes the place of the library's help in all verbs.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
            option.Action = new HelpText();
    }

    /// <summary>Whoever asks for help need not have given what is required.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var width = Console.IsOutputRedirected ? WidthOfFiles : Math.Max(Console.WindowWidth - 1, Narrowest);
        Write(parseResult.CommandResult.Command, (InertWriter)parseResult.InvocationConfiguration.Output, width);
        return 0;
    }

    /// <param name="command">A verb, or the root.</param>
    /// <param name="output">Where it is written.</param>
    /// <param name="width">Of a line, in characters.</param>
    public static void Write(Command command, InertWriter output, int width)
    {
        var lines = new HangingLines(output, width, WidestNames);
        lines.Write(command.Description ?? "");
        lines.Head("Usage");
        lines.Write("  " + Usage(command));
        if (command.Subcommands.Count > 0)
            lines.Rows("Verbs", command.Subcommands.Select(verb => (verb.Name, verb.Description ?? "")));
        if (command.Arguments.Count > 0)
            lines.Rows("Arguments", command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description ?? "")));
        var groups = Options(command)
            .Select(option => (Option: option, Order: OptionGroups.Of(option.Name)))
            .OrderBy(one => one.Order.Group)
            .ThenBy(one => one.Order.Place)
            .GroupBy(one => one.Order.Group);
        foreach (var group in groups)
            lines.Rows(OptionGroups.All[group.Key].Title, group.Select(one => (Name(one.Option), one.Option.Description ?? "")));
        lines.Head("Examples");
        foreach (var (what, line) in Examples.OfVerbs[command is RootCommand ? "elb-contract" : command.Name])
        {
            lines.Write("  " + what);
            // Never broken: it is to be copied.
            output.WriteLine("    " + line);
        }

        lines.Rows("Exit codes", ExitCodes);
    }

    // The library adds help and version to the root, and help to all verbs.
    private static IEnumerable<Option> Options(Command command) =>
        command
            .Options.Concat(
                command
                    .Parents.OfType<RootCommand>()
                    .SelectMany(root => root.Options.Where(option => option.Recursive && option is not HelpOption))
            )
            .Where(option => !option.Hidden && (command is RootCommand || option is not HelpOption));

    private static string Usage(Command command)
    {
        var verbs = string.Join(
            ' ',
            command.Parents.OfType<Command>().Take(1).Where(parent => parent is not RootCommand).Select(parent => parent.Name)
        );
        var name = command is RootCommand ? "" : $" {(verbs.Length == 0 ? "" : verbs + " ")}{command.Name}";
        var verb = command.Subcommands.Count > 0 ? " <verb>" : "";
        var arguments = string.Concat(command.Arguments.Select(argument => " " + Written(argument)));
        return $"elb-contract{name}{verb}{arguments} [options]";
    }

    private static string Written(Argument argument)
    {
        var name = $"<{argument.Name}>{(argument.Arity.MaximumNumberOfValues > 1 ? "..." : "")}";
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }

    private static string Name(Option option)
    {
        // The others of help are those of Windows and of habit.
        var names = string.Join(", ", new[] { option.Name }.Concat(option.Aliases.Where(alias => alias == "-h")));
        return option.HelpName is { Length: > 0 } value ? $"{names} <{value}>" : names;
    }
}
