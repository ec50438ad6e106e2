using ElbContract.Emulator.Faults;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Proof;

/// <summary>What the suite says of a provider that breaks one clause.</summary>
/// <param name="Fault">What it does wrong.</param>
/// <param name="Provider">What was found.</param>
public sealed record FaultProof(SeededFault Fault, ProviderProof Provider)
{
    /// <summary>Whether the provider is told to depart from the page.</summary>
    public bool IsCaught => Provider.Verdict == RunVerdict.Violates;

    /// <summary>Whether the clause that it breaks is among those that failed.</summary>
    public bool IsNamed => IsCaught && Provider.Accused.Any(accused => accused.Clause == Fault.Clause);

    /// <summary>The clauses that failed although the provider keeps them.</summary>
    public IEnumerable<Accusation> Bystanders =>
        Provider.Accused.Where(accused =>
            accused.Clause != Fault.Clause && !Fault.AlsoBreaks.Contains(accused.Clause, StringComparer.Ordinal)
        );
}
