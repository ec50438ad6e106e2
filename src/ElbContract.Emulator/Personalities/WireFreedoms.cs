namespace ElbContract.Emulator.Personalities;

/// <summary>The media type of JSON answers.</summary>
public enum MediaType
{
    /// <summary><c>application/json</c>.</summary>
    Plain,

    /// <summary><c>application/json;charset=UTF-8</c>.</summary>
    Charset,

    /// <summary><c>application/json; charset=utf-8</c>.</summary>
    SpacedCharset,
}

/// <summary>How the end of a body is told.</summary>
public enum Framing
{
    /// <summary>By its length.</summary>
    Length,

    /// <summary>By chunks.</summary>
    Chunked,

    /// <summary>By its length, and the connection ends with it.</summary>
    Closing,
}

/// <summary>Headers beyond those that HTTP needs.</summary>
public enum ExtraHeaders
{
    None,

    /// <summary>A request id, the server's name, caching, a cookie.</summary>
    Some,
}
