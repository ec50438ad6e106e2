using ElbContract.Specification.Answers;

namespace ElbContract.Emulator.Identity;

/// <summary>A request as far as the identity service reads it.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Path">As sent, without the query.</param>
/// <param name="Query">As sent, with its question mark; empty without one.</param>
/// <param name="Address">The emulator's own as the client wrote it, such as <c>http://127.0.0.1:8080</c>.</param>
/// <param name="Token">Who asks; null without a token.</param>
/// <param name="SubjectToken">What is asked about; null without the header.</param>
/// <param name="Body">Null where it is too large.</param>
internal readonly record struct IdentityCall(
    string Method,
    string Path,
    string Query,
    string Address,
    string? Token,
    string? SubjectToken,
    ReadOnlyMemory<byte>? Body
);

/// <summary>What the identity service says.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">JSON, or nothing.</param>
/// <param name="SubjectToken">Goes into the header <c>X-Subject-Token</c>; null for none.</param>
internal readonly record struct IdentityAnswer(int Status, AnswerBody Body, string? SubjectToken = null);
