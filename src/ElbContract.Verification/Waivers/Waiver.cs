using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Waivers;

/// <summary>A departure that is known and accepted until a date.</summary>
public sealed record Waiver
{
    /// <summary>The id of the clause that is broken.</summary>
    public required string Clause { get; init; }

    /// <summary>The names or keys of the cases that it is for; empty: every case of the clause.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [];

    /// <summary>What it covers; anything else that is found fails the run.</summary>
    public required FindingPattern Finding { get; init; }

    public required string Reason { get; init; }

    /// <summary>Who sees to it that it comes to an end.</summary>
    public required string Owner { get; init; }

    /// <summary>The last day that it covers anything.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>File and line that it stands in.</summary>
    public required string Source { get; init; }

    internal bool IsFor(CaseResult one) => Cases.Count == 0 || Cases.Any(name => Names(name, one));

    internal static bool Names(string name, CaseResult one) => name == one.Name || name == one.Key;
}
