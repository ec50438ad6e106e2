using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports;

/// <summary>Where results are shown beside files: which of them are there, and where the ledger can be read.</summary>
public sealed record CodeHost
{
    /// <summary>Has the feature files, and no ledger.</summary>
    public static CodeHost WithFeatures { get; } = new() { Has = _ => true };

    /// <summary>Whether it has a file; paths are from its root, with slashes.</summary>
    public required Func<string, bool> Has { get; init; }

    /// <summary>A file that it has, which results stand at whose feature file it has not; null for none.</summary>
    public string? Instead { get; init; }

    /// <summary>The address of the ledger, <c>docs/ledger.md</c> of this project as a page; null where it is not known.</summary>
    public Uri? Ledger { get; init; }

    /// <summary>The file, and the line, that a result stands at; null for none.</summary>
    internal (string File, int? Line)? PlaceOf(CaseResult one) =>
        one.Feature is { } feature && Has(feature) ? (feature, one.Line)
        : Instead is { } instead ? (instead, null)
        : null;

    /// <summary>The clause in the ledger, whose headings are subjects; null where it is not known.</summary>
    internal Uri? LinkTo(Clause clause) => Ledger is null ? null : new Uri(Ledger, "#" + clause.Id[..clause.Id.IndexOf('.')]);

    /// <summary>Where there is more about a clause: at an address, or by a command.</summary>
    internal string MoreOn(Clause clause) => LinkTo(clause)?.AbsoluteUri ?? $"elb-contract clauses --clause {clause.Id}";
}
