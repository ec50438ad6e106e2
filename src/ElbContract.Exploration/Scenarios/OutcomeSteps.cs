using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;

namespace ElbContract.Exploration.Scenarios;

/// <summary>How the features say what the page asks of an answer.</summary>
internal static class OutcomeSteps
{
    /// <summary>In one or two words, for titles.</summary>
    public static string Word(Expectation expectation) =>
        expectation.Strength switch
        {
            Strength.Accept => "accepted",
            Strength.Reject => "refused",
            Strength.Either => "refused or not in effect",
            _ => "not documented",
        };

    /// <summary>The steps, the first without its keyword.</summary>
    public static IEnumerable<string> Of(Expectation expectation) =>
        expectation.Strength switch
        {
            Strength.Accept => ["the listener is accepted"],
            Strength.Reject => [Refused(expectation.Statuses)],
            Strength.Either => Either(expectation),
            _ => ["nothing is documented about the outcome"],
        };

    /// <summary>What the answer shows where it departed; nothing where the outcome says it already.</summary>
    public static IEnumerable<string> Of(Finding finding, Expectation expectation)
    {
        if (finding.Where == "$.body")
            return ["the answer is one JSON object with the listener at its top level"];
        if (
            expectation.Strength == Strength.Either
            || Field(finding) is not { } field
            || ParameterWords.Of(field.JsonName()) is not { } parameter
        )
            return [];
        if (finding.Expected.StartsWith("null", StringComparison.Ordinal) || finding.Expected.StartsWith("false", StringComparison.Ordinal))
            return
            [
                expectation.Strength == Strength.Accept
                    ? $"the answer shows no {parameter.Words}"
                    : $"an accepted listener shows no {parameter.Words}",
            ];
        if (expectation.Strength != Strength.Accept)
            return [];
        return field switch
        {
            ListenerField.Id => [$"the answer shows the {parameter.Words}"],
            ListenerField.Status => ["the answer shows status ACTIVE, PENDING_CREATE or ERROR"],
            ListenerField.AdminStateUp => [$"the answer shows the {parameter.Words} as a Boolean"],
            ListenerField.CreateTime or ListenerField.UpdateTime => [$"the answer shows the {parameter.Words} as text"],
            _ when expectation.Request.Has(field) => [$"the answer repeats the {parameter.Words}"],
            _ when Typed(finding.Expected) is { } type =>
            [
                $"the answer shows the {parameter.Words} as {type} or null{(IsThereAtTimes(finding.Clause) ? ", if at all" : "")}",
            ],
            _ =>
            [
                $"the answer shows {parameter.Words} "
                    + $"{Plain(field, finding.Expected)}{(IsThereAtTimes(finding.Clause) ? ", if at all" : "")}",
            ],
        };
    }

    private static string Refused(IReadOnlyList<int> statuses) =>
        statuses switch
        {
            [400] => "the listener is refused",
            [var one] => $"the provider answers {one}",
            _ => $"the listener is refused with {string.Join(", ", statuses.SkipLast(1))} or {statuses[^1]}",
        };

    private static IEnumerable<string> Either(Expectation expectation)
    {
        var ignored = expectation.Statements.Where(said => said.Strength == Strength.Either).Select(said => said.Clause).ToList();
        // The one that says what is in effect instead.
        var first = ignored.Find(clause => clause.Id == "ssl-ciphers.extended-required") ?? ignored[0];
        yield return "the listener is refused, or accepted "
            + (first.Id == "ssl-ciphers.extended-required" ? "with SSL ciphers Extended" : Without(first));
        foreach (var clause in ignored.Where(clause => clause != first))
            yield return $"an accepted listener shows no {Parameter(clause).Words}";
    }

    private static string Without(Clause clause) => $"without {Parameter(clause).Article}{Parameter(clause).Words}";

    private static ParameterWords Parameter(Clause clause) =>
        ParameterWords.Of(clause.Shape is Shape.Hidden hidden ? hidden.Field.JsonName() : ListenerField.SessionSticky.JsonName())!;

    private static ListenerField? Field(Finding finding) =>
        finding.Where.StartsWith("$.body.", StringComparison.Ordinal)
            ? Enum.GetValues<ListenerField>()
                .Where(field => "$.body." + field.JsonName() == finding.Where)
                .Select(field => (ListenerField?)field)
                .FirstOrDefault()
            : null;

    private static bool IsThereAtTimes(string clause) => Catalogue.Find(clause)?.Shape is Shape.Shown { Always: false };

    private static string? Typed(string expected) =>
        expected switch
        {
            "a string or null" => "text",
            "a whole number or null" => "a number",
            "true or false or null" => "a Boolean",
            _ => null,
        };

    private static string Plain(ListenerField field, string expected) =>
        new ValueWords(field.JsonName(), expected, ordinary: null).Plain ?? expected;
}
