namespace ElbContract.Exploration.Generating;

/// <summary>UnusualBodies that are not one JSON object, by the features' words for them.</summary>
internal static class UnusualBodies
{
    private static readonly string Listener = new Draft().Body;

    /// <summary>Each with <see cref="Draft.AnyPort"/> in the place of the port.</summary>
    public static IReadOnlyDictionary<string, string> Named { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["an empty body"] = "",
            ["plain text"] = "Please add a listener.",
            ["a listener cut in half"] = Listener[..(Listener.Length / 2)],
            ["a listener without its closing brace"] = Listener[..^1],
            ["a listener with an unquoted name"] = Listener.Replace(
                OrdinaryListener.Name,
                OrdinaryListener.Name.Trim('"'),
                StringComparison.Ordinal
            ),
            ["a listener with text after its last brace"] = Listener + " and that is all",
            ["an empty array"] = "[]",
            ["an array of one listener"] = $"[{Listener}]",
        };

    /// <summary>Others, among them objects whose outcome is open.</summary>
    public static IReadOnlyList<string> Unnamed { get; } =
    [
        "{}",
        "null",
        "7",
        "true",
        "\"listener\"",
        " ",
        "{",
        "{]",
        "[{}]",
        "{\"name\"}",
        Listener + Listener,
        Listener.Replace("{\"name\"", "{\"name\":\"web\",\"name\"", StringComparison.Ordinal),
        Listener[..^1] + ",}",
        Listener.Replace('"', '\''),
    ];
}
