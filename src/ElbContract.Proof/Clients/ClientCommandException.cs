using ElbContract.Specification;

namespace ElbContract.Proof.Clients;

/// <summary>The client cannot be started.</summary>
public sealed class ClientCommandException(string message, Exception cause) : MistakeException(message, cause);
