namespace ElbContract.Proof;

/// <summary>A clause that failed.</summary>
/// <param name="Clause">Its id.</param>
/// <param name="Cases">In how many cases.</param>
public sealed record Accusation(string Clause, int Cases);
