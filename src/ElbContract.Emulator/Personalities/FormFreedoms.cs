namespace ElbContract.Emulator.Personalities;

/// <summary>The form of ids.</summary>
public enum IdForm
{
    /// <summary>32 hex digits, as in the page's example.</summary>
    Digits,

    /// <summary>With hyphens.</summary>
    Uuid,

    /// <summary>A text of decimal digits.</summary>
    Number,

    /// <summary>32 hex digits with capitals.</summary>
    Capitals,

    /// <summary>With colons, dots and a hash sign: not to be put into a path as it stands.</summary>
    Urn,
}

/// <summary>The form of times.</summary>
public enum TimeForm
{
    /// <summary><c>2026-01-31 23:59:59</c>, as in the page's example.</summary>
    Spaced,

    /// <summary><c>2026-01-31T23:59:59Z</c>.</summary>
    Iso,

    /// <summary><c>2026-01-31T23:59:59.000000+00:00</c>.</summary>
    IsoWithFraction,

    /// <summary>Seconds since 1970, as a text.</summary>
    Epoch,
}

/// <summary>The order of an answer's fields.</summary>
internal enum FieldOrder
{
    /// <summary>That of the response table.</summary>
    Documented,
    Reversed,
    Alphabetical,
}

/// <summary>White space in an answer.</summary>
internal enum Layout
{
    /// <summary>None.</summary>
    Compact,

    /// <summary>A line a field, and one at the end.</summary>
    Indented,
}

/// <summary>How whole numbers are written.</summary>
internal enum Numbers
{
    /// <summary><c>80</c>.</summary>
    Plain,

    /// <summary><c>80.0</c>, the same number.</summary>
    WithFraction,
}

/// <summary>How characters beyond ASCII are written.</summary>
internal enum Escapes
{
    /// <summary>As they are, in UTF-8.</summary>
    Raw,

    /// <summary><c>\u00e9</c>; so are quotes, ampersands and plus signs.</summary>
    Escaped,
}

/// <summary>Keys that stand more than once in an answer, with the same value.</summary>
internal enum Repetition
{
    None,

    /// <summary>tcp_draining, wherever it is shown.</summary>
    Draining,
}
