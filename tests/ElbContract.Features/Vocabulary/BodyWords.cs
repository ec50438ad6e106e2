using ElbContract.Specification.Answers;

namespace ElbContract.Features.Vocabulary;

/// <summary>A request body that is no listener.</summary>
public enum BodyKind
{
    Empty,
    PlainText,
    CutInHalf,
    WithoutClosingBrace,
    UnquotedName,
    TextBehind,
    EmptyArray,
    ArrayOfOne,
    JsonString,
    JsonNumber,
    JsonTrue,
    JsonNull,
}

[Binding]
public sealed class BodyWords
{
    [StepArgumentTransformation(
        "(an empty body|plain text|a listener cut in half|a listener without its closing brace|a listener with an unquoted name"
            + "|a listener with text after its last brace|an empty array|an array of one listener|a JSON string|a JSON number|the JSON "
            + "literal true|the JSON literal null)",
        Name = "body"
    )]
    public BodyKind Body(string words) =>
        words switch
        {
            "an empty body" => BodyKind.Empty,
            "plain text" => BodyKind.PlainText,
            "a listener cut in half" => BodyKind.CutInHalf,
            "a listener without its closing brace" => BodyKind.WithoutClosingBrace,
            "a listener with an unquoted name" => BodyKind.UnquotedName,
            "a listener with text after its last brace" => BodyKind.TextBehind,
            "an empty array" => BodyKind.EmptyArray,
            "an array of one listener" => BodyKind.ArrayOfOne,
            "a JSON string" => BodyKind.JsonString,
            "a JSON number" => BodyKind.JsonNumber,
            "the JSON literal true" => BodyKind.JsonTrue,
            _ => BodyKind.JsonNull,
        };

    [StepArgumentTransformation(
        "(an error object|error_msg and error_code|message and code|no body|an HTML page|half an error object)",
        Name = "wording"
    )]
    public ErrorShape Wording(string words) =>
        words switch
        {
            "an error object" => ErrorShape.Classic,
            "error_msg and error_code" => ErrorShape.Gateway,
            "message and code" => ErrorShape.Flat,
            "no body" => ErrorShape.Empty,
            "an HTML page" => ErrorShape.Html,
            _ => ErrorShape.TruncatedJson,
        };
}
