namespace ElbContract.Verification.Judgement;

/// <summary>What Pact's verifier holds against one answer.</summary>
/// <remarks>The type is Pact's own word, such as <c>StatusMismatch</c>; the path a place in the body, such as <c>$.update_time</c>, or null.</remarks>
internal sealed record PactMismatch(string Type, string? Path, string Expected, string Actual);
