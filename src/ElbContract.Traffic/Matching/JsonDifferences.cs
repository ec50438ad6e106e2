using System.Text;
using System.Text.Json;
using ElbContract.Client.Wire;

namespace ElbContract.Traffic.Matching;

/// <summary>Whether two values are as good as the same; null where they are to be compared as they are.</summary>
/// <param name="member">The name of the member that they are the values of; empty for the body itself.</param>
/// <param name="recorded">The recorded value.</param>
/// <param name="actual">The other one.</param>
internal delegate bool? Leniency(string member, JsonElement recorded, JsonElement actual);

/// <summary>Finds where two bodies differ: member by member where both are JSON, as a whole where one is not.</summary>
internal sealed class JsonDifferences
{
    private const int LongestValue = 80;

    private readonly List<Difference> _found = [];
    private readonly Leniency _leniency;

    private JsonDifferences(Leniency leniency) => _leniency = leniency;

    /// <summary>Every difference, in the order of the recorded body; none of bodies that say the same.</summary>
    public static IReadOnlyList<Difference> Of(ReadOnlyMemory<byte> recorded, ReadOnlyMemory<byte> actual, Leniency leniency)
    {
        if (recorded.Span.SequenceEqual(actual.Span))
            return [];
        using var one = Parse(recorded);
        using var other = Parse(actual);
        return one is null || other is null ? OfWhole(recorded, actual) : Of("$.body", one.RootElement, other.RootElement, leniency);
    }

    /// <summary>Bodies that have nothing to do with each other.</summary>
    public static IReadOnlyList<Difference> OfWhole(ReadOnlyMemory<byte> recorded, ReadOnlyMemory<byte> actual) =>
        recorded.Span.SequenceEqual(actual.Span) ? [] : [new Difference("$.body", Shown(recorded), Shown(actual))];

    /// <summary>Every difference of two values at a place.</summary>
    public static IReadOnlyList<Difference> Of(string where, JsonElement recorded, JsonElement actual, Leniency leniency)
    {
        var differences = new JsonDifferences(leniency);
        differences.Compare(where, "", recorded, actual);
        return differences._found;
    }

    /// <summary>Null where the bytes are no JSON.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A value as a person reads it, at most eighty characters of it.</summary>
    public static string Shown(JsonElement value) => Short(value.GetRawText());

    private void Compare(string where, string member, JsonElement recorded, JsonElement actual)
    {
        if (_leniency(member, recorded, actual) is { } same)
        {
            if (!same)
                Add(where, recorded, actual);
        }
        else if (recorded.ValueKind != actual.ValueKind)
            Add(where, recorded, actual);
        else if (recorded.ValueKind == JsonValueKind.Object)
            CompareMembers(where, recorded, actual);
        else if (recorded.ValueKind == JsonValueKind.Array)
            CompareItems(where, member, recorded, actual);
        else if (!AreEqual(recorded, actual))
            Add(where, recorded, actual);
    }

    private void CompareMembers(string where, JsonElement recorded, JsonElement actual)
    {
        foreach (var member in recorded.EnumerateObject())
        {
            if (actual.TryGetProperty(member.Name, out var value))
                Compare($"{where}.{member.Name}", member.Name, member.Value, value);
            else
                _found.Add(new Difference($"{where}.{member.Name}", Shown(member.Value), null));
        }

        foreach (var member in actual.EnumerateObject())
        {
            if (!recorded.TryGetProperty(member.Name, out _))
                _found.Add(new Difference($"{where}.{member.Name}", null, Shown(member.Value)));
        }
    }

    private void CompareItems(string where, string member, JsonElement recorded, JsonElement actual)
    {
        var (before, now) = (recorded.GetArrayLength(), actual.GetArrayLength());
        for (var at = 0; at < Math.Max(before, now); at++)
        {
            if (at >= now)
                _found.Add(new Difference($"{where}[{at}]", Shown(recorded[at]), null));
            else if (at >= before)
                _found.Add(new Difference($"{where}[{at}]", null, Shown(actual[at])));
            else
                Compare($"{where}[{at}]", member, recorded[at], actual[at]);
        }
    }

    private void Add(string where, JsonElement recorded, JsonElement actual) =>
        _found.Add(new Difference(where, Shown(recorded), Shown(actual)));

    // 5 and 5.0 are one number; a text may be escaped in one and not in the other.
    private static bool AreEqual(JsonElement recorded, JsonElement actual) =>
        recorded.ValueKind switch
        {
            JsonValueKind.String => recorded.GetRawText() == actual.GetRawText()
                || (recorded.ReadText() is { } text && text == actual.ReadText()),
            JsonValueKind.Number => recorded.GetRawText() == actual.GetRawText()
                || (recorded.TryGetDecimal(out var one) && actual.TryGetDecimal(out var other) && one == other),
            _ => true,
        };

    private static string Shown(ReadOnlyMemory<byte> body) =>
        body.IsEmpty ? "an empty body" : Short(Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, 4 * LongestValue)]));

    private static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestValue ? line : line[..(LongestValue - 1)] + '…';
    }
}
