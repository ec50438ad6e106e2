namespace ElbContract.Emulator.Faults;

/// <summary>A way to depart from a clause that no answer to this call shows.</summary>
/// <param name="Id">As that of a <see cref="SeededFault"/>.</param>
/// <param name="Clause">The id of the clause that it breaks.</param>
/// <param name="Sentence">What the provider does wrong.</param>
/// <param name="Reason">Why it cannot be seen.</param>
public sealed record UnobservableFault(string Id, string Clause, string Sentence, string Reason);
