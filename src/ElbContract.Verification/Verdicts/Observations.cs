using System.Globalization;
using System.Text;
using System.Text.Json;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;
using ElbContract.Verification.Judgement;

namespace ElbContract.Verification.Verdicts;

/// <summary>What answers show where the page leaves their form open.</summary>
internal static class Observations
{
    /// <summary>A line for each clause that is observed in passing, by clause id.</summary>
    public static Dictionary<string, string> Of(IReadOnlyList<JudgedCase> cases)
    {
        Dictionary<string, string> observed = new(StringComparer.Ordinal);
        if (Most(cases.Where(judged => judged.IsAccepted).Select(TimeForm)) is { } time)
            observed[ClauseIds.ResponseTimes] = "observed: " + time;
        if (Most(cases.Where(judged => judged.Status >= 400).Select(judged => ErrorForm(judged.Body))) is { } error)
            observed[ClauseIds.StatusMessage] = "observed: " + error;
        return observed;
    }

    private static string? TimeForm(JudgedCase judged)
    {
        var text = ListenerDocument.Parse(judged.Body).Text(ListenerField.CreateTime);
        if (text is null or { Length: > 40 })
            return null;
        // Digits say nothing of the form: 2026-01-31 becomes 0000-00-00.
        var form = new StringBuilder(text.Length);
        foreach (var character in text)
            form.Append(char.IsAsciiDigit(character) ? '0' : character);
        return form.ToString();
    }

    private static string ErrorForm(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return "an empty body";
        try
        {
            using var document = JsonDocument.Parse(body);
            return Shape(document.RootElement, 0);
        }
        catch (JsonException)
        {
            return "a body that is not JSON";
        }
    }

    private static string Shape(JsonElement element, int depth) =>
        element.ValueKind switch
        {
            JsonValueKind.Object when depth < 3 => "{"
                + string.Join(
                    ", ",
                    element
                        .EnumerateObject()
                        .Take(6)
                        .Select(member =>
                            member.Name + (member.Value.ValueKind == JsonValueKind.Object ? ": " + Shape(member.Value, depth + 1) : "")
                        )
                )
                + "}",
            _ => element.ValueKind.ToString().ToLower(CultureInfo.InvariantCulture),
        };

    private static string? Most(IEnumerable<string?> forms)
    {
        var groups = forms
            .OfType<string>()
            .GroupBy(form => form)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        if (groups.Count == 0)
            return null;
        return groups.Count == 1 ? groups[0].Key : $"{groups[0].Key}, and {groups.Count - 1} other form{(groups.Count == 2 ? "" : "s")}";
    }
}
