namespace ElbContract.Traffic.Exchanges;

/// <summary>How far an exchange came.</summary>
public enum ExchangeOutcome
{
    /// <summary>A whole answer came, whatever its status.</summary>
    Answered,

    /// <summary>Nothing accepts connections at the address.</summary>
    NoConnection,

    /// <summary>The host name has no address.</summary>
    NameNotResolved,

    /// <summary>The time for the connection or for the whole exchange ran out. The request may have been carried out.</summary>
    TimedOut,

    /// <summary>No TLS session, or a certificate that does not verify; the reason says which.</summary>
    TlsFailed,

    /// <summary>A body is larger than what is kept; the transfer was given up.</summary>
    BodyTooLarge,

    /// <summary>The connection ended within the body. The request was probably carried out.</summary>
    BodyCutShort,

    /// <summary>The run was stopped, or the client hung up before its request was whole.</summary>
    Cancelled,

    /// <summary>No token or signature could be had for it: nothing was sent.</summary>
    NoCredential,

    /// <summary>Anything else, such as an answer that is not HTTP.</summary>
    Failed,
}
