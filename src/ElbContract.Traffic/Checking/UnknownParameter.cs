using ElbContract.Specification.Listeners;

namespace ElbContract.Traffic.Checking;

/// <summary>A parameter that requests have and the page does not document. It is told, and held against nobody.</summary>
/// <param name="Name">As it was sent, shortened where it is long.</param>
/// <param name="Count">In how many exchanges.</param>
public sealed record UnknownParameter(string Name, long Count)
{
    /// <summary>So many are told, those that come first by name: what is told does not depend on the order of entries then.</summary>
    public const int Most = 100;

    private const int LongestName = 64;

    /// <summary>The documented parameter that may have been meant; null where none is like it.</summary>
    public string? Nearest => Specification.Nearest.To(Name, ListenerFields.Requested.Select(row => row.JsonName));

    /// <summary>A name, at most 64 characters of it.</summary>
    internal static string Shortened(string name) =>
        name.Length <= LongestName ? name : name[..(LongestName - (char.IsHighSurrogate(name[LongestName - 2]) ? 2 : 1))] + "…";

    /// <summary>Those of one name as one, by name.</summary>
    internal static IReadOnlyList<UnknownParameter> Join(IEnumerable<UnknownParameter> parts) =>
        [
            .. parts
                .GroupBy(part => part.Name, StringComparer.Ordinal)
                .Select(same => new UnknownParameter(same.Key, same.Sum(part => part.Count)))
                .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
                .Take(Most),
        ];
}
