using System.Globalization;
using ElbContract.Proof;

namespace ElbContract.Reports.Proving;

/// <summary>A proof for people: what is wrong with the suite, a line each, and the figures.</summary>
public static class ProofConsole
{
    public static void Write(ProofReport report, InertWriter writer)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        foreach (
            var line in report.Faults.SelectMany(Complaints).Concat(report.Personalities.Where(one => one.IsFalseAlarm).Select(Complaint))
        )
            writer.WriteLine(line);
        writer.WriteLine(Figures(report));
        writer.WriteLine(Times(report));
    }

    /// <summary>The figures, in one line.</summary>
    internal static string Figures(ProofReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var faults = report.Faults.Count;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"faults caught {report.Caught}/{faults}, named {report.Named}/{faults}, false alarms "
                + $"{report.FalseAlarms}/{report.Personalities.Count}"
        );
    }

    private static IEnumerable<string> Complaints(FaultProof proof)
    {
        var what = $"{proof.Fault.Id}: {proof.Fault.Sentence}";
        if (!proof.IsCaught)
            yield return $"SURVIVED {what} ({Verdict(proof.Provider)})";
        else if (!proof.IsNamed)
            yield return $"NOT NAMED {what} (accused: {Accused(proof.Provider.Accused)})";
        if (proof.Bystanders.Any())
            yield return $"FALSELY ACCUSED by {what} (also accused: {Accused(proof.Bystanders)})";
    }

    private static string Complaint(PersonalityProof proof) =>
        $"FALSE ALARM {proof.Personality.Name}: {proof.Personality.Describe()} "
        + $"({Verdict(proof.Provider)}{(proof.Provider.Accused.Count > 0 ? ": " + Accused(proof.Provider.Accused) : "")})";

    private static string Verdict(ProviderProof provider) =>
        Words.Of(provider.Verdict) + (provider.Reason is { } reason ? ", " + reason : "");

    private static string Accused(IEnumerable<Accusation> accused) =>
        string.Join(
            ", ",
            accused.Select(one =>
                string.Create(CultureInfo.InvariantCulture, $"{one.Clause} in {one.Cases} {(one.Cases == 1 ? "case" : "cases")}")
            )
        );

    private static string Times(ProofReport report)
    {
        var each = report.Faults.Count == 0 ? 0 : report.FaultsDuration.TotalSeconds / report.Faults.Count;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Faults.Sum(one => one.Provider.Requests) + report.Personalities.Sum(one => one.Provider.Requests)} requests in "
                + $"{report.Duration.TotalSeconds:0.0} s, {each:0.00} s a "
                + $"fault{(report.IsQuick ? " (quick: the cases of its own clause)" : "")}"
        );
    }
}
