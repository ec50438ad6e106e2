namespace ElbContract.Specification.Listeners;

/// <summary>What a field holds when it is well formed.</summary>
public enum ParameterKind
{
    Text,
    WholeNumber,
    TruthValue,
}

/// <summary>Whether the answer to an accepted request shows a field.</summary>
public enum Shown
{
    Never,

    /// <summary>With the protocols that it is valid with; with others it is null or absent.</summary>
    WhereValid,
    Always,
}

/// <summary>A row of the table of parameters.</summary>
public sealed record DocumentedField
{
    /// <param name="field">Its number.</param>
    /// <param name="jsonName">Its key in JSON.</param>
    /// <param name="kind">What it holds.</param>
    /// <param name="words">What the features call it, with its article where it takes one: <c>a cookie timeout</c>, <c>SSL
    /// ciphers</c>.</param>
    /// <param name="shown">Whether answers show it.</param>
    public DocumentedField(ListenerField field, string jsonName, ParameterKind kind, string words, Shown shown)
    {
        Field = field;
        JsonName = jsonName;
        Kind = kind;
        Shown = shown;
        Article =
            words.StartsWith("a ", StringComparison.Ordinal) ? "a "
            : words.StartsWith("an ", StringComparison.Ordinal) ? "an "
            : "";
        Words = words[Article.Length..];
    }

    public ListenerField Field { get; }
    public string JsonName { get; }
    public ParameterKind Kind { get; }

    /// <summary>What the features call it, such as <c>cookie timeout</c>.</summary>
    public string Words { get; }

    /// <summary>Before the words, with a space; empty where they take none.</summary>
    public string Article { get; }

    public Shown Shown { get; }

    /// <summary>Whether it is a parameter of the request; otherwise the provider makes it.</summary>
    public bool IsRequested { get; init; } = true;

    /// <summary>The protocols that it is valid with. Its clauses have further conditions.</summary>
    public Protocols ValidWith { get; init; } = Protocols.Any;

    /// <summary>Whether the features speak of it as of several.</summary>
    public bool IsPlural => Article.Length == 0 && Words.EndsWith('s');
}
