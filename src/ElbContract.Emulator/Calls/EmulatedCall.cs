namespace ElbContract.Emulator.Calls;

/// <summary>A call that the emulator answers.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Resource">What its path leads to.</param>
/// <param name="Name">What it does, as the title of a page.</param>
/// <param name="Footing">What most of its answers follow.</param>
internal sealed record EmulatedCall(string Method, Resource Resource, string Name, Footing Footing)
{
    /// <summary>What it does there beyond the clauses of the page, and what each of that follows.</summary>
    public IReadOnlyList<EmulatedRule> Rules => CallRules.Of(this);
}
