using ElbContract.Specification;

namespace ElbContract.Verification.Planning;

/// <summary>A contract that cannot be verified: bad input from a person, not a departure of a provider.</summary>
internal sealed class ContractException : MistakeException
{
    public ContractException(string file, string problem)
        : base($"{file}: {problem}; make it with the feature suite (dotnet test) or with elb-contract pacts from-har") { }
}
