namespace ElbContract.Reports.Comparing;

/// <summary>Something of one clause that is another in the new report.</summary>
public sealed record Change
{
    public required ChangeKind Kind { get; init; }

    /// <summary>The id of the clause.</summary>
    public required string Clause { get; init; }

    /// <summary>The verdict in the old report or, where the page is silent, what was observed; null where the old report has no such
    /// clause.</summary>
    public string? Was { get; init; }

    /// <summary>The same of the new report.</summary>
    public string? Is { get; init; }

    /// <summary>The finding that came or went; null where it is about something else.</summary>
    public string? Finding { get; init; }

    /// <summary>Why it is no longer verified; null where it is, or the report does not say.</summary>
    public string? Reason { get; init; }

    /// <summary>The names of the cases in which it shows; none where it is about the clause alone.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [];
}

/// <summary>What a change amounts to; the order is that of the comparison.</summary>
public enum ChangeKind
{
    /// <summary>A finding came, or one that was waived no longer is.</summary>
    NowFails,

    /// <summary>A finding went and its case was sent, or it is waived now.</summary>
    NoLongerFails,

    /// <summary>Another answer where nothing is documented: nobody is accused.</summary>
    BehavesDifferently,

    /// <summary>The new report says nothing where the old one did.</summary>
    NotVerifiedAnyMore,

    /// <summary>The new report says something where the old one did not, and it is nothing bad.</summary>
    VerifiedNow,
}
