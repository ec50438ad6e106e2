using ElbContract.Specification.Clauses;
using ElbContract.Traffic.Archives;

namespace ElbContract.Traffic.Checking;

/// <summary>Counts what a check finds; one a thread, joined at the end. Its size is bounded whatever it is told: there are only so many
/// shapes of findings.</summary>
internal sealed class Tally(IReadOnlyList<string> files, IReadOnlySet<Side> sides)
{
    /// <summary>How many of the entries that cannot be read are told by number.</summary>
    public const int MostProblems = 100;

    private readonly Dictionary<(Side, FindingShape), (int File, FindingGroup Group)> _groups = [];
    private readonly List<(int File, long Entry, string Reason)> _problems = [];
    private readonly long[] _entries = new long[files.Count];
    private readonly long[] _departures = new long[2];
    private readonly long[] _silences = new long[Enum.GetValues<Silence>().Length];
    private readonly SortedDictionary<string, long> _unknown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _ambiguous = new(StringComparer.Ordinal);
    private long _listeners;
    private long _others;
    private long _unreadable;
    private bool _isBroken;

    public void AddOther(int file)
    {
        _entries[file]++;
        _others++;
    }

    public void AddProblem(int file, long entry, string reason)
    {
        _entries[file]++;
        _unreadable++;
        AddProblem((file, entry, reason));
    }

    /// <summary>A file that could not be read from some entry on.</summary>
    public void AddFileProblem(int file, string reason, bool isBroken)
    {
        _isBroken |= isBroken;
        AddProblem((file, long.MaxValue, reason));
    }

    /// <param name="file">The place of its file.</param>
    /// <param name="entry">Its number in the file.</param>
    /// <param name="verdict">What is said of it.</param>
    /// <param name="curl">Makes a command line of the request; asked for the first of each group.</param>
    public void Add(int file, long entry, in ExchangeVerdict verdict, Func<string> curl)
    {
        _entries[file]++;
        _listeners++;
        _silences[(int)verdict.Silence]++;
        if (sides.Contains(Side.Client))
        {
            foreach (var name in verdict.UnknownParameters)
                AddUnknown(UnknownParameter.Shortened(name), 1);
            if (verdict.Ambiguity is { } problem)
                _ambiguous[problem] = _ambiguous.GetValueOrDefault(problem) + 1;
        }

        if (verdict.Client.Count > 0)
            Add(Side.Client, verdict.Client, file, entry, curl);
        if (verdict.Provider.Count > 0)
            Add(Side.Provider, verdict.Provider, file, entry, curl);
    }

    /// <summary>Adds what another one of the same check has counted.</summary>
    public void Add(Tally other)
    {
        foreach (var ((side, _), (file, group)) in other._groups)
            Add(side, file, group.First.Entry!.Value, group.Shape, group.Count, () => group);
        foreach (var problem in other._problems)
            AddProblem(problem);
        foreach (var (name, count) in other._unknown)
            AddUnknown(name, count);
        foreach (var (problem, count) in other._ambiguous)
            _ambiguous[problem] = _ambiguous.GetValueOrDefault(problem) + count;
        Sum(_entries, other._entries);
        Sum(_departures, other._departures);
        Sum(_silences, other._silences);
        _listeners += other._listeners;
        _others += other._others;
        _unreadable += other._unreadable;
    }

    public CheckReport Report(string? shard) =>
        new()
        {
            Files = [.. files.Select((file, place) => new CheckedFile(file, _entries[place]))],
            Shard = shard,
            Sides = [.. sides.Order()],
            Listeners = _listeners,
            Others = _others,
            Unreadable = _unreadable,
            IsBroken = _isBroken,
            Departures = sides.Order().ToDictionary(side => side, side => _departures[(int)side]),
            Silences = Enum.GetValues<Silence>()
                .Where(silence => silence != Silence.None && _silences[(int)silence] > 0)
                .ToDictionary(silence => silence, silence => _silences[(int)silence]),
            Groups = FindingGroups.Join(_groups.Values.Select(found => found.Group), files),
            UnknownParameters = [.. _unknown.Select(one => new UnknownParameter(one.Key, one.Value))],
            AmbiguousRequests = AmbiguousRequest.Join(_ambiguous.Select(one => new AmbiguousRequest(one.Key, one.Value))),
            Problems =
            [
                .. _problems
                    .Order()
                    .Take(MostProblems)
                    .Select(problem => new EntryProblem(
                        new(files[problem.File], problem.Entry == long.MaxValue ? null : problem.Entry),
                        problem.Reason
                    )),
            ],
        };

    private void Add(Side side, IReadOnlyList<Finding> findings, int file, long entry, Func<string> curl)
    {
        if (!sides.Contains(side))
            return;
        _departures[(int)side]++;
        foreach (var finding in findings)
        {
            var shape = FindingShape.Of(finding);
            Add(
                side,
                file,
                entry,
                shape,
                1,
                () =>
                    new()
                    {
                        Side = side,
                        Finding = finding,
                        Shape = shape,
                        Count = 0,
                        First = new(files[file], entry),
                        Curl = curl(),
                    }
            );
        }
    }

    // The first of a group is that of the lowest entry, whichever thread saw it.
    private void Add(Side side, int file, long entry, FindingShape shape, long count, Func<FindingGroup> first)
    {
        var key = (side, shape);
        var isKnown = _groups.TryGetValue(key, out var known);
        var isEarlier = !isKnown || (file, entry).CompareTo((known.File, known.Group.First.Entry!.Value)) < 0;
        var group = (isEarlier ? first() : known.Group) with { Shape = shape, Count = (isKnown ? known.Group.Count : 0) + count };
        _groups[key] = (isEarlier ? file : known.File, group);
    }

    // A name that is among the first of all is among the first of whatever came until now: what is dropped is none that is told.
    private void AddUnknown(string name, long count)
    {
        _unknown[name] = _unknown.GetValueOrDefault(name) + count;
        if (_unknown.Count > UnknownParameter.Most)
            _unknown.Remove(_unknown.Keys.Last());
    }

    private void AddProblem((int File, long Entry, string Reason) problem)
    {
        if (_problems.Contains(problem))
            return;
        _problems.Add(problem);
        if (_problems.Count > 2 * MostProblems)
            Trim();
    }

    private void Trim()
    {
        _problems.Sort();
        _problems.RemoveRange(MostProblems, _problems.Count - MostProblems);
    }

    private static void Sum(long[] sum, long[] more)
    {
        for (var i = 0; i < sum.Length; i++)
            sum[i] += more[i];
    }
}
