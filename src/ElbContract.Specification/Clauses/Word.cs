using ElbContract.Specification.Listeners;

namespace ElbContract.Specification.Clauses;

/// <summary>What one clause says of one request. Small, for there are dozens of every request.</summary>
internal readonly record struct Word
{
    private readonly byte _strength;
    private readonly byte _statuses;

    private Word(Strength strength, StatusSet statuses, FieldSet frees)
    {
        IsSpoken = true;
        _strength = (byte)strength;
        _statuses = (byte)statuses;
        Frees = frees;
    }

    /// <summary>The clause does not apply to the request.</summary>
    public static Word Silence => default;

    public static Word Accept { get; } = new(Strength.Accept, StatusSet.S200, default);

    /// <summary>Refused with 400.</summary>
    public static Word Reject { get; } = new(Strength.Reject, StatusSet.S400, default);

    /// <summary>Refused with 400, or accepted with the parameter not in effect: the clause's answer rule sees to that.</summary>
    public static Word Either { get; } = new(Strength.Either, StatusSet.S200 | StatusSet.S400, default);

    public bool IsSpoken { get; }
    public Strength Strength => (Strength)_strength;
    public StatusSet Statuses => (StatusSet)_statuses;

    /// <summary>The fields whose values in an answer nothing is documented about.</summary>
    public FieldSet Frees { get; }

    /// <summary>Refused with one of other statuses than 400 alone.</summary>
    public static Word RejectWith(StatusSet statuses) => new(Strength.Reject, statuses, default);

    /// <summary>Accepted, and what the answer shows for these fields is not documented.</summary>
    public static Word AcceptFreeing(params ReadOnlySpan<ListenerField> fields) =>
        new(Strength.Accept, StatusSet.S200, FieldSet.Of(fields));

    /// <summary>Nothing documented, neither for the status nor for these fields of an answer.</summary>
    public static Word Free(params ReadOnlySpan<ListenerField> fields) => new(Strength.Free, default, FieldSet.Of(fields));

    public static Word AcceptIf(bool accepted) => accepted ? Accept : Reject;
}
