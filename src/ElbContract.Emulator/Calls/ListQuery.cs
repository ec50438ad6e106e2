using System.Globalization;
using ElbContract.Emulator.Shelves;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace ElbContract.Emulator.Calls;

/// <summary>The query of a list: conditions, and the page of the list. A parameter that nothing in the list has is passed over.</summary>
internal sealed class ListQuery
{
    private readonly List<(string Name, StringValues Wanted)> _conditions = [];
    private readonly string? _marker;
    private readonly int _limit = int.MaxValue;

    private ListQuery(Dictionary<string, StringValues> query, Func<string, bool> canBeAskedFor)
    {
        foreach (var (name, wanted) in query)
        {
            switch (name)
            {
                case "marker":
                    _marker = wanted;
                    break;
                case "limit" when int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var limit):
                    _limit = limit;
                    break;
                case var _ when canBeAskedFor(name):
                    _conditions.Add((name, wanted));
                    break;
            }
        }
    }

    /// <summary>Reads a query.</summary>
    /// <param name="query">With its question mark; empty for none.</param>
    /// <param name="canBeAskedFor">Whether the list can be asked for by a parameter of that name.</param>
    public static ListQuery Parse(string query, Func<string, bool> canBeAskedFor) => new(QueryHelpers.ParseQuery(query), canBeAskedFor);

    /// <summary>The things that a query asks for.</summary>
    /// <param name="query">With its question mark; empty for none.</param>
    /// <param name="things">What the list is of.</param>
    /// <param name="unasked">What it cannot be asked for by.</param>
    public static List<StoredThing> Of(string query, IEnumerable<StoredThing> things, params string[] unasked)
    {
        var all = things.ToList();
        bool CanBeAskedFor(string name) => !unasked.Contains(name) && all.Exists(thing => thing.Shown.TryGetProperty(name, out _));
        return [.. Parse(query, CanBeAskedFor).Of(all, (thing, name) => thing.Text(name))];
    }

    /// <summary>Those that are asked for: after the marker, where one of them has that id, and no more than the limit.</summary>
    /// <param name="all">In order.</param>
    /// <param name="text">What a thing has under a name, as a query writes it.</param>
    public IEnumerable<T> Of<T>(IEnumerable<T> all, Func<T, string, string?> text)
    {
        var wanted = all.Where(one => _conditions.TrueForAll(condition => condition.Wanted.Contains(text(one, condition.Name)))).ToList();
        var marked = _marker is null ? -1 : wanted.FindIndex(one => text(one, "id") == _marker);
        return wanted.Skip(marked + 1).Take(_limit);
    }
}
