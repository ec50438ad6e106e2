namespace ElbContract.Traffic.Redaction;

/// <summary>How a value is written where it was found.</summary>
internal enum Spelling
{
    Plain,

    /// <summary>In a JSON text.</summary>
    Json,

    /// <summary>As a parameter of a query or form.</summary>
    Percent,

    /// <summary>As a JSON number, which is to be replaced by a text.</summary>
    Number,
}

/// <summary>A place in a text that is not to be kept as it is.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="End">The byte after its last.</param>
/// <param name="Spelling">How its value is written.</param>
/// <param name="Depth">Of a JSON text: the backslashes before the quotes around it, 0 outside of other JSON texts.</param>
/// <param name="IsProject">Whether it is the id of a project, and not secret altogether.</param>
/// <param name="IsLoose">Whether it may be no part of the value, and so is not sought elsewhere.</param>
/// <param name="Word">What stands in its place; null for <see cref="Redactor.Redacted"/>.</param>
internal readonly record struct Mark(
    int Start,
    int End,
    Spelling Spelling = Spelling.Plain,
    int Depth = 0,
    bool IsProject = false,
    byte[]? Word = null,
    bool IsLoose = false
);
