using System.Text.Json.Nodes;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Faults;

/// <summary>What can be wrong with a rule that the catalogue has as data about a field of the answer: the same for every rule of the
/// kind.</summary>
internal static class ShownFaults
{
    private static readonly string[] WithoutCookies = ["TCP", "SSL", "UDP"];
    private static readonly string[] WithoutTls = ["HTTP", "TCP", "UDP"];

    public static IEnumerable<SeededFault> All =>
        Catalogue.Clauses.SelectMany(clause =>
            clause.Shape switch
            {
                Shape.Default shape => Default(clause.Id, shape),
                Shape.Hidden shape when clause.Strength is Strength.Either => Invalid(clause.Id, shape.Field),
                Shape.Hidden shape => Hidden(clause.Id, shape.Field),
                Shape.Shown shape => Shown(clause.Id, shape),
                _ => [],
            }
        );

    private static IEnumerable<SeededFault> Default(string clause, Shape.Default shape)
    {
        var (field, name) = (shape.Field, shape.Field.JsonName());
        yield return SeededFault.Refusing(
            clause,
            "absent-refused",
            $"A listener without {name} is refused.",
            request => request.Leaves(field)
        );
        yield return Show(
            "another-shown",
            $"The default of {name} is shown as another value.",
            listener => listener[name] = Another(field, listener[name]!)
        );
        yield return Show("null-shown", $"The default of {name} is shown as null.", listener => listener[name] = null);
        yield return Show("not-shown", $"The default of {name} is not shown.", listener => listener.Remove(name));

        SeededFault Show(string what, string sentence, Action<JsonObject> edit) =>
            SeededFault.Showing(
                clause,
                what,
                sentence,
                (request, _) => request.IsAcceptedFor(clause) && request.Leaves(field),
                (_, listener) => edit(listener)
            );
    }

    /// <summary>A parameter that is to be refused or not in effect, and is in effect.</summary>
    private static IEnumerable<SeededFault> Invalid(string clause, ListenerField field)
    {
        var name = field.JsonName();
        foreach (var protocol in field is ListenerField.Certificates ? ["HTTPS"] : WithoutCookies)
        {
            yield return SeededFault.AcceptingAndShowing(
                clause,
                $"in-effect-with-{protocol.ToLowerInvariant()}",
                $"A {name} is in effect with {protocol}.",
                request => request.Protocol == protocol && IsDocumented(request, field),
                (request, listener) => listener[name] = JsonNode.Parse(request.Body.Raw(field))
            );
        }

        if (field is ListenerField.StickySessionType)
            yield return SeededFault.Refusing(
                clause,
                "null-refused",
                $"A {name} of null is refused.",
                request => request.Kind(field) is JsonKind.Null
            );
    }

    // Shown with any other value it would break that field's own clause too.
    private static bool IsDocumented(PostedRequest request, ListenerField field) =>
        field switch
        {
            ListenerField.StickySessionType => request.Text(field) is "insert",
            ListenerField.CookieTimeout => request.Number(field) is >= 1 and <= 1440,
            _ => true,
        };

    private static IEnumerable<SeededFault> Hidden(string clause, ListenerField field)
    {
        var name = field.JsonName();
        var value = field is ListenerField.SslProtocols ? "TLS 1.2" : "Default";
        foreach (var protocol in WithoutTls)
        {
            yield return SeededFault.Showing(
                clause,
                $"shown-with-{protocol.ToLowerInvariant()}",
                $"A {name} is shown with {protocol}.",
                (request, _) => request.Protocol == protocol,
                (request, listener) => listener[name] = request.Text(field) ?? value
            );
        }
    }

    private static IEnumerable<SeededFault> Shown(string clause, Shape.Shown shape)
    {
        var (field, name) = (shape.Field, shape.Field.JsonName());
        yield return SeededFault.Showing(
            clause,
            "left-out",
            $"The {name} is not shown.",
            (request, listener) => shape.Always || Counts(request, listener),
            (_, listener) => listener.Remove(name)
        );
        yield return Show("null", "null", _ => null);
        foreach (var (what, words, mistyped) in Mistyped(shape.Kind))
            yield return Show(what, words, mistyped);
        if (shape.Echoes)
            yield return Show("another-value", "a value that was not asked for", value => Another(field, value));

        SeededFault Show(string what, string words, Func<JsonNode, JsonNode?> edit) =>
            SeededFault.Showing(
                clause,
                what,
                $"The {name} is shown as {words}.",
                Counts,
                (_, listener) => listener[name] = edit(listener[name]!)
            );

        // Where it does not count, or was not asked for, other clauses may speak of it.
        bool Counts(PostedRequest request, JsonObject listener) =>
            listener[name] is not null && (!shape.Echoes || (request.Sends(field) && !IsOfAnotherClause(request, field)));
    }

    // Sticky sessions of an SSL listener are the matter of session-sticky.ssl.
    private static bool IsOfAnotherClause(PostedRequest request, ListenerField field) =>
        field is ListenerField.SessionSticky && request.Protocol is "SSL";

    private static IEnumerable<(string What, string Words, Func<JsonNode, JsonNode?> Edit)> Mistyped(JsonKind kind) =>
        kind switch
        {
            JsonKind.Integer =>
            [
                ("as-text", "a string", value => value.ToString()),
                ("as-fraction", "a fraction", value => value.GetValue<int>() + 0.5),
            ],
            JsonKind.True =>
            [
                ("as-text", "a string", value => value.ToString()),
                ("as-number", "0 or 1", value => value.GetValue<bool>() ? 1 : 0),
            ],
            _ => [("as-number", "a number", _ => 1), ("as-array", "an array", value => new JsonArray(value.DeepClone()))],
        };

    /// <summary>A value of the same type; another of the documented words where there are such.</summary>
    private static JsonNode Another(ListenerField field, JsonNode value)
    {
        if (value.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False)
            return !value.GetValue<bool>();
        if (value.GetValueKind() is System.Text.Json.JsonValueKind.Number)
            return value.GetValue<int>() is var number && number > 1 ? number - 1 : number + 1;
        return WordsOf(field).FirstOrDefault(word => word != value.ToString()) ?? "another";
    }

    private static IReadOnlyList<string> WordsOf(ListenerField field) =>
        Catalogue.Clauses.Select(clause => clause.Shape).OfType<Shape.Words>().FirstOrDefault(words => words.Field == field)?.Values ?? [];
}
