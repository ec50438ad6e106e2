using System.Globalization;
using System.Text.Json.Nodes;

namespace ElbContract.Features.Vocabulary;

/// <summary>How steps name parameters and their values.</summary>
[Binding]
public sealed class ParameterWords
{
    private const string Names =
        "name|description|load balancer|protocol|port|backend protocol|backend port|algorithm|sticky sessions|sticky session "
        + "type|cookie timeout"
        + "|TCP timeout|UDP timeout|TCP draining|draining timeout|certificate|SNI certificates|SSL protocols|SSL ciphers"
        + "|id|status|update time|create time|administrative state";

    [StepArgumentTransformation($"({Names})", Name = "parameter")]
    public Parameter Parameter(string words) => Vocabulary.Parameter.Called(words);

    /// <summary>One word, or any text in quotation marks.</summary>
    [StepArgumentTransformation(@"(""[^""]*""|[^\s"",]+)", Name = "value")]
    public WrittenValue Value(string words) => new(words);

    [StepArgumentTransformation(@"(\w+(?:, \w+)* or \w+)", Name = "choice")]
    public Choice Choice(string words) => new(words.Split([", ", " or "], StringSplitOptions.None));
}

/// <summary>One of several words.</summary>
public sealed record Choice(IReadOnlyList<string> Words);

/// <summary>A value as a step or a table writes it; what it is on the wire depends on the parameter.</summary>
public sealed record WrittenValue(string Words)
{
    public JsonNode For(Parameter parameter) =>
        (parameter.Kind, Words) switch
        {
            (ParameterKind.Number, _)
                when long.TryParse(Words, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            (ParameterKind.Switch, "on") => true,
            (ParameterKind.Switch, "off") => false,
            (ParameterKind.Text, _) => Words.Trim('"'),
            _ => throw new FormatException($"'{Words}' is no value of the {parameter.Words}: write a whole number, or on or off."),
        };
}
