using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ElbContract.Specification;

namespace ElbContract.Reports.Comparing;

/// <summary>A comparison as text for a person, or as JSON of the schema <c>elb-contract/comparison/1</c>.</summary>
public static class ComparisonReport
{
    public const string Schema = "elb-contract/comparison/1";

    private const int MostNames = 10;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static void Write(Comparison comparison, InertWriter output)
    {
        output.WriteLine("old: " + Words(comparison.Old));
        output.WriteLine("new: " + Words(comparison.New));
        foreach (var group in comparison.Changes.GroupBy(change => change.Kind))
        {
            output.WriteLine();
            output.WriteLine(Title(group.Key));
            foreach (var clause in group.GroupBy(change => change.Clause))
                Write([.. clause], output);
        }

        Names("new cases", comparison.NewCases, output);
        Names("cases that are gone", comparison.GoneCases, output);
        output.WriteLine();
        output.WriteLine($"unchanged: {Counted.Of(comparison.UnchangedClauses, "clause")}");
    }

    public static void WriteJson(Comparison comparison, Stream stream) =>
        JsonSerializer.Serialize(
            stream,
            new
            {
                Schema,
                comparison.Old,
                comparison.New,
                comparison.Changes,
                comparison.NewCases,
                comparison.GoneCases,
                comparison.UnchangedClauses,
            },
            Options
        );

    private static void Write(IReadOnlyList<Change> changes, InertWriter output)
    {
        var first = changes[0];
        if (first.Kind == ChangeKind.BehavesDifferently)
        {
            output.WriteLine("  " + first.Clause);
            foreach (var change in changes)
                output.WriteLine($"    was {change.Was}, is {change.Is}{In(change.Cases)}");
            return;
        }

        output.WriteLine($"  {first.Clause}: {Verdicts(first)}");
        foreach (var change in changes)
        {
            if (change.Finding is not null)
                output.WriteLine($"    {change.Finding}{In(change.Cases)}");
            else if (change.Reason is not null)
                output.WriteLine($"    {change.Reason}{In(change.Cases)}");
        }
    }

    private static string Verdicts(Change change) =>
        change.Was == change.Is
            ? $"still {change.Is}"
            : $"{change.Was ?? "not in the old report"}, now {change.Is ?? "not in the new report"}";

    private static string Title(ChangeKind kind) =>
        kind switch
        {
            ChangeKind.NowFails => "now fails",
            ChangeKind.NoLongerFails => "no longer fails",
            ChangeKind.BehavesDifferently => "behaves differently where the page is silent",
            ChangeKind.NotVerifiedAnyMore => "no longer verified",
            _ => "verified now",
        };

    private static string Words(ComparedRun run) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Endpoint}, {run.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC: "
                + $"{run.Verdict}{(run.Shard is null ? "" : $" (shard {run.Shard})")}"
        );

    private static string In(IReadOnlyList<string> cases) =>
        cases.Count switch
        {
            0 => "",
            1 => $", in '{cases[0]}'",
            _ => string.Create(CultureInfo.InvariantCulture, $", in '{cases[0]}' and {cases.Count - 1} more"),
        };

    private static void Names(string title, IReadOnlyList<string> names, InertWriter output)
    {
        if (names.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine(title);
        foreach (var name in names.Take(MostNames))
            output.WriteLine("  " + name);
        if (names.Count > MostNames)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {names.Count - MostNames} more"));
    }
}
