using System.Globalization;
using ElbContract.Specification;
using ElbContract.Traffic.Archives;

namespace ElbContract.Traffic.Checking;

/// <summary>Joins reports of parts, by shard or by file, into the one that checking all at once would have given.</summary>
public static class CheckJoin
{
    /// <param name="reports">All shards of one check, or checks of different files; in the order of the files.</param>
    /// <exception cref="CheckJoinException">They do not belong together, or some are missing.</exception>
    /// <exception cref="RecordingException">Nothing could be read in any of them.</exception>
    public static CheckReport Join(IReadOnlyList<CheckReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        if (Problem(reports) is { } problem)
            throw new CheckJoinException(problem);
        var files = reports
            .SelectMany(report => report.Files)
            .GroupBy(file => file.File, StringComparer.Ordinal)
            .Select(same => new CheckedFile(same.Key, same.Sum(file => file.Entries)))
            .ToList();
        var places = files.Select((file, place) => (file.File, place)).ToDictionary(StringComparer.Ordinal);
        var joined = new CheckReport
        {
            Files = files,
            Sides = reports[0].Sides,
            Listeners = reports.Sum(report => report.Listeners),
            Others = reports.Sum(report => report.Others),
            Unreadable = reports.Sum(report => report.Unreadable),
            IsBroken = reports.Any(report => report.IsBroken),
            Departures = Sum(reports.SelectMany(report => report.Departures)),
            Silences = Sum(reports.SelectMany(report => report.Silences)),
            Groups = FindingGroups.Join(reports.SelectMany(report => report.Groups), [.. files.Select(file => file.File)]),
            UnknownParameters = UnknownParameter.Join(reports.SelectMany(report => report.UnknownParameters)),
            AmbiguousRequests = AmbiguousRequest.Join(reports.SelectMany(report => report.AmbiguousRequests)),
            Problems =
            [
                .. reports
                    .SelectMany(report => report.Problems)
                    .Distinct()
                    .OrderBy(problem => places[problem.Place.File])
                    .ThenBy(problem => problem.Place.Entry ?? long.MaxValue)
                    .Take(Tally.MostProblems),
            ],
        };
        return joined.Entries > joined.Unreadable || joined.Problems is not [var first, ..] ? joined : throw new RecordingException(first);
    }

    private static Dictionary<TKey, long> Sum<TKey>(IEnumerable<KeyValuePair<TKey, long>> counts)
        where TKey : notnull =>
        counts.GroupBy(count => count.Key).OrderBy(same => same.Key).ToDictionary(same => same.Key, same => same.Sum(count => count.Value));

    private static string? Problem(IReadOnlyList<CheckReport> reports)
    {
        if (reports.Any(report => !report.Sides.SequenceEqual(reports[0].Sides)))
            return "the reports are from different sides: check all parts with the same --side";
        var shards = reports.Select(report => report.Shard).ToList();
        if (shards.TrueForAll(shard => shard is null))
            return
                reports
                    .SelectMany(report => report.Files)
                    .GroupBy(file => file.File, StringComparer.Ordinal)
                    .FirstOrDefault(same => same.Count() > 1)
                    is { } twice
                ? $"'{twice.Key}' is in several reports: give the report of each file once"
                : null;
        if (shards.Exists(shard => shard is null))
            return "a report of a whole check is among reports of shards: give the shards of one check";
        var count = shards[0]![(shards[0]!.IndexOf('/', StringComparison.Ordinal) + 1)..];
        if (!int.TryParse(count, CultureInfo.InvariantCulture, out var number))
            return $"'{shards[0]}' is not a shard";
        var wanted = Enumerable.Range(1, number).Select(index => string.Create(CultureInfo.InvariantCulture, $"{index}/{number}")).ToList();
        if (wanted.Except(shards, StringComparer.Ordinal).ToList() is [_, ..] missing)
            return $"shard {string.Join(", ", missing)} is missing";
        return shards.Count > number ? "a shard is given twice, or is from another check" : null;
    }
}

/// <summary>Reports that do not belong together: bad input from a person. The message says why, and what to do.</summary>
internal sealed class CheckJoinException(string problem) : MistakeException($"The reports cannot be joined: {problem}.");
