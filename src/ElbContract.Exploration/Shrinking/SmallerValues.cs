using System.Globalization;
using System.Text;
using System.Text.Json;
using ElbContract.Exploration.Generating;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;
using FsCheck;
using FsCheck.Fluent;

namespace ElbContract.Exploration.Shrinking;

/// <summary>Values that say the same more plainly: shorter texts of plain letters, numbers nearer to a limit, the first of words and of
/// other types.</summary>
internal static class SmallerValues
{
    private static readonly Arbitrary<int> Whole = ArbMap.Default.ArbFor<int>();

    /// <param name="change">What is to be smaller.</param>
    /// <param name="ordinary">The value of an ordinary listener; null where it has none.</param>
    /// <returns>JSON texts, the smallest first; null is to leave it out.</returns>
    public static IEnumerable<string?> Of(Change change, string? ordinary) =>
        change.Json is not { } json ? [] : (ordinary is null ? (string?[])[] : [null]).Concat(Of(change.Key, json, ordinary));

    private static IEnumerable<string> Of(string key, string json, string? ordinary)
    {
        var shapes = Catalogue.Clauses.Select(clause => clause.Shape).Where(shape => shape?.Field.JsonName() == key).ToList();
        var type = shapes.OfType<Shape.Typed>().Select(typed => typed.Kind).FirstOrDefault(JsonKind.String);
        if (KindOf(json) != type)
            return InterestingValues.OfOtherTypes(type, ordinary).TakeWhile(form => form != json);
        var words = shapes
            .OfType<Shape.Words>()
            .SelectMany(shape => shape.Values)
            .Select(InterestingValues.Text)
            .TakeWhile(word => word != json);
        return type switch
        {
            JsonKind.String when Unknown(key) is { } unknown => [unknown],
            JsonKind.String => words.Concat(TextOf(json) is { } text ? Texts(text).Select(InterestingValues.Text) : []),
            JsonKind.Integer when long.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
                Numbers(shapes.OfType<Shape.Range>().FirstOrDefault(), number),
            _ => [],
        };
    }

    private static string? Unknown(string key) =>
        key switch
        {
            "loadbalancer_id" => InterestingValues.Text(InterestingValues.UnknownLoadBalancer),
            "certificate_id" => InterestingValues.Text(InterestingValues.UnknownCertificate),
            _ => null,
        };

    // Half as long, then three quarters, until one letter less; and of the letter a.
    private static IEnumerable<string> Texts(string text)
    {
        Rune[] letters = [.. text.EnumerateRunes()];
        for (var less = letters.Length; less > 0; less /= 2)
        {
            yield return string.Concat(letters[..^less]);
            yield return string.Concat(letters[less..]);
        }

        yield return new string('a', letters.Length);
        for (var at = 0; at < letters.Length; at++)
        {
            if (letters[at].Value != 'a')
                yield return string.Concat(letters[..at]) + "a" + string.Concat(letters[(at + 1)..]);
        }
    }

    // Just outside of the range, or else as near to a limit as can be.
    private static IEnumerable<string> Numbers(Shape.Range? range, long number)
    {
        var limit =
            range is null ? 0
            : number <= range.Minimum || number - range.Minimum < range.Maximum - number ? range.Minimum
            : range.Maximum;
        var distance = (int)Math.Clamp(Math.Abs(number - limit), 0, int.MaxValue);
        return (range is null ? (long[])[] : [range.Minimum - 1, range.Maximum + 1])
            .TakeWhile(beyond => beyond != number)
            .Concat(
                Whole.Shrinker(distance).Where(nearer => nearer >= 0).Select(nearer => limit + ((long)Math.Sign(number - limit) * nearer))
            )
            .Select(one => one.ToString(CultureInfo.InvariantCulture));
    }

    private static JsonKind KindOf(string json) =>
        json[0] switch
        {
            '"' => JsonKind.String,
            't' or 'f' => JsonKind.True,
            '[' => JsonKind.Array,
            'n' => JsonKind.Null,
            '{' when !json.StartsWith(Draft.AnyPort, StringComparison.Ordinal) => JsonKind.Object,
            _ => json.AsSpan().IndexOfAny(".eE") < 0 ? JsonKind.Integer : JsonKind.Fraction,
        };

    private static string? TextOf(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(json);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null; // Half a surrogate pair.
        }
    }
}
