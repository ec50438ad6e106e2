using System.CommandLine;
using System.Globalization;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Cli.Arguments;

/// <summary>Who is verified: for reports of several providers that stand side by side.</summary>
internal static class ImplementationArguments
{
    private static readonly Option<string?> Name = Options.Text(
        "--implementation",
        "The implementation that is verified, for reports: openstack/octavia@14.0.1 or octavia@14.0.1.",
        "[ORG/]PROJECT@VERSION"
    );

    // Not from the environment: ELB_MODE is the mode of record.
    private static readonly Option<string?> Mode = new("--mode")
    {
        Description = "With --implementation: how it was run, such as 'single node'.",
        HelpName = "TEXT",
    };

    private static readonly Option<string?> Contact = Options.Text("--contact", "With --implementation: whom to ask about it.", "TEXT");
    private static readonly Option<string?> Notes = Options.Text("--notes", "With --implementation: anything else about it.", "TEXT");

    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[Name, Mode, Contact, Notes])
            command.Options.Add(option);
    }

    /// <summary>Null where the caller does not say who.</summary>
    /// <exception cref="InputException">It is said in another way, or only something about it is said.</exception>
    public static Implementation? Read(ParseResult parsed)
    {
        if (parsed.GetValue(Name) is not { } name)
        {
            // As variables they can be there for other runs.
            return
                ((Option[])[Mode, Contact, Notes]).FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } option
                ? throw new InputException($"{option.Name} needs an implementation: give {Name.Name} too.")
                : null;
        }

        var implementation =
            Implementation.Parse(name)
            ?? throw new InputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Name.Name} takes PROJECT@VERSION or ORG/PROJECT@VERSION, such as openstack/octavia@14.0.1: project and version of "
                        + $"1 to {Implementation.Longest} visible characters each."
                )
            );
        return implementation with
        {
            Mode = Text(Mode, Implementation.Longest),
            Contact = Text(Contact, Implementation.Longest),
            Notes = Text(Notes, Implementation.LongestNotes),
        };

        string? Text(Option<string?> option, int longest) =>
            parsed.GetValue(option) is not { } text ? null
            : Implementation.IsShown(text, longest) ? text
            : throw new InputException(
                string.Create(CultureInfo.InvariantCulture, $"{option.Name} takes one line of text, of 1 to {longest} visible characters.")
            );
    }
}
