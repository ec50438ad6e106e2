using System.Text.RegularExpressions;

namespace ElbContract.Documents;

/// <summary>What a document shows beside what a command printed.</summary>
internal static partial class Comparison
{
    private const string AnyLines = "...";

    /// <summary>What differs from run to run, and what is compared in its place. Everything else has to be equal.</summary>
    private static readonly (Regex Pattern, string Word)[] FromRunToRun =
    [
        (Port(), "${host}:PORT"),
        (PortOption(), "--port PORT"),
        (Duration(), "N ${unit}"),
        (Requests(), "(N requests"),
        (Rate(), "N cases a second"),
        (Id(), "ID"),
        (Time(), "TIME"),
        (Version(), "elb-contract VERSION"),
    ];

    /// <summary>The first line of the document that was not printed, null where all were and nothing else.</summary>
    public static string? FirstDifference(IReadOnlyList<string> shown, IReadOnlyList<string> printed)
    {
        var (expected, actual) = (Normalise(shown), Normalise(printed));
        var furthest = 0;
        if (Fits(expected, 0, actual, 0, ref furthest))
            return null;
        return furthest < shown.Count ? shown[furthest] : "(nothing more)";
    }

    private static bool Fits(IReadOnlyList<string> expected, int at, IReadOnlyList<string> actual, int from, ref int furthest)
    {
        for (; at < expected.Count; at++, from++)
        {
            furthest = Math.Max(furthest, at);
            if (expected[at] == AnyLines)
            {
                for (var rest = from; rest <= actual.Count; rest++)
                {
                    if (Fits(expected, at + 1, actual, rest, ref furthest))
                        return true;
                }

                return false;
            }

            if (from >= actual.Count || actual[from] != expected[at])
                return false;
        }

        furthest = Math.Max(furthest, at);
        return from == actual.Count;
    }

    private static List<string> Normalise(IReadOnlyList<string> lines) =>
        [
            // Progress is told where a run takes long.
            .. lines
                .Where(line => !Progress().IsMatch(line))
                .Select(line => FromRunToRun.Aggregate(line, (text, one) => one.Pattern.Replace(text, one.Word)).TrimEnd()),
        ];

    [GeneratedRegex(@"(?<host>127\.0\.0\.1|localhost):\d+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Port();

    [GeneratedRegex(@"--port \d+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PortOption();

    [GeneratedRegex(@"\b\d+(\.\d+)? (?<unit>s|ms|min)\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\(\d+ requests", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Requests();

    [GeneratedRegex(@"\b\d+ cases a second", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Rate();

    /// <summary>Of a load balancer, a listener, a run: 12 hexadecimal digits and more.</summary>
    [GeneratedRegex(@"\b[0-9a-f]{12,64}\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Id();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Time();

    [GeneratedRegex(@"elb-contract \d+\.\d+\.\d+\S*", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Version();

    [GeneratedRegex(@"^\d+ of \d+ (cases sent|providers (verified|tried)), ", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Progress();
}
