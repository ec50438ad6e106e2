namespace ElbContract.Verification.Brokering;

/// <summary>Which contracts a broker is asked for.</summary>
/// <param name="Provider">The provider's name there.</param>
public sealed record PactSelection(string Provider)
{
    /// <summary>Consumer version selectors, each a JSON object. Default: those of main branches, and those that are deployed or
    /// released.</summary>
    public IReadOnlyList<string> Selectors { get; init; } = ["""{"mainBranch":true}""", """{"deployedOrReleased":true}"""];

    /// <summary>The branch that is verified: pacts that it has not satisfied yet are pending. Null: none is.</summary>
    public string? ProviderBranch { get; init; }

    /// <summary>From when on pacts count that are work in progress; null for none of them.</summary>
    public DateOnly? WipSince { get; init; }
}
