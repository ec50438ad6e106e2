using System.Globalization;
using System.Text.RegularExpressions;

namespace ElbContract.Sanity.Reading;

/// <summary>Which namespace of a project uses which, by <c>using</c> lines and qualified names.</summary>
/// <remarks>What an inner namespace takes from one around it needs neither, and is not seen.</remarks>
internal sealed partial class NamespaceUses
{
    // For each use the first place that shows it: file and line.
    private readonly SortedDictionary<(string From, string To), string> _places = [];
    private readonly Dictionary<string, HashSet<string>> _types = new(StringComparer.Ordinal);

    private NamespaceUses() { }

    /// <param name="sources">The project's files.</param>
    public static NamespaceUses Of(IReadOnlyList<(string File, string Text)> sources)
    {
        var uses = new NamespaceUses();
        foreach (var (_, text) in sources)
            uses.Declare(text);
        foreach (var (file, text) in sources)
            uses.Read(file, text);
        return uses;
    }

    public IEnumerable<(string From, string To)> All => _places.Keys;

    /// <summary>Where one namespace first uses the other, as <c>file:line</c>.</summary>
    public string Place((string From, string To) use) => _places[use];

    /// <summary>The uses that lead from the one to the other, as few as do; null where none do.</summary>
    /// <param name="from">A namespace.</param>
    /// <param name="to">Another, or the same: then a circle.</param>
    public IReadOnlyList<(string From, string To)>? Way(string from, string to)
    {
        Dictionary<string, IReadOnlyList<(string From, string To)>> ways = new(StringComparer.Ordinal) { [from] = [] };
        for (Queue<string> next = new([from]); next.TryDequeue(out var at); )
        {
            foreach (var use in _places.Keys.Where(use => use.From == at))
            {
                IReadOnlyList<(string From, string To)> way = [.. ways[at], use];
                if (use.To == to)
                    return way;
                if (ways.TryAdd(use.To, way))
                    next.Enqueue(use.To);
            }
        }

        return null;
    }

    private void Declare(string text)
    {
        if (NamespaceOf(text) is not { } own)
            return;
        if (!_types.TryGetValue(own, out var types))
            _types[own] = types = new(StringComparer.Ordinal);
        types.UnionWith(Declaration().Matches(text).Select(match => match.Groups["type"].Value));
    }

    private void Read(string file, string text)
    {
        if (NamespaceOf(text) is not { } own)
            return;
        foreach (var (number, line) in Comment().Replace(text, "").Split('\n').Index())
        {
            if (line.StartsWith("namespace ", StringComparison.Ordinal))
                continue;
            var used = UsingLine().Match(line) is { Success: true } match
                ? [Known(match.Groups["name"].Value)]
                : QualifiedName().Matches(line).Select(name => Qualified(own, name.Value));
            foreach (var other in used.OfType<string>().Where(other => other != own))
                _places.TryAdd((own, other), string.Create(CultureInfo.InvariantCulture, $"{file}:{number + 1}"));
        }
    }

    // A using line can name a type: then its namespace is meant.
    private string? Known(string name) =>
        _types.ContainsKey(name) ? name
        : name.LastIndexOf('.') is > 0 and var dot && _types.ContainsKey(name[..dot]) ? name[..dot]
        : null;

    // Seen from a namespace a name can begin with any part of the namespaces around it.
    private string? Qualified(string own, string name)
    {
        var parts = name.Split('.');
        return (
            from length in Enumerable.Range(1, parts.Length - 1).Reverse()
            let start = string.Join('.', parts[..length])
            from around in Around(own)
            let candidate = around + start
            where _types.TryGetValue(candidate, out var types) && types.Contains(parts[length])
            select candidate
        ).FirstOrDefault();
    }

    private static IEnumerable<string> Around(string own)
    {
        for (var at = own; at.Length > 0; at = at[..Math.Max(0, at.LastIndexOf('.'))])
            yield return at + '.';
        yield return "";
    }

    private static string? NamespaceOf(string text) =>
        NamespaceLine().Match(text) is { Success: true } match ? match.Groups["name"].Value : null;

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(
        @"^\s*(global )?using (static )?(\w+ = )?(?<name>[\w.]+);",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex UsingLine();

    [GeneratedRegex(
        @"\b(class|struct|record|interface|enum) (?<type>[A-Z]\w*)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\b[A-Z]\w*(\.[A-Z]\w*)+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex QualifiedName();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Comment();
}
