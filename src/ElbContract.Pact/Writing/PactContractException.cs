namespace ElbContract.Pact.Writing;

/// <summary>A contract that cannot be written as it stands, with everything that is wrong with it.</summary>
internal sealed class PactContractException : PactException
{
    internal PactContractException(IReadOnlyList<string> problems)
        : base("The contract is not written: " + string.Join("; ", problems) + ".") => Problems = problems;

    /// <summary>Each names the interaction, the place in it and what to change.</summary>
    public IReadOnlyList<string> Problems { get; }
}
