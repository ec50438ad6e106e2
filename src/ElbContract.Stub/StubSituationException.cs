namespace ElbContract.Stub;

/// <summary>A request asks the stub for a situation that it does not know.</summary>
public sealed class StubSituationException(string message) : Exception(message);
