using ElbContract.Specification.Clauses;

namespace ElbContract.Verification.Planning;

/// <summary>A request to add a listener that a run is to send, and what it is about.</summary>
public abstract class PlannedCase
{
    private protected PlannedCase() { }

    /// <summary>The same in every run, and another for every case.</summary>
    public abstract string Key { get; }

    /// <summary>What it asks, in a line.</summary>
    public abstract string Name { get; }

    /// <summary>The id of the clause that it is charged to.</summary>
    public abstract string Clause { get; }

    /// <summary>The feature file of its scenario; null where it has none, or the contract does not tell.</summary>
    internal virtual string? Feature => null;

    /// <summary>The line of the scenario, or of its row of examples, in the feature file; null as above.</summary>
    internal virtual int? Line => null;

    /// <summary>What a scenario says of the outcome; null where none does.</summary>
    internal virtual Strength? Strength => null;

    /// <summary>The names of its provider states.</summary>
    internal abstract IReadOnlyList<string> States { get; }

    /// <summary>Whether the outcome is not documented, so that it is only sent to observe.</summary>
    internal bool IsFree => Strength == Specification.Clauses.Strength.Free;
}
