namespace ElbContract.Features.Contracts;

/// <summary>The features do not make a contract, and what to change in them.</summary>
public sealed class ContractException(string message) : Exception(message);
