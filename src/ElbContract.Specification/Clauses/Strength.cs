namespace ElbContract.Specification.Clauses;

/// <summary>What a clause asks of a provider.</summary>
public enum Strength
{
    /// <summary>Answer 200 with a listener that matches the response table.</summary>
    Accept,

    /// <summary>Answer the documented error status: 400 unless the clause says otherwise.</summary>
    Reject,

    /// <summary>Refuse with 400, or answer 200 and show the parameter as not in effect.</summary>
    Either,

    /// <summary>Nothing is documented: no answer departs from the page, and what is seen is reported.</summary>
    Free,
}
