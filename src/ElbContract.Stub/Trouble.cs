namespace ElbContract.Stub;

/// <summary>What goes wrong before a request is judged.</summary>
public enum Trouble
{
    None,

    /// <summary>500 to every call.</summary>
    SystemError,

    /// <summary>503 to every call.</summary>
    Unavailable,

    /// <summary>The connection is reset before the first byte of an answer.</summary>
    DroppedConnection,

    /// <summary>The answer is right, but comes after <see cref="StubSituation.Delay"/>.</summary>
    SlowAnswer,
}
