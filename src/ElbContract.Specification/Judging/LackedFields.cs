using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Specification.Judging;

/// <summary>The fields that answers lack although they are to show them: what a rule says of the value that is in effect cannot be seen
/// then, so the lack breaks one clause and no other.</summary>
public sealed class LackedFields
{
    // What a finding shows of a field that is not there.
    private const string Absent = "absent";
    private const string Body = "$.body.";

    private readonly Dictionary<string, string> _clauses = new(StringComparer.Ordinal);

    /// <param name="findings">Of answers.</param>
    public LackedFields(IEnumerable<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        foreach (var finding in findings)
            Note(finding);
    }

    /// <summary>Whether an answer lacks a field.</summary>
    public static bool IsLack(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding is { Actual: Absent } && finding.Where.StartsWith(Body, StringComparison.Ordinal);
    }

    /// <summary>Adds a finding of an answer.</summary>
    public void Note(Finding finding)
    {
        if (IsLack(finding) && Catalogue.Find(finding.Clause)?.Shape is Shape.Shown shown && finding.Where == Body + shown.Field.JsonName())
            _clauses.TryAdd(finding.Where, finding.Clause);
    }

    /// <summary>The finding, charged to the clause that asks for the field where it is for its lack.</summary>
    public Finding Charge(Finding finding) =>
        IsLack(finding) && _clauses.TryGetValue(finding.Where, out var clause) ? finding with { Clause = clause } : finding;
}
