using ElbContract.Emulator.Personalities;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Proof;

/// <summary>What the suite says of a provider that conforms.</summary>
/// <param name="Personality">How it uses the page's freedoms.</param>
/// <param name="Provider">What was found.</param>
public sealed record PersonalityProof(Personality Personality, ProviderProof Provider)
{
    /// <summary>Whether it was not told to conform.</summary>
    public bool IsFalseAlarm => Provider.Verdict != RunVerdict.Conforms;
}
