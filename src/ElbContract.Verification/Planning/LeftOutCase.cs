namespace ElbContract.Verification.Planning;

/// <summary>A case that is not sent.</summary>
/// <param name="Case">The case.</param>
/// <param name="Reason">Why, for a reader.</param>
/// <param name="IsIncomplete">Whether the caller can give what is missing.</param>
/// <param name="Counts">Whether its clause goes without a verdict for it: not so for what is merely observed.</param>
/// <param name="IsForbidden">Whether it asks for something else than the documented call.</param>
internal sealed record LeftOutCase(ContractCase Case, string Reason, bool IsIncomplete, bool Counts, bool IsForbidden = false);
