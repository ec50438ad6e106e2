using ElbContract.Specification.Listeners;

namespace ElbContract.Specification.Clauses;

/// <summary>What one clause says about one request. Small, because every request has dozens.</summary>
internal readonly record struct Ruling
{
    private readonly byte _strength;
    private readonly byte _statuses;

    private Ruling(Strength strength, StatusSet statuses, FieldSet frees)
    {
        Applies = true;
        _strength = (byte)strength;
        _statuses = (byte)statuses;
        Frees = frees;
    }

    /// <summary>The clause does not apply to the request.</summary>
    public static Ruling None => default;

    public static Ruling Accept { get; } = new(Strength.Accept, StatusSet.S200, default);

    /// <summary>Refused with 400.</summary>
    public static Ruling Reject { get; } = new(Strength.Reject, StatusSet.S400, default);

    /// <summary>Refused with 400, or accepted with the parameter not in effect: the clause's answer rule sees to that.</summary>
    public static Ruling Either { get; } = new(Strength.Either, StatusSet.S200 | StatusSet.S400, default);

    public bool Applies { get; }
    public Strength Strength => (Strength)_strength;
    public StatusSet Statuses => (StatusSet)_statuses;

    /// <summary>The fields whose values in an answer nothing is documented about.</summary>
    public FieldSet Frees { get; }

    /// <summary>Whether it says no more than <see cref="Accept"/>.</summary>
    public bool IsPlainlyAccepting => Applies && Strength == Strength.Accept && Frees.Bits == 0;

    /// <summary>Refused with one of other statuses than 400 alone.</summary>
    public static Ruling RejectWith(StatusSet statuses) => new(Strength.Reject, statuses, default);

    /// <summary>Accepted, and what the answer shows for these fields is not documented.</summary>
    public static Ruling AcceptFreeing(params ReadOnlySpan<ListenerField> fields) =>
        new(Strength.Accept, StatusSet.S200, FieldSet.Of(fields));

    /// <summary>Nothing documented, neither for the status nor for these fields of an answer.</summary>
    public static Ruling Free(params ReadOnlySpan<ListenerField> fields) => new(Strength.Free, default, FieldSet.Of(fields));

    public static Ruling AcceptIf(bool accepted) => accepted ? Accept : Reject;
}
