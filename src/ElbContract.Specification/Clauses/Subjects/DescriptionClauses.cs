using ElbContract.Specification.Listeners;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Specification.Clauses.Subjects;

internal static class DescriptionClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        new("description.optional", Strength.Accept, ["p53180767"], "A description can be left out, and it can be empty.")
        {
            Shape = new Shape.Optional(Description),
            Request = request => request.Kind(Description) == JsonKind.Null ? Ruling.Free(Description) : Ruling.Accept,
        },
        Rules.StringType("description.type", "p32682146175312", "A description is a string.", Description),
        new(
            ClauseIds.DescriptionLength,
            Strength.Reject,
            ["li53047520191936"],
            "A description has 0 to 128 characters, counted in characters and not in bytes."
        )
        {
            Shape = new Shape.Length(Description, 0, 128),
            Request = request => TextRules.Length(request, Description, 0, 128),
        },
        new(
            ClauseIds.DescriptionCharacters,
            Strength.Reject,
            ["li53047520191936"],
            "A description has no angle brackets; any other printable character is allowed."
        )
        {
            Request = Characters,
        },
    ];

    private static Ruling Characters(RequestFacts request)
    {
        if (request.Body.IsPlainText(Description, out var plain))
            return Ruling.AcceptIf(!plain.ContainsAny((byte)'<', (byte)'>'));
        if (request.Body.Text(Description) is not { } text)
            return Ruling.None;
        if (text.AsSpan().IndexOfAny('<', '>') >= 0)
            return Ruling.Reject;
        foreach (var character in text)
        {
            if (char.IsControl(character))
                return Ruling.Free(Description);
        }

        return Ruling.Accept;
    }
}
