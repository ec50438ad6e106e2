using System.Text.Json.Nodes;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Faults;

/// <summary>What can be wrong with the call as a whole: its path, its project, its token, and the form of its bodies.</summary>
internal static class CallFaults
{
    public static IEnumerable<SeededFault> All =>
        [
            SeededFault.Refusing(ClauseIds.UriAdd, "refused", "Every listener is refused.", _ => true),
            SeededFault.Answering(
                ClauseIds.UriAdd,
                "system-error",
                "Every listener is answered 500.",
                (request, answer) =>
                    request.Expectation.Strength is Strength.Accept && answer.Status == 200 ? Answer.Error(Refusal.With(500)) : answer
            ),
            Bodied(
                "wrapped-in-listener",
                "The listener is wrapped in an object with the key listener.",
                listener => $$"""{"listener":{{listener}}}"""
            ),
            Bodied("wrapped-in-data", "The listener is wrapped in an object with the key data.", listener => $$"""{"data":{{listener}}}"""),
            Bodied("in-an-array", "The listener is wrapped in an array.", listener => $"[{listener}]"),
            Bodied(
                "as-text",
                "The listener is a JSON string that holds the object as text.",
                listener => JsonValue.Create(listener).ToJsonString()
            ),
            Bodied("null", "The body of an accepting answer is null.", _ => "null"),
            Bodied("empty-object", "The body of an accepting answer is an object without fields.", _ => "{}"),
            Bodied("empty", "The body of an accepting answer is empty.", _ => ""),
            Bodied("not-json", "The body of an accepting answer is a word.", _ => "accepted"),
            Bodied("cut-off", "The body of an accepting answer is cut off in the middle.", listener => listener[..(listener.Length / 2)]),
            SeededFault.Accepting(
                ClauseIds.ProjectIdMandatory,
                "absent-accepted",
                "A path without a project is served.",
                request => request.Path.Form is ListenerPathForm.WithoutProject
            ),
            SeededFault.Accepting(
                ClauseIds.ProjectIdMandatory,
                "another-accepted",
                "A project other than the token's own is served.",
                request => request.Path.Form is ListenerPathForm.Listeners
            ),
            SeededFault.Accepting(
                ClauseIds.Status400,
                "malformed-accepted",
                "A body that is not JSON creates a listener.",
                request => request.Body.Form is DocumentForm.Malformed
            ),
            SeededFault.Accepting(
                ClauseIds.Status400,
                "empty-accepted",
                "An empty body creates a listener.",
                request => request.Body.Form is DocumentForm.Empty && request.Call.Body is not null
            ),
            SeededFault.Accepting(
                ClauseIds.Status400,
                "array-accepted",
                "A body that is an array creates a listener.",
                request => IsNoObject(request) && FirstByte(request) == '['
            ),
            SeededFault.Accepting(
                ClauseIds.Status400,
                "literal-accepted",
                "A body that is a string, a number or a literal creates a listener.",
                request => IsNoObject(request) && FirstByte(request) != '['
            ),
            SeededFault.Accepting(
                ClauseIds.Status401,
                "no-token-accepted",
                "A request without a token is served.",
                request => request.Call.Token is null
            ),
            SeededFault.Accepting(
                ClauseIds.Status401,
                "empty-token-accepted",
                "A request with an empty token is served.",
                request => request.Call.Token is ""
            ),
            SeededFault.Accepting(
                ClauseIds.Status401,
                "unknown-token-accepted",
                "A request with an unknown token is served.",
                request => request.Call.Token is { Length: > 0 }
            ),
            SeededFault.Accepting(ClauseIds.Status401, "not-checked", "Tokens are not checked.", _ => true),
            SeededFault.Accepting(ClauseIds.Status403, "not-checked", "Permissions are not checked.", _ => true),
            SeededFault.Accepting(
                ClauseIds.Status404,
                "unknown-path-accepted",
                "A path that does not exist creates a listener.",
                _ => true
            ),
            SeededFault.Accepting(ClauseIds.Status500, "accepted", "A system error is answered 200.", _ => true),
            SeededFault.Accepting(ClauseIds.Status503, "accepted", "An unavailable service answers 200.", _ => true),
        ];

    private static SeededFault Bodied(string what, string sentence, Func<string, string> change) =>
        SeededFault.Answering(
            ClauseIds.UriAdd,
            what,
            sentence,
            (_, answer) =>
                answer.Status == 200
                    ? Answer.Ok(
                        new AnswerBody(
                            AnswerBody.Json,
                            System.Text.Encoding.UTF8.GetBytes(change(System.Text.Encoding.UTF8.GetString(answer.Body.Bytes.Span)))
                        )
                    )
                    : answer
        );

    private static bool IsNoObject(PostedRequest request) => request.Body.Form is DocumentForm.NotAnObject;

    private static byte FirstByte(PostedRequest request) => request.Call.Body!.Value.Span.TrimStart(" \t\r\n"u8)[0];
}
