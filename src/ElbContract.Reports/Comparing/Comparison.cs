namespace ElbContract.Reports.Comparing;

/// <summary>What is another in one run than in an earlier one. It fails nobody.</summary>
public sealed record Comparison
{
    public required ComparedRun Old { get; init; }
    public required ComparedRun New { get; init; }

    /// <summary>By kind, and within a kind in the order of the reports' clauses.</summary>
    public required IReadOnlyList<Change> Changes { get; init; }

    /// <summary>The names of cases that only the new report has, under clauses that both have.</summary>
    public required IReadOnlyList<string> NewCases { get; init; }

    /// <summary>The names of cases that only the old report has, under clauses that both have.</summary>
    public required IReadOnlyList<string> GoneCases { get; init; }

    /// <summary>How many clauses of both reports have no change.</summary>
    public required int UnchangedClauses { get; init; }

    /// <param name="oldPath">A JSON report.</param>
    /// <param name="newPath">A later one, of the same endpoint or another.</param>
    /// <exception cref="ReportFormatException">One of them is none.</exception>
    public static Comparison Of(string oldPath, string newPath) =>
        new Comparer(ReportDocument.Read(oldPath), ReportDocument.Read(newPath)).Compare();
}

/// <summary>One of the two runs.</summary>
/// <param name="Endpoint">Where its requests went.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Verdict">Its verdict, as reports write it.</param>
/// <param name="Shard">The part of the contract that it was about; null for the whole.</param>
public sealed record ComparedRun(string Endpoint, DateTimeOffset StartedAt, string Verdict, string? Shard);
