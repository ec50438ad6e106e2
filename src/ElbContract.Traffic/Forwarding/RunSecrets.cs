using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Forwarding;

/// <summary>What a run sends that is secret. It knows the projects from the start, and of the rest what was sent last: tokens come again
/// with each request, and signatures never.</summary>
internal sealed class RunSecrets
{
    private const int MostKept = 16;

    private readonly Lock _lock = new();
    private readonly KeyValuePair<string, string>[] _projects;
    private readonly List<KeyValuePair<string, string>> _sent = [];

    /// <param name="projects">From symbolic to real ids.</param>
    public RunSecrets(IReadOnlyDictionary<string, string> projects)
    {
        _projects = [.. projects.DistinctBy(project => project.Value).Select(project => KeyValuePair.Create(project.Value, project.Key))];
        Redactor = new Redactor(_projects);
    }

    /// <summary>Knows all of it.</summary>
    public Redactor Redactor { get; private set; }

    /// <param name="secrets">What was sent.</param>
    /// <param name="symbol">What stands for each; a secret that is its own symbol is none.</param>
    public void Learn(IReadOnlyList<string> secrets, string symbol)
    {
        lock (_lock)
        {
            var isNew = false;
            foreach (var secret in secrets)
                isNew |= Learn(secret, symbol);
            if (isNew)
                Redactor = new Redactor(_projects.Concat(_sent).DistinctBy(one => one.Key));
        }
    }

    private bool Learn(string secret, string symbol)
    {
        var at = _sent.FindIndex(one => one.Key == secret);
        if (at >= 0)
        {
            _sent.Add(_sent[at]);
            _sent.RemoveAt(at);
            return false;
        }

        if (_sent.Count == MostKept)
            _sent.RemoveAt(0);
        _sent.Add(KeyValuePair.Create(secret, symbol));
        return true;
    }
}
