using ElbContract.Specification.Clauses;

namespace ElbContract.Traffic.Checking;

/// <summary>What is said of a recorded exchange.</summary>
/// <param name="Client">Where the request is not as the page allows; the place is in the request: <c>$.path</c>,
/// <c>$.body.name</c>.</param>
/// <param name="Provider">Where the answer is not as the page allows.</param>
/// <param name="Silence">Why nothing, or not everything, could be said.</param>
public readonly record struct ExchangeVerdict(IReadOnlyList<Finding> Client, IReadOnlyList<Finding> Provider, Silence Silence)
{
    /// <summary>Parameters of the request that the page does not document: they break no rule, and are easily misspelt ones.</summary>
    public IReadOnlyList<string> UnknownParameters { get; init; } = [];

    /// <summary>What keeps a reader of the request from telling what is meant, and what to do, as a sentence; null where nothing does.
    /// No clause is about it.</summary>
    public string? Ambiguity { get; init; }

    /// <summary>Whether neither side departs from the page, as far as something can be said.</summary>
    public bool Conforms => Client.Count == 0 && Provider.Count == 0;
}

/// <summary>Why an exchange, or one side of it, cannot be judged.</summary>
public enum Silence
{
    /// <summary>All was judged.</summary>
    None,

    /// <summary>The request's body is not in the recording, or not whole.</summary>
    RequestNotKept,

    /// <summary>The answer's body is not in the recording, or not whole: its status was judged.</summary>
    ResponseNotKept,

    /// <summary>No answer came: nobody is judged.</summary>
    NoAnswer,

    /// <summary>A redirection, 407 or <see cref="Specification.Answers.Weather"/>: what says it stands before the provider.</summary>
    Weather,

    /// <summary>The port was taken: ELB.6101.</summary>
    PortTaken,

    /// <summary>A conforming request was refused with 400, perhaps for an id that did not exist there: the recording does not
    /// say.</summary>
    Unexplained,
}
