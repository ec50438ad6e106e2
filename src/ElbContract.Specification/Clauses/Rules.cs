using ElbContract.Specification.Listeners;

namespace ElbContract.Specification.Clauses;

/// <summary>The rules that many parameters share, as clauses to be filled with a parameter's data.</summary>
internal static class Rules
{
    /// <summary>Absent or null is refused.</summary>
    public static Clause Mandatory(string id, string anchor, string sentence, ListenerField field) =>
        new(id, Strength.Reject, [anchor], sentence)
        {
            Shape = new Shape.Mandatory(field),
            Request = request => Ruling.AcceptIf(request.Sends(field)),
        };

    /// <summary>Anything but a string is refused while <paramref name="applies"/>; null and absent are not its matter.</summary>
    public static Clause StringType(
        string id,
        string anchor,
        string sentence,
        ListenerField field,
        Func<RequestFacts, bool>? applies = null
    ) =>
        new(id, Strength.Reject, [anchor], sentence)
        {
            Shape = new Shape.Typed(field, JsonKind.String),
            Request = request => Applies(request, field, applies) ? Ruling.AcceptIf(request.Kind(field) == JsonKind.String) : Ruling.None,
        };

    /// <summary>Anything but true and false is refused while <paramref name="applies"/>.</summary>
    public static Clause BooleanType(
        string id,
        string anchor,
        string sentence,
        ListenerField field,
        Func<RequestFacts, bool>? applies = null
    ) =>
        new(id, Strength.Reject, [anchor], sentence)
        {
            Shape = new Shape.Typed(field, JsonKind.True),
            Request = request =>
                Applies(request, field, applies) ? Ruling.AcceptIf(request.Kind(field) is JsonKind.True or JsonKind.False) : Ruling.None,
        };

    /// <summary>Anything but a whole number is refused while <paramref name="applies"/>; whether <c>80.0</c> is one is not
    /// documented.</summary>
    public static Clause IntegerType(
        string id,
        string anchor,
        string sentence,
        ListenerField field,
        Func<RequestFacts, bool>? applies = null
    ) =>
        new(id, Strength.Reject, [anchor], sentence)
        {
            Shape = new Shape.Typed(field, JsonKind.Integer),
            Request = request =>
                !Applies(request, field, applies) ? Ruling.None
                : request.Kind(field) == JsonKind.Integer ? Ruling.Accept
                : request.Body.IsIntegral(field) ? Ruling.Free(field)
                : Ruling.Reject,
        };

    /// <summary>A whole number outside the range is refused while <paramref name="applies"/>; otherwise what it does is not
    /// documented.</summary>
    public static Clause Range(
        string id,
        string anchor,
        string sentence,
        ListenerField field,
        int minimum,
        int maximum,
        Func<RequestFacts, bool>? applies = null
    ) =>
        new(id, Strength.Reject, [anchor], sentence)
        {
            Shape = new Shape.Range(field, minimum, maximum),
            Request = request =>
            {
                if (!Applies(request, field, applies))
                    return Ruling.None;
                return request.Body.IsIntegral(field)
                    ? Ruling.AcceptIf(Within(request.Body.Integer(field), minimum, maximum))
                    : Ruling.None;
            },
        };

    /// <summary>One of the words is accepted, any other string is refused.</summary>
    public static Ruling OneOf(RequestFacts request, ListenerField field, params ReadOnlySpan<string> words)
    {
        if (request.Kind(field) != JsonKind.String)
            return Ruling.None;
        foreach (var word in words)
        {
            if (request.Is(field, word))
                return Ruling.Accept;
        }

        return Ruling.Reject;
    }

    /// <summary>One of the words is accepted, the same word in another letter case is left open, any other string is refused.</summary>
    public static Ruling OneOfInAnyCase(RequestFacts request, ListenerField field, params ReadOnlySpan<string> words)
    {
        var exact = OneOf(request, field, words);
        if (!exact.Applies || exact.Strength == Strength.Accept)
            return exact;
        var text = request.Body.Text(field);
        foreach (var word in words)
        {
            if (string.Equals(text, word, StringComparison.OrdinalIgnoreCase))
                return Ruling.Free(field);
        }

        return Ruling.Reject;
    }

    public static bool Within(long value, long minimum, long maximum) => value >= minimum && value <= maximum;

    private static bool Applies(RequestFacts request, ListenerField field, Func<RequestFacts, bool>? applies) =>
        request.Sends(field) && (applies is null || applies(request));
}
