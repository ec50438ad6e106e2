using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Journals;

/// <summary>What the lines of a journal say together.</summary>
internal sealed class JournalBook(RunLine run)
{
    private readonly Dictionary<string, Dictionary<string, long?>> _baselines = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, Attempt> _attempts = [];
    private readonly Dictionary<string, MadeListener> _made = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NotOursLine> _notOurs = new(StringComparer.Ordinal);
    private readonly List<JournalledFixture> _fixtures = [];

    public RunLine Run => run;

    /// <summary>Whether nothing but the run's name proves a listener to be the run's: so where the journal has not the marks that show who
    /// wrote it.</summary>
    public bool OnlyItsNameProves { get; set; }

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
        [
            .. _attempts
                .Where(attempt => attempt.Value.IsOpen)
                .Select(attempt => new SoughtListener(attempt.Key, attempt.Value.Addition, attempt.Value.IsUnnamed)),
        ];

    /// <summary>What was made for listeners to use, the last first.</summary>
    public IReadOnlyList<JournalledFixture> Fixtures => [.. _fixtures.AsEnumerable().Reverse()];

    /// <summary>Listeners that answers named, and that are somebody else's; none is ever deleted.</summary>
    public IReadOnlyCollection<NotOursLine> NotOurs => _notOurs.Values;

    /// <summary>The listeners that were made, also those that are known to be gone.</summary>
    public IReadOnlyCollection<MadeListener> Made => _made.Values;

    /// <summary>The listener that an answer named; null where none did, or it is somebody else's.</summary>
    public MadeListener? Find(string id) => _made.GetValueOrDefault(id);

    /// <summary>The load balancers at which a request's listener can be.</summary>
    public IReadOnlyCollection<string> PlacesOf(Addition addition) => addition.LoadBalancer is { } named ? [named] : [.. _baselines.Keys];

    /// <summary>Whether the listener's name begins with the run's.</summary>
    public bool HasRunsName(Listener listener) =>
        run.Name.Length > 0 && listener.Name?.StartsWith(run.Name, StringComparison.Ordinal) == true;

    /// <summary>The number of the settled request that made a listener, be it that its answer refused it: the one that was answered with
    /// it, else, where no other request is still sought that may have, one that asked for it by port and name or, where it has the run's
    /// name, for any.</summary>
    public int? RequestBehind(Listener listener, string loadBalancer)
    {
        if (_made.TryGetValue(listener.Id, out var made))
            return made.Number;
        var isSought = Sought.Any(one =>
            (one.Addition.LoadBalancer ?? loadBalancer) == loadBalancer && (one.Addition.Port ?? listener.Port) == listener.Port
        );
        if (isSought || WasThereBefore(listener.Id))
            return null;
        var settled = _attempts.Where(attempt => !attempt.Value.IsOpen).ToList();
        var asking = settled.Where(one => one.Value.Addition.LoadBalancer == loadBalancer && one.Value.Addition.Port == listener.Port);
        if (HasRunsName(listener))
            return asking.Concat(settled).Select(one => (int?)one.Key).FirstOrDefault();
        return !OnlyItsNameProves && listener.Port is { } port && WasFree(loadBalancer, port)
            ? asking.Where(one => (one.Value.Addition.Name ?? "") == (listener.Name ?? "")).Select(one => (int?)one.Key).FirstOrDefault()
            : null;
    }

    /// <summary>Whether the listener is known to be gone.</summary>
    public bool IsDeleted(string id) => _deleted.Contains(id);

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
                Find(unknown.Number).IsUnnamed = unknown.Unnamed == true;
                break;
            case NotOursLine notOurs:
                Disown(notOurs);
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
        attempt.IsUnnamed = false;
        // A provider that answers with another's listener may have made one all the same, which no answer names.
        if (WasThereBefore(line.Id))
            Disown(new NotOursLine(line.Number, line.Id, "it existed before the run"));
        else if (_notOurs.ContainsKey(line.Id))
            attempt.IsOpen = true;
        else
        {
            // One id for two requests: under it stands one listener at most.
            if (_made.TryGetValue(line.Id, out var earlier) && earlier.Number != line.Number && !_deleted.Contains(line.Id))
                Find(earlier.Number).IsOpen = true;
            _made[line.Id] = new MadeListener(line.Id, line.Number, attempt.Addition);
            _deleted.Remove(line.Id); // A provider may give an id out again.
        }
    }

    private void Disown(NotOursLine line)
    {
        Find(line.Number).IsOpen = true;
        _made.Remove(line.Id);
        _notOurs.TryAdd(line.Id, line);
    }

    private void Make(FixtureMadeLine line)
    {
        _fixtures.RemoveAll(one => one.Kind == line.Kind && one.Name == line.Name && one.Id is null);
        _fixtures.Add(new JournalledFixture(line.Kind, line.Name, line.Id, line.Asked));
    }

    private Attempt Find(int number) =>
        _attempts.GetValueOrDefault(number) ?? throw new FormatException($"nothing was intended with the number {number}");

    private sealed class Attempt(Addition addition)
    {
        public Addition Addition => addition;
        public bool IsOpen { get; set; } = true;
        public bool IsUnnamed { get; set; }
    }
}

/// <summary>A listener that the run made, as its answer says.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number of the request that was answered with it.</param>
/// <param name="Addition">What that request asked for.</param>
internal sealed record MadeListener(string Id, int Number, Addition Addition);

/// <summary>A listener that a request may have made.</summary>
/// <param name="Number">The request's.</param>
/// <param name="Addition">Where it asks for one.</param>
/// <param name="IsUnnamed">Whether its answer says that there is one, and not which.</param>
internal sealed record SoughtListener(int Number, Addition Addition, bool IsUnnamed = false);

/// <summary>A load balancer or a certificate that the run made.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name that it was asked for with.</param>
/// <param name="Id">Null where it may have been made, and no answer says so.</param>
/// <param name="Asked">When it was asked for; null once it was listed with that name.</param>
internal sealed record JournalledFixture(string Kind, string Name, string? Id, DateTimeOffset? Asked = null);
