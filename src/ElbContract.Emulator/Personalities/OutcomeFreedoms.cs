namespace ElbContract.Emulator.Personalities;

/// <summary>What becomes of a request that the page says nothing about.</summary>
internal enum OpenRequests
{
    /// <summary>Accepted where it is clear what listener is meant, refused with 400 elsewhere.</summary>
    AcceptedWhereClear,

    /// <summary>Accepted, whatever it takes: odd backends, other letters, one key twice, certificates of any kind. Refused with 400 only
    /// where a text cannot be decoded.</summary>
    Accepted,

    /// <summary>400.</summary>
    BadRequest,

    /// <summary>422, a status that the page does not have.</summary>
    Unprocessable,

    /// <summary>409, likewise.</summary>
    Conflict,
}

/// <summary>How a word is shown that is accepted in other letters than the page's.</summary>
internal enum OpenWords
{
    /// <summary>In the page's: <c>HTTP</c>, <c>TLS 1.2</c>.</summary>
    Documented,

    /// <summary>As it was sent: <c>http</c>, <c>TLSv1.2</c>.</summary>
    AsSent,
}

/// <summary>The answer to an id of nothing.</summary>
internal enum UnknownThing
{
    /// <summary>400.</summary>
    BadRequest,

    /// <summary>404.</summary>
    NotFound,
}

/// <summary>The answer to another project's id.</summary>
internal enum OtherProject
{
    /// <summary>403.</summary>
    Forbidden,

    /// <summary>401.</summary>
    Unauthorized,

    /// <summary>404.</summary>
    NotFound,
}

/// <summary>Which of a request's faults is answered.</summary>
internal enum Precedence
{
    /// <summary>The path before the token, the token before the parameters, and those in the page's order.</summary>
    CallerFirst,

    /// <summary>The other way round.</summary>
    ParametersFirst,
}
