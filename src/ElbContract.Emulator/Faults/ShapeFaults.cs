using ElbContract.Specification;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Faults;

/// <summary>What can be wrong with a rule that the catalogue has as data about a parameter: the same for every rule of the kind.</summary>
internal static class ShapeFaults
{
    public static IEnumerable<SeededFault> All =>
        Catalogue.Clauses.SelectMany(clause =>
            clause.Shape switch
            {
                Shape.Mandatory shape => Mandatory(clause.Id, shape.Field),
                Shape.Optional shape => Optional(clause.Id, shape.Field),
                Shape.Typed { Kind: JsonKind.Integer } shape => TypedInteger(clause.Id, shape.Field),
                Shape.Typed { Kind: JsonKind.True } shape => TypedBoolean(clause.Id, shape.Field),
                Shape.Typed shape => TypedString(clause.Id, shape.Field),
                Shape.Range shape => Range(clause.Id, shape),
                Shape.Length shape => Length(clause.Id, shape),
                Shape.Words shape => Words(clause.Id, shape),
                _ => [],
            }
        );

    private static IEnumerable<SeededFault> Mandatory(string clause, ListenerField field) =>
        [
            SeededFault.Accepting(
                clause,
                "absent-accepted",
                $"A listener without {field.JsonName()} is accepted.",
                request => request.Leaves(field)
            ),
            SeededFault.Accepting(
                clause,
                "null-accepted",
                $"A listener whose {field.JsonName()} is null is accepted.",
                request => request.Kind(field) is JsonKind.Null
            ),
        ];

    private static IEnumerable<SeededFault> Optional(string clause, ListenerField field) =>
        [
            SeededFault.Refusing(
                clause,
                "absent-refused",
                $"A listener without {field.JsonName()} is refused.",
                request => request.Leaves(field)
            ),
        ];

    private static IEnumerable<SeededFault> TypedString(string clause, ListenerField field) =>
        [
            OfType(clause, field, "number-accepted", "A number", request => request.Kind(field) is JsonKind.Integer or JsonKind.Fraction),
            OfType(clause, field, "boolean-accepted", "true or false", request => request.Kind(field) is JsonKind.True or JsonKind.False),
            .. OfAnyType(clause, field),
        ];

    private static IEnumerable<SeededFault> TypedInteger(string clause, ListenerField field) =>
        [
            OfType(
                clause,
                field,
                "digits-accepted",
                "A string of digits",
                request => long.TryParse(request.Text(field), Digits, Invariant, out _)
            ),
            OfType(clause, field, "fraction-accepted", "A fraction", request => request.Kind(field) is JsonKind.Fraction),
            OfType(clause, field, "boolean-accepted", "true or false", request => request.Kind(field) is JsonKind.True or JsonKind.False),
            .. OfAnyType(clause, field),
        ];

    private static IEnumerable<SeededFault> TypedBoolean(string clause, ListenerField field) =>
        [
            OfType(clause, field, "word-accepted", "The string true or false", request => request.Text(field) is "true" or "false"),
            OfType(clause, field, "number-accepted", "A number", request => request.Kind(field) is JsonKind.Integer or JsonKind.Fraction),
            .. OfAnyType(clause, field),
        ];

    private static IEnumerable<SeededFault> OfAnyType(string clause, ListenerField field) =>
        [
            OfType(clause, field, "array-accepted", "An array", request => request.Kind(field) is JsonKind.Array),
            OfType(clause, field, "object-accepted", "An object", request => request.Kind(field) is JsonKind.Object),
            OfType(clause, field, "not-checked", "A value of any type", _ => true),
        ];

    private static SeededFault OfType(string clause, ListenerField field, string what, string value, Func<PostedRequest, bool> when) =>
        SeededFault.Accepting(clause, what, $"{value} is accepted as {field.JsonName()}.", when);

    private static IEnumerable<SeededFault> Range(string clause, Shape.Range shape)
    {
        var (field, minimum, maximum) = (shape.Field, shape.Minimum, shape.Maximum);
        var name = field.JsonName();
        yield return SeededFault.Refusing(
            clause,
            "minimum-refused",
            $"A {name} of {minimum} is refused.",
            request => request.Number(field) == minimum
        );
        yield return SeededFault.Refusing(
            clause,
            "maximum-refused",
            $"A {name} of {maximum} is refused.",
            request => request.Number(field) == maximum
        );
        yield return SeededFault.Accepting(
            clause,
            "below-accepted",
            $"A {name} of {minimum - 1} is accepted.",
            request => request.Number(field) == minimum - 1
        );
        yield return SeededFault.Accepting(
            clause,
            "above-accepted",
            $"A {name} of {maximum + 1} is accepted.",
            request => request.Number(field) == maximum + 1
        );
        if (minimum > 0)
            yield return SeededFault.Accepting(
                clause,
                "negative-accepted",
                $"A {name} below 0 is accepted.",
                request => request.Number(field) < 0
            );
        yield return SeededFault.Accepting(clause, "not-checked", $"A {name} of any size is accepted.", _ => true);
    }

    private static IEnumerable<SeededFault> Length(string clause, Shape.Length shape)
    {
        var (field, minimum, maximum) = (shape.Field, shape.Minimum, shape.Maximum);
        var name = field.JsonName();
        yield return SeededFault.Refusing(
            clause,
            "minimum-refused",
            $"A {name} of {Counted.Of(minimum, "character")} is refused.",
            request => Characters(request, field) == minimum
        );
        yield return SeededFault.Refusing(
            clause,
            "maximum-refused",
            $"A {name} of {Counted.Of(maximum, "character")} is refused.",
            request => Characters(request, field) == maximum
        );
        if (minimum > 0)
            yield return SeededFault.Accepting(
                clause,
                "below-accepted",
                $"A {name} of {Counted.Of(minimum - 1, "character")} is accepted.",
                request => Characters(request, field) == minimum - 1
            );
        yield return SeededFault.Accepting(
            clause,
            "above-accepted",
            $"A {name} of {Counted.Of(maximum + 1, "character")} is accepted.",
            request => Characters(request, field) == maximum + 1
        );
        yield return SeededFault.Accepting(clause, "not-checked", $"A {name} of any length is accepted.", _ => true);
    }

    private static IEnumerable<SeededFault> Words(string clause, Shape.Words shape)
    {
        var (field, name) = (shape.Field, shape.Field.JsonName());
        // Every documented UDP backend is that of a UDP listener: to refuse either is one and the same.
        foreach (var word in shape.Values.Where(word => (field, word) is not (ListenerField.BackendProtocol, "UDP")))
            yield return SeededFault.Refusing(
                clause,
                Slug(word) + "-refused",
                $"The {name} {word} is refused.",
                request => request.Text(field) == word,
                GoesWith(field, word)
            );
        yield return SeededFault.Accepting(
            clause,
            "empty-accepted",
            $"The empty string is accepted as {name}.",
            request => request.Text(field) is ""
        );
        yield return SeededFault.Accepting(clause, "not-checked", $"Any word is accepted as {name}.", _ => true);
    }

    /// <summary>The clauses that ask for what is documented of the word only: refused, it takes that with it.</summary>
    private static string[] GoesWith(ListenerField field, string word) =>
        (field, word) switch
        {
            (ListenerField.Protocol, "UDP") =>
            [
                ClauseIds.ProtocolUdpNotOnPrivate,
                ClauseIds.BackendProtocolValues,
                ClauseIds.BackendProtocolUdp,
            ],
            (ListenerField.Protocol, "SSL") => [ClauseIds.BackendProtocolSsl],
            (ListenerField.Protocol, _) => [ClauseIds.BackendProtocolOther],
            (ListenerField.SslProtocols, not "TLS 1.2") => [ClauseIds.SslCiphersExtendedRequired],
            _ => [],
        };

    private static int? Characters(PostedRequest request, ListenerField field) => request.Text(field)?.EnumerateRunes().Count();

    private static string Slug(string word) => word.ToLowerInvariant().Replace(' ', '-');

    private static System.Globalization.NumberStyles Digits => System.Globalization.NumberStyles.None;

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;
}
