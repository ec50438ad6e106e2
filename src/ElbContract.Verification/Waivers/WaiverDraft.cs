using System.Globalization;
using System.Text;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Waivers;

/// <summary>Writes a waiver file from what failed in a run.</summary>
internal static class WaiverDraft
{
    private const int Days = 90;

    public static string Of(VerificationReport report, DateOnly today)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"# Drafted on {today:yyyy-MM-dd} from what failed. Give each a reason, an owner, and the day by which it is to be fixed.\n"
        );
        // An endpoint on this machine is another one every time.
        if (Uri.TryCreate(report.Endpoint, UriKind.Absolute, out var address) && !address.IsLoopback)
            text.Append($"endpoint: {Quoted(report.Endpoint)}\n");
        var failed = report.Clauses.Where(clause => clause.Cases.Any(IsFailed)).ToList();
        text.Append(failed.Count == 0 ? "waivers: []\n" : "waivers:\n");
        foreach (var clause in failed)
        {
            foreach (var finding in clause.Cases.Where(IsFailed).SelectMany(one => one.Findings).Select(FindingPattern.Of).Distinct())
                Append(text, clause, finding, today);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ClauseResult clause, FindingPattern finding, DateOnly today)
    {
        text.Append($"  - clause: {clause.Clause.Id}\n");
        var departing = clause.Cases.Where(one => IsFailed(one) && one.Findings.Any(finding.Covers)).ToList();
        if (departing.Count < clause.Cases.Count(one => one.Verdict != Verdict.NotVerified))
        {
            text.Append("    case:\n");
            foreach (var one in departing)
                text.Append($"      - {Naming(clause, one)}\n");
        }

        text.Append(
            $"    finding: {{ where: {Quoted(finding.Where)}, expected: {Quoted(finding.Expected)}, actual: {Quoted(finding.Actual)} }}\n"
        );
        text.Append("    reason: \"TODO: why\"\n    owner: TODO\n");
        text.Append(CultureInfo.InvariantCulture, $"    expires: {today.AddDays(Days):yyyy-MM-dd}\n");
    }

    /// <summary>By its key where the name does not do: another case has it, or it was generated, and is known to some runs only.</summary>
    private static string Naming(ClauseResult clause, CaseResult one)
    {
        if (one.Key.StartsWith(GeneratedCase.KeyPrefix, StringComparison.Ordinal))
            return $"{Quoted(one.Key)} # {string.Concat(one.Name.Select(character => IsInvisible(character) ? ' ' : character))}";
        return Quoted(clause.Cases.Count(other => other.Name == one.Name) == 1 ? one.Name : one.Key);
    }

    private static bool IsFailed(CaseResult one) => one.Verdict == Verdict.Failed;

    // Single quotes where the text has double ones, as JSON texts have, and escapes where it has what cannot be seen.
    private static string Quoted(string text)
    {
        if (text.Any(IsInvisible))
            return '"' + string.Concat(text.Select(Escaped)) + '"';
        return text.AsSpan().ContainsAny('"', '\\') ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" : $"\"{text}\"";
    }

    private static bool IsInvisible(char one) =>
        char.GetUnicodeCategory(one)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.PrivateUse;

    private static string Escaped(char one) =>
        one is '"' or '\\' ? "\\" + one
        : IsInvisible(one) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)one:X4}")
        : one.ToString();
}
