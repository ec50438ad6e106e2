using System.Globalization;

namespace ElbContract.Features.Vocabulary;

/// <summary>A text by its length.</summary>
public sealed record TextOfLength(string Text);

/// <summary>One character, by name.</summary>
public sealed record NamedCharacter(string Text)
{
    public static readonly IReadOnlyDictionary<string, string> Known = new Dictionary<string, string>
    {
        ["a space"] = " ",
        ["a tab"] = "\t",
        ["a new line"] = "\n",
        ["a dot"] = ".",
        ["a comma"] = ",",
        ["a colon"] = ":",
        ["a slash"] = "/",
        ["a backslash"] = "\\",
        ["an at sign"] = "@",
        ["a plus sign"] = "+",
        ["an ampersand"] = "&",
        ["a percent sign"] = "%",
        ["a quotation mark"] = "\"",
        ["an apostrophe"] = "'",
        ["an opening angle bracket"] = "<",
        ["a closing angle bracket"] = ">",
        ["an accented letter"] = "é",
        ["a Greek letter"] = "λ",
        ["a Chinese character"] = "听",
        ["a euro sign"] = "€",
    };
}

/// <summary>How steps describe texts instead of writing them out.</summary>
[Binding]
public sealed class TextWords
{
    /// <summary>How a length is said.</summary>
    public const string Lengths = "[0-9]+ (?:ASCII |accented |Chinese |emoji )?characters";

    [StepArgumentTransformation($"({Lengths})", Name = "characters")]
    public TextOfLength Characters(string words)
    {
        var said = words.Split(' ');
        var letter = said[1] switch
        {
            "accented" => "é",
            "Chinese" => "听",
            "emoji" => "😀",
            _ => "a",
        };
        return new TextOfLength(string.Concat(Enumerable.Repeat(letter, int.Parse(said[0], CultureInfo.InvariantCulture))));
    }

    [StepArgumentTransformation(
        "(an? (?:space|tab|new line|dot|comma|colon|slash|backslash|at sign|plus sign|ampersand|percent sign|quotation "
            + "mark|apostrophe|euro sign"
            + "|(?:opening|closing) angle bracket|accented letter|Greek letter|Chinese character))",
        Name = "character"
    )]
    public NamedCharacter Character(string words) => new(NamedCharacter.Known[words]);

    [StepArgumentTransformation("(containing|starting with|ending with)", Name = "position")]
    public Position Position(string words) => Enum.Parse<Position>(words.Split(' ')[0], ignoreCase: true);
}

/// <summary>Where in a text a character stands.</summary>
public enum Position
{
    Containing,
    Starting,
    Ending,
}
