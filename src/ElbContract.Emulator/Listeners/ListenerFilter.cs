using ElbContract.Specification.Listeners;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace ElbContract.Emulator.Listeners;

/// <summary>The query of a list: each parameter that is a listener's field is to have this value; every other parameter is passed
/// over.</summary>
internal sealed class ListenerFilter
{
    /// <summary>Those that lists cannot be asked for by.</summary>
    private static readonly ListenerField[] Unfiltered =
    [
        ListenerField.SessionSticky,
        ListenerField.AdminStateUp,
        ListenerField.CreateTime,
        ListenerField.UpdateTime,
    ];

    private static readonly Dictionary<string, Func<StoredListener, string?>> Fields = ListenerFields
        .All.Where(row => !Unfiltered.Contains(row.Field))
        .Select(row => KeyValuePair.Create<string, Func<StoredListener, string?>>(row.JsonName, stored => stored.Text(row.Field)))
        .Append(KeyValuePair.Create<string, Func<StoredListener, string?>>("healthcheck_id", _ => null))
        .ToDictionary(StringComparer.Ordinal);

    private readonly List<(Func<StoredListener, string?> Field, StringValues Wanted)> _conditions = [];

    private ListenerFilter() { }

    public static ListenerFilter Parse(string query)
    {
        var filter = new ListenerFilter();
        foreach (var (name, wanted) in QueryHelpers.ParseQuery(query))
        {
            if (Fields.TryGetValue(name, out var field))
                filter._conditions.Add((field, wanted));
        }

        return filter;
    }

    public bool Matches(StoredListener stored) => _conditions.TrueForAll(condition => condition.Wanted.Contains(condition.Field(stored)));
}
