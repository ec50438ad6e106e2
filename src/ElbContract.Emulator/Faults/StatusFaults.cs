using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Emulator.Faults;

/// <summary>The right outcome with the wrong status. None becomes 429, 502, 503 or 504: whoever asks takes those for weather, and asks
/// again.</summary>
internal static class StatusFaults
{
    public static IEnumerable<SeededFault> All =>
        [
            Accepted(201),
            Accepted(202),
            // A 204 has no body: whoever is to find the listener in it finds none.
            SeededFault.Answering(
                ClauseIds.Status200,
                "204",
                "An accepted listener is answered 204.",
                (_, answer) => answer.Status == 200 ? Answer.NoContent : answer,
                ClauseIds.UriAdd
            ),
            .. ((int[])[200, 401, 403, 404, 405, 409, 422, 500]).Select(status => Swapped(400, status)),
            .. ((int[])[400, 403, 404, 500]).Select(status => Swapped(401, status)),
            .. ((int[])[400, 401, 404, 500]).Select(status => Swapped(403, status)),
            .. ((int[])[400, 401, 403, 405, 500]).Select(status => Swapped(404, status)),
            .. ((int[])[400, 401, 404, 501]).Select(status => Swapped(500, status)),
            .. ((int[])[400, 404, 500, 501]).Select(status => Swapped(503, status)),
            Some(400, "absent-422", "A missing parameter is answered 422.", 422, request => IsFor<Shape.Mandatory>(request)),
            Some(400, "absent-500", "A missing parameter is answered 500.", 500, request => IsFor<Shape.Mandatory>(request)),
            Some(400, "mistyped-422", "A value of another type is answered 422.", 422, request => IsFor<Shape.Typed>(request)),
            Some(400, "mistyped-500", "A value of another type is answered 500.", 500, request => IsFor<Shape.Typed>(request)),
            Some(400, "out-of-range-422", "A number out of its range is answered 422.", 422, request => IsFor<Shape.Range>(request)),
            Some(400, "length-422", "A text that is too long or too short is answered 422.", 422, request => IsFor<Shape.Length>(request)),
            Some(400, "unknown-word-422", "A word that is not documented is answered 422.", 422, request => IsFor<Shape.Words>(request)),
            Some(
                400,
                "invalid-422",
                "A parameter that is invalid for the protocol is answered 422.",
                422,
                request => request.Expectation.Strength is Strength.Either
            ),
            Some(
                400,
                "malformed-500",
                "A body that is not JSON is answered 500.",
                500,
                request => request.Body.Form is DocumentForm.Malformed
            ),
            Some(
                400,
                "array-500",
                "A body that is not an object is answered 500.",
                500,
                request => request.Body.Form is DocumentForm.NotAnObject
            ),
            Some(400, "empty-500", "An empty body is answered 500.", 500, request => request.Body.Form is DocumentForm.Empty),
            Some(
                400,
                "unknown-load-balancer-403",
                "A load balancer that does not exist is answered 403.",
                403,
                request => IsRefusedFor(request, ClauseIds.LoadbalancerIdExists)
            ),
            Some(
                400,
                "unknown-load-balancer-500",
                "A load balancer that does not exist is answered 500.",
                500,
                request => IsRefusedFor(request, ClauseIds.LoadbalancerIdExists)
            ),
            Some(400, "unknown-certificate-403", "A certificate that does not exist is answered 403.", 403, IsOfUnknownCertificate),
            Some(400, "unknown-certificate-500", "A certificate that does not exist is answered 500.", 500, IsOfUnknownCertificate),
            Some(401, "no-token-400", "A request without a token is answered 400.", 400, request => request.Call.Token is null),
            Some(401, "empty-token-400", "A request with an empty token is answered 400.", 400, request => request.Call.Token is ""),
            Some(
                401,
                "unknown-token-403",
                "A request with an unknown token is answered 403.",
                403,
                request => request.Call.Token is { Length: > 0 }
            ),
            Project(400),
            Project(500),
        ];

    private static SeededFault Accepted(int status) =>
        SeededFault.Answering(
            ClauseIds.Status200,
            $"{status}",
            $"An accepted listener is answered {status}.",
            (_, answer) => answer.Status == 200 ? answer with { Status = status } : answer
        );

    private static SeededFault Swapped(int documented, int status) =>
        Some(documented, $"{status}", $"The answer is {status} where {documented} is documented.", status, _ => true);

    private static SeededFault Some(int documented, string what, string sentence, int status, Func<PostedRequest, bool> when) =>
        SeededFault.Answering(
            $"status.{documented}",
            what,
            sentence,
            (request, answer) =>
                answer.Status == documented
                && IsAsked(documented, request.Expectation)
                && !request.Expectation.Statuses.Contains(status)
                && when(request)
                    ? answer with
                    {
                        Status = status,
                    }
                    : answer
        );

    /// <summary>Whether the status is one that the page asks for here, and a wrong one in its place is held against its clause.</summary>
    private static bool IsAsked(int status, Expectation expectation) =>
        status == 400 ? expectation.Statuses.Contains(400) : expectation.Statuses is [var only] && only == status;

    private static SeededFault Project(int status) =>
        SeededFault.Answering(
            ClauseIds.ProjectIdMandatory,
            $"another-answered-{status}",
            $"A project other than the token's own is answered {status}.",
            (request, answer) => request.Expectation.Statuses is [401, 403, 404] ? answer with { Status = status } : answer
        );

    private static bool IsFor<TShape>(PostedRequest request)
        where TShape : Shape => request.Expectation.Refusals.FirstOrDefault()?.Shape is TShape;

    private static bool IsRefusedFor(PostedRequest request, string clause) => request.Expectation.Refusals.FirstOrDefault()?.Id == clause;

    private static bool IsOfUnknownCertificate(PostedRequest request) =>
        IsRefusedFor(request, ClauseIds.CertificateIdMandatory) && request.Sends(CertificateId);
}
