namespace ElbContract.Verification.Planning;

/// <summary>A case that is not sent.</summary>
/// <param name="Case">The case.</param>
/// <param name="Reason">Why, for a reader.</param>
/// <param name="Missing">What the caller can give to have it sent, such as <c>--certificate</c>; empty where nothing would help.</param>
/// <param name="Counts">Whether its clause goes without a verdict for it: not so for what is merely observed.</param>
/// <param name="IsForbidden">Whether it asks for something else than the documented call.</param>
internal sealed record LeftOutCase(ContractCase Case, string Reason, IReadOnlyList<string> Missing, bool Counts, bool IsForbidden = false);
