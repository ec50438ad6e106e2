using System.Runtime.CompilerServices;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Clauses.Subjects;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Specification.Judging;

/// <summary>Says what the page asks of an answer, and where an answer departs from it. Pure: no state, no I/O.</summary>
public static class Judge
{
    private static readonly Clause[] AnswerClauses = [.. Catalogue.Clauses.Where(clause => clause.Answer is not null)];

    /// <summary>What the page asks of the answer to this POST, from a provider that knows what <paramref name="provider"/> says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Expectation Expect(AddListenerRequestOnWire request, IProviderContext provider)
    {
        var body = ListenerDocument.Parse(request.Body);
        var rulings = new Rulings();
        var path = ListenerPath.Parse(request.Path);
        if (StatusClauses.Condition(path, provider, rulings))
            return new Expectation(null, body, rulings);

        UriClauses.Project(path, provider, rulings);
        StatusClauses.Token(provider.Token(request.Token), rulings);
        if (body.Form != DocumentForm.Object)
        {
            rulings.Add(StatusClauses.BadRequest, Ruling.Reject);
            return new Expectation(null, body, rulings);
        }

        var facts = new RequestFacts(body, provider);
        rulings.Add(facts);
        return new Expectation(facts, body, rulings);
    }

    /// <summary>Every place where an answer departs from what was expected; none for a conforming one.</summary>
    public static IReadOnlyList<Finding> Examine(Expectation expectation, int status, ReadOnlyMemory<byte> body)
    {
        // Where a refusal is due, or allowed, one that is answered with success is one of another status: the rules were kept.
        var accepted = status is >= 200 and < 300 && (expectation.Strength is Strength.Accept or Strength.Free || !ErrorBody.Is(body));
        return expectation.Strength switch
        {
            Strength.Reject => ExamineRefusal(expectation, status, accepted),
            _ when accepted => ExamineAcceptance(expectation, status, body),
            Strength.Free => [],
            // An error that is answered with success is a refusal, and those have one status.
            Strength.Either when status is >= 200 and < 300 => [StatusFinding(StatusClauses.BadRequest, StatusSet.S400, status)],
            Strength.Either => expectation.AllowedStatuses.Contains(status)
                ? []
                : [StatusFinding(StatusClauses.BadRequest, expectation, status)],
            _ => [StatusFinding(UriClauses.Add, expectation, status)],
        };
    }

    private static IReadOnlyList<Finding> ExamineRefusal(Expectation expectation, int status, bool accepted)
    {
        if (expectation.AllowedStatuses.Contains(status))
            return [];
        // Accepted: every rule that forbids it was passed over. Refused with another status: the rules were kept, the status was not.
        if (accepted)
            return [.. expectation.Refusals.Select(clause => StatusFinding(clause, expectation, status))];
        return [StatusFinding(StatusClauses.For(expectation.AllowedStatuses), expectation, status)];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static IReadOnlyList<Finding> ExamineAcceptance(Expectation expectation, int status, ReadOnlyMemory<byte> body)
    {
        if (expectation.Facts is not { } request)
            return [];
        var listener = ListenerDocument.Parse(body);
        if (expectation.Strength == Strength.Free)
            return ExamineFreely(expectation, request, listener);
        List<Finding> findings = [];
        if (status != 200)
            findings.Add(StatusFinding(StatusClauses.Ok, expectation, status));
        if (UriClauses.WrongForm(listener) is { } form)
        {
            findings.Add(new Finding(UriClauses.Add.Id, "$.body", new Expected.Listener(), form));
            return findings;
        }

        var answer = new AnswerFacts(request, expectation.Frees, listener);
        foreach (var clause in AnswerClauses)
            clause.Answer!(answer);
        return findings.Count == 0 ? answer.Findings : [.. findings, .. answer.Findings];
    }

    // What the open parameter itself must not show, if its clause says so; nothing else is documented.
    private static IReadOnlyList<Finding> ExamineFreely(Expectation expectation, RequestFacts request, ListenerDocument listener)
    {
        if (listener.Form != DocumentForm.Object)
            return [];
        var answer = new AnswerFacts(request, expectation.Frees, listener);
        foreach (var said in expectation.Statements)
        {
            if (said.Strength is Strength.Free or Strength.Either)
                said.Clause.Answer?.Invoke(answer);
        }

        return answer.Findings;
    }

    private static Finding StatusFinding(Clause clause, Expectation expectation, int status) =>
        StatusFinding(clause, clause == StatusClauses.Ok ? StatusSet.S200 : expectation.AllowedStatuses, status);

    private static Finding StatusFinding(Clause clause, StatusSet expected, int status) =>
        new(
            clause.Id,
            "$.status",
            new Expected.Status(expected.ToList()),
            status.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
}
