using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Specification.Answers;

/// <summary>Whether, and with what, a conforming provider refuses a request: the judge's expectation made into one answer.</summary>
public static class Refusal
{
    /// <summary>The refusal of a request to add a listener, or null where it is accepted.</summary>
    public static ProviderError? Of(Expectation expectation, IProviderContext provider, Stance stance)
    {
        ArgumentNullException.ThrowIfNull(expectation);
        switch (expectation.Strength)
        {
            case Strength.Accept:
                return null;
            case Strength.Reject:
                return Because(expectation, Strength.Reject);
        }

        if (stance is Stance.Refuse && expectation.Statements.Any(statement => statement.Strength is Strength.Either))
            return Because(expectation, Strength.Either);
        if (OpenRequest.MakesAListener(expectation.Request, provider))
            return null;
        return Because(expectation, expectation.Strength).For(expectation.Request);
    }

    /// <summary>The refusal of a request whose body can be read in two ways or in none, with the words for just that; the same where its
    /// body is clear.</summary>
    public static ProviderError For(this ProviderError error, ListenerDocument request)
    {
        ArgumentNullException.ThrowIfNull(error);
        return OpenRequest.Ambiguity(request) is { } words ? error with { Message = $"{PageMessage(error.Status)}: {words}" } : error;
    }

    /// <summary>The error of a whole call, whatever it asks for.</summary>
    /// <param name="status">400, 401, 403, 404, 500 or 503.</param>
    public static ProviderError With(int status) =>
        With(
            status,
            Catalogue.Find($"status.{status}")
                ?? throw new ArgumentOutOfRangeException(nameof(status), status, "No clause is about this status.")
        );

    private static ProviderError Because(Expectation expectation, Strength strength)
    {
        // The first clause that speaks so: the path before the token, the token before the parameters.
        var statement = expectation.Statements.First(statement => statement.Strength == strength);
        var error = With(MostTelling(statement.Statuses), statement.Clause);
        return statement.Clause.Id == ClauseIds.Status400 ? error.For(expectation.Request) : error;
    }

    /// <summary>The error of a call that is refused for the sake of this clause.</summary>
    /// <param name="status">400 to 599.</param>
    /// <param name="clause">Its sentence becomes the message.</param>
    public static ProviderError With(int status, Clause clause)
    {
        ArgumentNullException.ThrowIfNull(clause);
        return new(status, ErrorCode.Of(status, clause.Id), $"{PageMessage(status)}: {clause.Sentence}");
    }

    /// <summary>400 before 403 before what else is allowed; 400 where all is open.</summary>
    private static int MostTelling(IReadOnlyList<int> allowed) =>
        allowed.Count == 0 || allowed.Contains(400) ? 400
        : allowed.Contains(403) ? 403
        : allowed[0];

    /// <summary>The message that the page names for each status. Anchors p570624225916 to p147075427593.</summary>
    private static string PageMessage(int status) =>
        status switch
        {
            400 => "badRequest",
            401 => "unauthorized",
            403 => "userDisabled",
            404 => "Not Found",
            500 => "authFault",
            503 => "serviceUnavailable",
            _ => "badRequest",
        };
}
