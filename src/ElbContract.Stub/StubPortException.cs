using ElbContract.Specification;

namespace ElbContract.Stub;

/// <summary>The stub cannot listen on the port it is given.</summary>
public sealed class StubPortException(string message) : MistakeException(message);
