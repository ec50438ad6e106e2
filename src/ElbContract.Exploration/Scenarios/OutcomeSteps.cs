using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;

namespace ElbContract.Exploration.Scenarios;

/// <summary>How the features say what the page asks of an answer.</summary>
internal static class OutcomeSteps
{
    private const string Body = "$.body.";

    /// <summary>The title of a scenario: how the subject ends.</summary>
    /// <param name="subject">Starts with a small letter.</param>
    /// <param name="expectation">What the page asks.</param>
    public static string Title(string subject, Expectation expectation) =>
        expectation.Strength switch
        {
            Strength.Accept => Capital(subject) + " is accepted",
            Strength.Reject => Capital(subject) + " is refused",
            Strength.Either => Capital(subject) + " is refused or not in effect",
            _ => $"The outcome for {subject} is not documented",
        };

    /// <summary>The steps, the first without its keyword.</summary>
    public static IEnumerable<string> Of(Expectation expectation) =>
        expectation.Strength switch
        {
            Strength.Accept => ["the listener is accepted"],
            Strength.Reject => [Refused(expectation.Statuses)],
            Strength.Either => Either(expectation),
            _ => ["the outcome is not documented"],
        };

    /// <summary>What the answer shows where it departed; nothing where the outcome says it already.</summary>
    public static IEnumerable<string> Of(Finding finding, Expectation expectation)
    {
        if (finding.Where == "$.body")
            return ["the answer is one JSON object with the listener at its top level"];
        if (expectation.Strength == Strength.Either || Field(finding) is not { } parameter)
            return [];
        var field = parameter.Field;
        if (finding.Expected is Expected.Nothing or Expected.Value { Json: "false" })
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
            _ when finding.Expected is Expected.OfType { OrNull: true } type =>
            [
                $"the answer shows the {parameter.Words} as {Typed(type.Kind)} or null"
                    + (IsThereAtTimes(finding.Clause) ? ", if at all" : ""),
            ],
            _ =>
            [
                $"the answer shows {parameter.Words} "
                    + $"{Plain(field, finding.Expected.ToString()!)}{(IsThereAtTimes(finding.Clause) ? ", if at all" : "")}",
            ],
        };
    }

    private static string Capital(string subject) => char.ToUpperInvariant(subject[0]) + subject[1..];

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
        var first = ignored.Find(clause => clause.Id == ClauseIds.SslCiphersExtendedRequired) ?? ignored[0];
        yield return "the listener is refused, or accepted "
            + (first.Id == ClauseIds.SslCiphersExtendedRequired ? "with SSL ciphers Extended" : Without(first));
        foreach (var clause in ignored.Where(clause => clause != first))
            yield return $"an accepted listener shows no {Parameter(clause).Words}";
    }

    private static string Without(Clause clause) => $"without {Parameter(clause).Article}{Parameter(clause).Words}";

    private static DocumentedField Parameter(Clause clause) =>
        (clause.Shape is Shape.Hidden hidden ? hidden.Field : ListenerField.SessionSticky).Row();

    private static DocumentedField? Field(Finding finding) =>
        finding.Where.StartsWith(Body, StringComparison.Ordinal) ? ListenerFields.Find(finding.Where[Body.Length..]) : null;

    private static bool IsThereAtTimes(string clause) => Catalogue.Find(clause)?.Shape is Shape.Shown { Always: false };

    private static string Typed(JsonKind kind) =>
        kind switch
        {
            JsonKind.Integer => "a number",
            JsonKind.True => "a Boolean",
            _ => "text",
        };

    private static string Plain(ListenerField field, string expected) =>
        new ValueWords(field.JsonName(), expected, ordinary: null).Plain ?? expected;
}
