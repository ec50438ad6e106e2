using System.Globalization;

namespace ElbContract.Specification;

/// <summary>A number and what it counts, in words: <c>1 clause</c>, <c>2 clauses</c>, <c>2 entries</c>.</summary>
public static class Counted
{
    /// <param name="number">How many.</param>
    /// <param name="thing">One of them.</param>
    public static string Of(long number, string thing)
    {
        ArgumentException.ThrowIfNullOrEmpty(thing);
        return string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? thing : Several(thing))}");
    }

    private static string Several(string thing) => thing.EndsWith('y') ? thing[..^1] + "ies" : thing + "s";
}
