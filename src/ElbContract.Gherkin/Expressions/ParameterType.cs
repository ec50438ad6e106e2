namespace ElbContract.Gherkin.Expressions;

/// <summary>What stands between braces in a Cucumber expression.</summary>
/// <param name="Pattern">The regular expression of the text it takes.</param>
internal sealed record ParameterType(string Name, string Pattern)
{
    public const string AnyText = ".*";

    private const string Integer = @"-?\d+";
    private const string Number = @"-?\d*\.?\d+(?:[eE][-+]?\d+)?";

    /// <summary>In quotes, double or single; the quotes are no part of the argument.</summary>
    public static readonly ParameterType Quoted = new(
        "string",
        """
        "(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'
        """
    );

    public static readonly IReadOnlyList<ParameterType> BuiltIn =
    [
        new("", AnyText),
        new("word", @"\S+"),
        Quoted,
        new("int", Integer),
        new("long", Integer),
        new("short", Integer),
        new("byte", Integer),
        new("float", Number),
        new("double", Number),
        new("decimal", Number),
    ];

    public string Argument(string text) =>
        this == Quoted
            ? text[1..^1].Replace($"\\{text[0]}", text[..1], StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal)
            : text;
}
