using System.Globalization;
using System.Text.Json.Nodes;
using ElbContract.Specification.Listeners;

namespace ElbContract.Features.Vocabulary;

/// <summary>How steps name parameters and their values.</summary>
[Binding]
public sealed class ParameterWords
{
    /// <summary>Words between which no other part of a step stands: whether they are a parameter's is told when the step runs, so that a
    /// word that is none gets an answer.</summary>
    private const string Names = $"{Word}(?: {Word})*";

    private const string Word = @"(?!(?:an?|the|these|no|as|of|is|are|and|or|with|containing|starting|ending)\b)[A-Za-z]+";

    [StepArgumentTransformation($"({Names})", Name = "parameter")]
    public Parameter Parameter(string words) => Vocabulary.Parameter.Called(words);

    /// <summary>One word, or any text in quotation marks.</summary>
    [StepArgumentTransformation(@"(""[^""]*""|[^\s"",]+)", Name = "value")]
    public WrittenValue Value(string words) => new(words);

    /// <summary>One of three words.</summary>
    /// <remarks>Without a group within: for an expression with groups Reqnroll takes any text, which then begins in the parameter
    /// before it.</remarks>
    [StepArgumentTransformation(@"(\w+, \w+ or \w+)", Name = "choice")]
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
            (ParameterKind.WholeNumber, _)
                when long.TryParse(Words, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            (ParameterKind.TruthValue, "on") => true,
            (ParameterKind.TruthValue, "off") => false,
            (ParameterKind.Text, _) => Words.Trim('"'),
            (ParameterKind.WholeNumber, _) => throw new FormatException($"'{Words}' is not a {parameter.Words}: write a whole number."),
            _ => throw new FormatException($"'{Words}' does not set {parameter.Words}: write on or off."),
        };
}
