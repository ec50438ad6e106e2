using System.Collections.Concurrent;
using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using ElbContract.Specification.Clauses;

namespace ElbContract.Cli.Arguments;

/// <summary>Options that can also be given as environment variables.</summary>
/// <remarks>No message repeats a value: who mixes two options up may have given a token.</remarks>
internal static class Options
{
    /// <summary>Where the contract lies that comes with the program.</summary>
    public static string OwnContract => Path.Combine(AppContext.BaseDirectory, "pacts");

    private static readonly ConcurrentDictionary<string, bool> AreSecret = [];

    /// <summary>The options that variables and configuration files can give, too.</summary>
    public static IReadOnlyCollection<string> Names => [.. AreSecret.Keys];

    /// <summary>Those of them whose values belong in no file.</summary>
    public static IReadOnlyCollection<string> Secrets => [.. AreSecret.Where(option => option.Value).Select(option => option.Key)];

    /// <summary>A text; the variable is <c>ELB_</c> and the option's name, <c>--project-id</c> becoming <c>ELB_PROJECT_ID</c>.</summary>
    public static Option<string?> Text(string name, string description, string? valueName = null, bool isSecret = false)
    {
        AreSecret[name] = isSecret;
        return new(name)
        {
            Description = $"{description} [{Variable(name)}]",
            HelpName = valueName,
            DefaultValueFactory = result => GivenElsewhere(name, result),
        };
    }

    /// <summary>A pattern of clauses, which shells complete.</summary>
    public static Option<string?> Clauses(string description)
    {
        var option = Text("--clause", description, "GLOB");
        option.CompletionSources.Add(_ => Catalogue.Clauses.Select(clause => new CompletionItem(clause.Id)));
        return option;
    }

    /// <summary>A text whose variables are read elsewhere, among those of other tools.</summary>
    /// <param name="name">The option's.</param>
    /// <param name="description">Without its variable.</param>
    /// <param name="valueName">What stands for the value.</param>
    /// <param name="isSecret">Whether its value belongs in no file.</param>
    public static Option<string?> Credential(string name, string description, string valueName, bool isSecret = false)
    {
        AreSecret[name] = isSecret;
        return new(name) { Description = $"{description} [{Variable(name)}]", HelpName = valueName };
    }

    /// <summary>Texts, one each time that the option is given.</summary>
    /// <param name="name">The option's.</param>
    /// <param name="description">With its variable.</param>
    /// <param name="valueName">What stands for a value.</param>
    public static Option<string[]> Texts(string name, string description, string valueName)
    {
        AreSecret[name] = false;
        return new(name)
        {
            Description = description,
            HelpName = valueName,
            DefaultValueFactory = result =>
                IsHelpAsked(result)
                    ? []
                    : Given(name)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? ConfigFile.Of(result)?.Texts(name) ?? [],
        };
    }

    /// <summary>A switch; its variable is 1 or true, 0 or false.</summary>
    /// <exception cref="InputException">The variable is something else.</exception>
    public static Option<bool> Switch(string name, string description)
    {
        AreSecret[name] = false;
        return new(name)
        {
            Description = $"{description} [{Variable(name)}]",
            DefaultValueFactory = result =>
                GivenElsewhere(name, result)?.ToUpperInvariant() switch
                {
                    null or "0" or "FALSE" => false,
                    "1" or "TRUE" => true,
                    _ => throw new InputException($"{Source(name)} takes 1 or true, 0 or false."),
                },
        };
    }

    /// <summary>A whole number in a range.</summary>
    /// <exception cref="InputException">The variable holds none.</exception>
    public static int Number(string name, string? text, int otherwise, int minimum, int maximum)
    {
        if (text is null)
            return otherwise;
        return int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : throw new InputException($"{name} takes a whole number from {minimum} to {maximum}.");
    }

    /// <summary>A number in a range; null where it is not given.</summary>
    /// <exception cref="InputException">The text holds none.</exception>
    public static double? Decimal(string name, string? text, double minimum, double maximum)
    {
        if (text is null)
            return null;
        return
            double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number >= minimum
            && number <= maximum
            ? number
            : throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{name} takes a number from {minimum} to {maximum}."));
    }

    /// <summary>An absolute http or https address; null where it is not given.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public static Uri? Address(string name, string? text)
    {
        if (text is null)
            return null;
        return
            Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" }
            ? address
            : throw new InputException($"{name} takes an address such as https://elb.example.com, with neither user, query nor fragment.");
    }

    /// <summary>What a value that does not stand on the command line was given by: a variable, or a key of a configuration file.</summary>
    /// <param name="option">Its name.</param>
    public static string Source(string option) => Given(option) is null ? $"'{option[2..]}' in the configuration file" : Variable(option);

    /// <summary>Whether a variable gives it, or a configuration file does.</summary>
    public static bool IsGivenElsewhere(Option option, SymbolResult result) =>
        Names.Contains(option.Name) && (Given(option.Name) is not null || ConfigFile.Of(result)?.Texts(option.Name) is { Length: > 0 });

    /// <summary>The variable of an option.</summary>
    public static string Variable(string option) => "ELB_" + option.TrimStart('-').Replace('-', '_').ToUpperInvariant();

    private static string? GivenElsewhere(string option, SymbolResult result) =>
        IsHelpAsked(result) ? null : Given(option) ?? ConfigFile.Of(result)?.Text(option);

    // Whoever reads help may look for what is wrong with a variable or a file.
    private static bool IsHelpAsked(SymbolResult result)
    {
        var root = result;
        while (root.Parent is { } parent)
            root = parent;
        return root is CommandResult command && command.Command.Options.OfType<HelpOption>().Any(help => root.GetResult(help) is not null);
    }

    private static string? Given(string option) =>
        Environment.GetEnvironmentVariable(Variable(option)) is { Length: > 0 } value ? value : null;
}
