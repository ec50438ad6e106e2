namespace ElbContract.Verification.Verdicts;

/// <summary>A contract that asks for a part of the page only.</summary>
/// <param name="Consumers">Whose it is, by the names that stand in it.</param>
/// <param name="Interactions">How many of its interactions were sent.</param>
/// <param name="Messages">How many of its interactions are messages, which nothing sends.</param>
public sealed record ContractPart(IReadOnlyList<string> Consumers, int Interactions, int Messages);
