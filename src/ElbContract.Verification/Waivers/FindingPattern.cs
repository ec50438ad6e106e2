using System.Text.RegularExpressions;
using ElbContract.Specification.Clauses;

namespace ElbContract.Verification.Waivers;

/// <summary>A finding as it comes again in every run: <c>*</c> stands for any text, within the parts that are new each time.</summary>
/// <param name="Where">The place, exactly.</param>
/// <param name="Expected">What the page documents; may hold <c>*</c>.</param>
/// <param name="Actual">What the provider answers; may hold <c>*</c>.</param>
public sealed partial record FindingPattern(string Where, string Expected, string Actual)
{
    private static readonly string[] MadeByTheProvider = ["$.body.id", "$.body.update_time", "$.body.create_time"];

    /// <summary>Whether the provider makes a new value there for every listener.</summary>
    internal static bool IsNewEachTime(string where) => MadeByTheProvider.Contains(where, StringComparer.Ordinal);

    /// <summary>The pattern that covers the finding in later runs too: without the names that a run gives its listeners, and without ids
    /// and times.</summary>
    public static FindingPattern Of(Finding finding) =>
        new(
            finding.Where,
            RunName().Replace(OtherListener().Replace(finding.Expected.ToString()!, "another id than that of '*'"), "${prefix}*"),
            RunName().Replace(IsNewEachTime(finding.Where) ? WithoutValue(finding.Actual) : finding.Actual, "${prefix}*")
        );

    internal bool Covers(Finding finding) =>
        finding.Where == Where
        && Matches(Expected, finding.Expected.ToString()!)
        && Matches(Actual, finding.Actual)
        // Any value is a value all the same: one that is not there any more is another finding.
        && (Actual != "*" || finding.Actual is not ("absent" or "null"));

    /// <summary>One line, as reports tell findings.</summary>
    public override string ToString() => $"{Where}: expected {Expected}, was {Actual}";

    // The kind of value stays: an id that becomes a number is another finding.
    private static string WithoutValue(string actual) =>
        actual switch
        {
            "absent" or "null" or "true" or "false" or "\"\"" => actual,
            ['"', ..] => "\"*",
            ['{', ..] => "{*",
            ['[', ..] => "[*",
            _ => "*",
        };

    // The parts between the stars must follow one another; the first at the beginning, the last at the end.
    private static bool Matches(string pattern, string text)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
            return pattern == text;
        if (!text.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        var at = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + part.Length;
        }

        return text.Length - parts[^1].Length >= at && text.EndsWith(parts[^1], StringComparison.Ordinal);
    }

    [GeneratedRegex(
        "(?<prefix>elb-contract-)[a-z0-9_-]+",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex RunName();

    [GeneratedRegex("^another id than that of '.*'$", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex OtherListener();
}
