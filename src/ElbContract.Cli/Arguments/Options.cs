using System.CommandLine;
using System.Globalization;

namespace ElbContract.Cli.Arguments;

/// <summary>Options that can also be given as environment variables.</summary>
/// <remarks>No message repeats a value: who mixes two options up may have given a token.</remarks>
internal static class Options
{
    /// <summary>Where the contract lies that comes with the program.</summary>
    public static string OwnContract => Path.Combine(AppContext.BaseDirectory, "pacts");

    /// <summary>A text; the variable is <c>ELB_</c> and the option's name, <c>--project-id</c> becoming <c>ELB_PROJECT_ID</c>.</summary>
    public static Option<string?> Text(string name, string description, string? valueName = null) =>
        new(name)
        {
            Description = $"{description} [{Variable(name)}]",
            HelpName = valueName,
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable(Variable(name)) is { Length: > 0 } value ? value : null,
        };

    /// <summary>A text whose variables are read elsewhere, among those of other tools.</summary>
    public static Option<string?> Secret(string name, string description, string valueName) =>
        new(name) { Description = $"{description} [{Variable(name)}]", HelpName = valueName };

    /// <summary>A switch; its variable is 1 or true, 0 or false.</summary>
    /// <exception cref="InputException">The variable is something else.</exception>
    public static Option<bool> Switch(string name, string description) =>
        new(name)
        {
            Description = $"{description} [{Variable(name)}]",
            DefaultValueFactory = _ =>
                Environment.GetEnvironmentVariable(Variable(name))?.ToUpperInvariant() switch
                {
                    null or "" or "0" or "FALSE" => false,
                    "1" or "TRUE" => true,
                    _ => throw new InputException($"{Variable(name)} takes 1 or true, 0 or false."),
                },
        };

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

    private static string Variable(string option) => "ELB_" + option.TrimStart('-').Replace('-', '_').ToUpperInvariant();
}
