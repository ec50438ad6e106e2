namespace ElbContract.Verification.Journals;

/// <summary>What the lines of a journal say together.</summary>
internal sealed class JournalBook(RunLine run)
{
    private readonly Dictionary<string, Dictionary<string, long?>> _baselines = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, Attempt> _attempts = [];
    private readonly Dictionary<string, MadeListener> _made = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);
    private readonly List<JournalledFixture> _fixtures = [];

    public RunLine Run => run;
    public bool IsFinished { get; private set; }

    /// <summary>Whether nothing is left, and nothing can be.</summary>
    public bool IsClear => Standing.Count == 0 && Sought.Count == 0 && _fixtures.Count == 0;

    /// <summary>The highest number so far.</summary>
    public int Count => _attempts.Count == 0 ? 0 : _attempts.Keys.Max();

    /// <summary>The load balancers whose listeners were noted before the first request.</summary>
    public IReadOnlyCollection<string> LoadBalancers => _baselines.Keys;

    /// <summary>The listeners that were made and are not known to be gone.</summary>
    public IReadOnlyList<MadeListener> Standing => [.. _made.Values.Where(listener => !_deleted.Contains(listener.Id))];

    /// <summary>The requests that may have made a listener that nothing names.</summary>
    public IReadOnlyList<SoughtListener> Sought =>
        [.. _attempts.Where(attempt => attempt.Value.IsOpen).Select(attempt => new SoughtListener(attempt.Key, attempt.Value.Addition))];

    /// <summary>What was made for listeners to use, the last first.</summary>
    public IReadOnlyList<JournalledFixture> Fixtures => [.. _fixtures.AsEnumerable().Reverse()];

    /// <summary>Whether the run itself made the listener.</summary>
    public bool IsOwn(string id) => _made.ContainsKey(id);

    /// <summary>Whether the listener stood there before the run.</summary>
    public bool WasThereBefore(string loadBalancer, string id) => _baselines.GetValueOrDefault(loadBalancer)?.ContainsKey(id) == true;

    /// <summary>Whether the listener stood before the run, at any load balancer.</summary>
    public bool WasThereBefore(string id) => _baselines.Values.Any(before => before.ContainsKey(id));

    /// <summary>Whether it is known that no listener had the port before the run.</summary>
    public bool WasFree(string loadBalancer, long port) =>
        _baselines.TryGetValue(loadBalancer, out var before) && !before.Values.Any(taken => taken is null || taken == port);

    /// <summary>Whether it is known that a listener had the port before the run.</summary>
    public bool WasTaken(string loadBalancer, long port) =>
        _baselines.TryGetValue(loadBalancer, out var before) && before.ContainsValue(port);

    /// <exception cref="FormatException">The line cannot stand where it does.</exception>
    public void Apply(JournalLine line)
    {
        switch (line)
        {
            case BaselineLine baseline:
                _baselines.TryAdd(
                    baseline.LoadBalancer,
                    baseline.Listeners.ToDictionary(one => one.Id, one => one.Port, StringComparer.Ordinal)
                );
                break;
            case IntendLine intend:
                _attempts.Add(intend.Number, new Attempt(new Addition(intend.Project, intend.LoadBalancer, intend.Port, intend.Name)));
                break;
            case MadeLine made:
                Make(made);
                break;
            case RefusedLine refused:
                Find(refused.Number).IsOpen = false;
                break;
            case UnknownLine unknown:
                Find(unknown.Number);
                break;
            case AbsentLine absent:
                Find(absent.Number).IsOpen = false;
                break;
            case DeletedLine deleted:
                _deleted.Add(deleted.Id);
                break;
            case FixtureIntendedLine fixture:
                _fixtures.Add(new JournalledFixture(fixture.Kind, fixture.Name, null, fixture.Asked ?? run.Started));
                break;
            case FixtureMadeLine fixture:
                Make(fixture);
                break;
            case FixtureRemovedLine fixture:
                _fixtures.RemoveAll(one => one.Kind == fixture.Kind && one.Name == fixture.Name && one.Id == fixture.Id);
                break;
            case FinishedLine:
                IsFinished = true;
                break;
            default:
                throw new FormatException($"a {line.GetType().Name} cannot stand here");
        }
    }

    private void Make(MadeLine line)
    {
        var attempt = Find(line.Number);
        attempt.IsOpen = false;
        if (WasThereBefore(line.Id))
            return; // A provider that answers with another's listener has made none: it is not to be deleted.
        _made[line.Id] = new MadeListener(line.Id, attempt.Addition.Project, attempt.Addition.LoadBalancer);
        _deleted.Remove(line.Id); // A provider may give an id out again.
    }

    private void Make(FixtureMadeLine line)
    {
        _fixtures.RemoveAll(one => one.Kind == line.Kind && one.Name == line.Name && one.Id is null);
        _fixtures.Add(new JournalledFixture(line.Kind, line.Name, line.Id));
    }

    private Attempt Find(int number) =>
        _attempts.GetValueOrDefault(number) ?? throw new FormatException($"nothing was intended with the number {number}");

    private sealed class Attempt(Addition addition)
    {
        public Addition Addition => addition;
        public bool IsOpen { get; set; } = true;
    }
}

/// <summary>A listener that the run made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Project">The symbolic project that it was made under; null for the run's own.</param>
/// <param name="LoadBalancer">Where it stands; null where its request did not say.</param>
internal sealed record MadeListener(string Id, string? Project, string? LoadBalancer);

/// <summary>A listener that a request may have made.</summary>
/// <param name="Number">The request's.</param>
/// <param name="Addition">Where it asks for one.</param>
internal sealed record SoughtListener(int Number, Addition Addition);

/// <summary>A load balancer or a certificate that the run made.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name that it was asked for with.</param>
/// <param name="Id">Null where it may have been made, and no answer says so.</param>
/// <param name="Asked">When it was asked for; null where nothing depends on it, for its id is known.</param>
internal sealed record JournalledFixture(string Kind, string Name, string? Id, DateTimeOffset? Asked = null);
